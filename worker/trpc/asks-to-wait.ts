/** The cause of a procedure's error where a store asks to wait: whoever called may go on by itself after that. */
export class AsksToWait extends Error {
  readonly seconds: number;

  /** @param seconds as the store asks, rounded up */
  constructor(seconds: number) {
    super(`asks to wait ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Thrown by a platform's `levelLine` and `listingLine`: a line of an export is in no shape we know, so nothing after it can be trusted. */
export class UnreadableLine extends Error {
  override readonly name = 'UnreadableLine';

  /** @param why in plain words; never the line itself, which may hold anything */
  constructor(why: string) {
    super(`A line of the export cannot be read: ${why}.`);
  }
}

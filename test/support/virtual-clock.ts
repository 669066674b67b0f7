/** A clock turned by hand: nothing in a story waits for real time. */
export type VirtualClock = { now: () => number; advance: (ms: number) => void };

/** @param start ISO 8601 */
export function virtualClock(start: string): VirtualClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}

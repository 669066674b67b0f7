/** Ties what a person did by hand to the act that was to do it, and waits (RV2, RV3). */
import type { KnownAct } from './look.ts';
import type { Looked } from './looked.ts';

/**
 * @param acts that wish what was done by hand
 * @param done what is there, and since when by the store's clock, ISO 8601
 * @returns whether it is one of theirs: what waited for a person, or for the store, was done there meanwhile
 */
export function joinsOneOf(
  looked: Looked,
  acts: readonly KnownAct[],
  done: { id: string; createdAt: string },
): boolean {
  // What an act was made for already is something of its own.
  if (looked.acts.some(({ cause }) => cause === done.id || cause.startsWith(`${done.id}:`)))
    return false;
  const waiting = acts.find(
    (act) => isWaiting(act) && isSince(act, done.createdAt) && looked.joinedTo(act) === undefined,
  );
  if (waiting) looked.join(waiting, done.id);
  return waiting !== undefined;
}

const isWaiting = ({ state, madeId }: KnownAct): boolean =>
  (state === 'failed' || state === 'ready') && madeId === null;

/** What was there before was seen when the act was planned, and is something of its own. */
const isSince = ({ createdAt }: KnownAct, at: string): boolean =>
  createdAt !== undefined && Date.parse(at) > createdAt;

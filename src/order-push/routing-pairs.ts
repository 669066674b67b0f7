/** Finds which stray units each row of a push's routing is about, as its order lies and its groups are now. Pure. */
import type { Push } from './push.ts';
import type { Routing } from './routing.ts';
import { wasMovedTo } from './routing-places.ts';
import type { Misplaced } from './routing-plan.ts';

/** `by-hand`: its units lie at another place outside, where somebody at the store moved them. */
export type Paired = { row: Routing; misplaced: Misplaced | undefined; byHand: boolean };

/**
 * A row is about what strays where it was routed to: into the group it is to go to, else into the one that wants those
 * units by now. What strays where no row knows of it is what of a row is not where it was.
 * @param rows to be looked at
 * @param others further rows of the push
 */
export function routingPairs(
  push: Pick<Push, 'lines' | 'sourceRouted'>,
  rows: readonly Routing[],
  others: readonly Routing[],
  plan: readonly Misplaced[],
): Paired[] {
  const left = [...plan];
  const found = new Map<number, Misplaced>();
  const pair = (fits: (stray: Misplaced, row: Routing) => boolean) => {
    for (const row of rows) {
      if (found.has(row.number)) continue;
      const at = left.findIndex((stray) => fits(stray, row));
      const [stray] = at < 0 ? [] : left.splice(at, 1);
      if (stray) found.set(row.number, stray);
    }
  };
  const isHere = (stray: Misplaced, row: Routing) => stray.fromLocationId === row.fromLocationId;
  pair((stray, row) => isHere(stray, row) && stray.locationIds.includes(row.toLocationId ?? ''));
  pair(isHere);
  const ours = new Set(found.keys());
  const known = [...rows, ...others].flatMap((row) => [row.fromLocationId, row.toLocationId]);
  pair(
    ({ fromLocationId, units }) =>
      !known.includes(fromLocationId) && wasMovedTo(push, fromLocationId, units),
  );
  return rows.map((row) => ({
    row,
    misplaced: found.get(row.number),
    byHand: found.has(row.number) && !ours.has(row.number),
  }));
}

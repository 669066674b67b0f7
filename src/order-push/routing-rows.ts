/** The rows that a push's routing begins with: none where all is right, which is the usual case. Pure. */
import type { Push } from './push.ts';
import type { GroupUnits, PlacedUnits, Routing } from './routing.ts';
import type { RoutingDeps } from './routing-deps.ts';
import { routingPlan } from './routing-plan.ts';
import { whyText } from './routing-why.ts';

/** When a routing that is not known yet is looked for, after it was owed, ms; then it is said that it is not there. */
export const routingLadderMs = [15_000, 60_000, 300_000] as const;

/**
 * @param wanted as in routingPlan
 * @param placed undefined where the store has not said yet
 * @param now ms
 */
export function routingRows(
  wanted: readonly GroupUnits[],
  placed: readonly PlacedUnits[] | undefined,
  now: number,
): Routing[] {
  if (wanted.length === 0) return [];
  if (!placed) return [{ ...row(1), dueAt: now + routingLadderMs[0] }];
  return routingPlan(wanted, placed).map(({ fromLocationId, toLocationId }, at) =>
    toLocationId === undefined
      ? { ...row(at + 1), fromLocationId, state: 'elsewhere', why: whyText('no-open-location') }
      : { ...row(at + 1), fromLocationId, toLocationId, dueAt: now },
  );
}

/** Asks for the turn that the first of these rows is owed. */
export async function routeWhenDue(
  deps: Pick<RoutingDeps, 'routeAgain'>,
  push: Push,
  rows: readonly Routing[],
): Promise<void> {
  const [first] = rows.flatMap(({ dueAt }) => dueAt ?? []).toSorted((a, b) => a - b);
  if (first !== undefined) await deps.routeAgain(push, first);
}

const row = (number: number): Routing => ({
  number,
  fromLocationId: undefined,
  toLocationId: undefined,
  state: 'owed',
  why: undefined,
  setbacks: 0,
  dueAt: undefined,
});

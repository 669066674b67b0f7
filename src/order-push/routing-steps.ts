/** What a turn at a push's routing does with one row: has it moved, or says where it is and why. */
import { decideAfterFailure } from '../effects/effect.ts';
import type { Platform, PlatformOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { Push } from './push.ts';
import type { GroupUnits, PlacedUnits, Routing } from './routing.ts';
import type { RoutingDeps } from './routing-deps.ts';
import { routingMoves } from './routing-moves.ts';
import { placesAfterMove, routedNow } from './routing-places.ts';
import type { Misplaced } from './routing-plan.ts';
import { type RoutingWhy, whyText } from './routing-why.ts';

export type RoutingStepDeps = RoutingDeps & {
  /** The ledgers of the push's lines look at what the source has. */
  readStock: (push: Push) => Promise<void>;
  random: () => number;
};

/** A turn at one push; the store is open, and its order was looked at. */
export type RoutingTurn = { deps: RoutingStepDeps; push: Push; source: Platform };

/** A row becomes another, and nothing of it is owed unless `to` says when; `at`: where the order's open units lie with it. */
export const change = (
  { deps, push }: RoutingTurn,
  row: Routing,
  to: Partial<Routing>,
  at?: PlacedUnits[],
) =>
  deps.record.change(
    push,
    row,
    { ...row, dueAt: undefined, ...to },
    'Crossdock',
    at && routedNow(push, at),
  );

/** A row ends where it is. */
export const stays = (turn: RoutingTurn, row: Routing, why: RoutingWhy) =>
  change(turn, row, { state: 'elsewhere', why: whyText(why) });

/** Nothing of it strays any more, so it is where it belongs, or shipped: somebody moved it, an earlier turn of ours whose answer was lost, or its group changed. */
export async function isThere(
  turn: RoutingTurn,
  row: Routing,
  wanted: readonly GroupUnits[],
  placed: PlacedUnits[],
): Promise<string> {
  const own = wanted.filter(({ locations }) => locations.some(({ id }) => id === row.toLocationId));
  const idsOf = (groups: readonly GroupUnits[]) =>
    groups.flatMap(({ locations }) => locations.map(({ id }) => id));
  const isOpenAt = (id: string | undefined) => placed.some(({ locationId }) => locationId === id);
  const ids = [row.toLocationId, ...idsOf(own), ...idsOf(wanted)];
  // Where no group wants it elsewhere any more, it is right where it lies.
  const anywhere = wanted.length > 0 ? [] : [row.fromLocationId, placed[0]?.locationId];
  const toLocationId = [...ids, ...anywhere].find(isOpenAt);
  if (toLocationId === undefined) {
    await stays(turn, row, 'over');
    return 'over';
  }
  await readAgain(turn);
  await change(turn, row, { state: 'moved', toLocationId }, placed);
  return 'moved already';
}

/** Somebody at the store was faster, and wants it to ship from there: that is not fought over. */
export async function isByHand(
  turn: RoutingTurn,
  row: Routing,
  { fromLocationId }: Misplaced,
  placed: PlacedUnits[],
): Promise<string> {
  const why = whyText('by-hand');
  const to = { fromLocationId, toLocationId: undefined, state: 'elsewhere' as const, why };
  await change(turn, row, to, placed);
  return 'moved by hand';
}

/** Has the source move what strays. @returns in words for logs, and where the units of the order lie by now */
export async function moveStray(
  turn: RoutingTurn,
  was: Routing,
  misplaced: Misplaced,
  order: PlatformOrder,
  placed: PlacedUnits[],
): Promise<{ said: string; placed: PlacedUnits[] }> {
  const { deps, push, source } = turn;
  const { fromLocationId, toLocationId, units } = misplaced;
  if (toLocationId === undefined) {
    await stays(turn, was, 'no-open-location');
    return { said: 'no location is open', placed };
  }
  const row = { ...was, toLocationId };
  // Written before it is asked for, so that it is known as ours whatever becomes of the answer.
  if (was.toLocationId !== toLocationId) await deps.record.change(push, was, row, 'Crossdock');
  const after = async (failure: PlatformFailure) => ({
    said: await putOff(turn, row, failure, placed),
    placed,
  });
  const groups = await source.fetchShippable(order.id);
  if (!groups.ok) return after(groups.failure);
  const moves = routingMoves(misplaced, order, groups.value);
  for (const [at, { groupId, lines }] of moves.entries()) {
    const moved = await source.moveShippable(groupId, toLocationId, lines);
    // Where a part of it is moved, the rest is another look's.
    if (!moved.ok) return after(at === 0 ? moved.failure : changedMeanwhile);
  }
  // What the order said is not there any more: another look.
  if (moves.length === 0) return after(changedMeanwhile);
  const there = placesAfterMove(placed, fromLocationId, toLocationId, units);
  await readAgain(turn);
  await change(turn, row, { state: 'moved' }, there);
  return { said: 'moved', placed: there };
}

/** Both levels have changed. Settling has the source read anyway; where that is done, nobody else would. */
const readAgain = async ({ deps, push }: RoutingTurn): Promise<void> => {
  if (push.dueAt === undefined) await deps.readStock(push);
};

const changedMeanwhile: PlatformFailure = { kind: 'unknown', message: 'it changed meanwhile' };

/** A "no" of the store is its last word; everything else is looked at again, until the ladder ends. */
export async function putOff(
  turn: RoutingTurn,
  row: Routing,
  failure: PlatformFailure,
  placed?: PlacedUnits[],
): Promise<string> {
  if (failure.kind === 'refused') {
    const why = whyText('refused', failure.message);
    await change(turn, row, { state: 'elsewhere', why }, placed);
    return 'refused';
  }
  const { deps } = turn;
  // A store that lets nobody in may do so again tomorrow, and a group that is gone has another in its place.
  const passing: PlatformFailure =
    failure.kind === 'throttled' || failure.kind === 'paused'
      ? failure
      : { kind: 'unreachable', message: failure.kind };
  const after = decideAfterFailure(passing, 'before', row, deps.now(), deps.random());
  if (after.state !== 'ready') {
    await stays(turn, row, 'unreachable');
    return 'given up';
  }
  await change(turn, row, { dueAt: after.dueAt, setbacks: after.setbacks });
  await deps.routeAgain(turn.push, after.dueAt);
  return `looks again after ${failure.kind}`;
}

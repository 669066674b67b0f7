/**
 * A turn at a push's routing: looks where its source order lies now, and has what lies outside its Location Group moved.
 * Safe to run any number of times, at once or after a crash at any point: it looks before it asks.
 */
import { decideAfterFailure } from '../effects/effect.ts';
import type { Platform, PlatformOrder, ShippableGroup } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { Push } from './push.ts';
import type { GroupUnits, PlacedUnits, Routing } from './routing.ts';
import type { RoutingDeps } from './routing-deps.ts';
import { placesInOrder } from './routing-places.ts';
import { type Misplaced, routingPlan } from './routing-plan.ts';
import { routingLadderMs, routingRows } from './routing-rows.ts';
import { type RoutingWhy, whyText } from './routing-why.ts';

export type RoutingTurnDeps = RoutingDeps & {
  loadPush: (pushId: string) => Promise<Push | undefined>;
  /** Takes what is owed by now: nobody else's until then (ms), and owed again from then on. */
  take: (pushId: string, until: number) => Promise<Routing[]>;
  random: () => number;
};

/** Longer than a turn takes; after it, whatever ended the turn, another one looks. */
const turnMs = 60_000;

/** @returns what became of it, in words for logs */
export async function routingTurn(deps: RoutingTurnDeps, pushId: string): Promise<string> {
  const until = deps.now() + turnMs;
  const taken = await deps.take(pushId, until);
  if (taken.length === 0) return 'no routing owed';
  const push = await deps.loadPush(pushId);
  if (!push?.sourceOrderId) return 'no such push';
  const turn = { deps, push, source: await deps.openPlatform(push.sourceStoreId) };
  const order = await turn.source.fetchOrder(push.sourceOrderId);
  if (!order.ok && order.failure.kind !== 'not-found') {
    for (const row of taken) await putOff(turn, row, order.failure);
    return `looks again after ${order.failure.kind}`;
  }
  if (!order.ok || order.value.cancelledAt !== undefined) {
    for (const row of taken) await stays(turn, row, 'over');
    return 'its source order is gone';
  }
  const placed = placesInOrder(order.value);
  if (!placed) {
    for (const row of taken) await waitForRouting(turn, row);
    return 'not routed yet';
  }
  const wanted = await deps.loadGroupUnits(pushId);
  const rows = await known(turn, taken, { wanted, placed }, until);
  const plan = routingPlan(wanted, placed);
  const said: string[] = [];
  for (const row of rows) {
    const misplaced = plan.find((one) => isOf(one, row));
    if (misplaced) said.push(await move(turn, row, misplaced, order.value));
    else said.push(await isThere(turn, row, wanted, placed));
  }
  return said.join(', ') || 'it ships from its group';
}

type Turn = { deps: RoutingTurnDeps; push: Push; source: Platform };

const isOf = ({ fromLocationId, locationIds }: Misplaced, row: Routing): boolean =>
  fromLocationId === row.fromLocationId && locationIds.includes(row.toLocationId ?? '');

const change = ({ deps, push }: Turn, row: Routing, to: Partial<Routing>) =>
  deps.record.change(push, row, { ...row, dueAt: undefined, ...to }, 'Crossdock');

const stays = (turn: Turn, row: Routing, why: RoutingWhy, words?: string) =>
  change(turn, row, { state: 'elsewhere', why: whyText(why, words) });

async function waitForRouting(turn: Turn, row: Routing): Promise<void> {
  const rung = routingLadderMs[row.setbacks + 1];
  if (rung === undefined) return stays(turn, row, 'not-routed');
  const dueAt = turn.deps.now() + rung;
  await change(turn, row, { setbacks: row.setbacks + 1, dueAt });
  await turn.deps.routeAgain(turn.push, dueAt);
}

/** Puts what is known now in the place of the row that waited for it. @returns rows that are to be moved */
async function known(
  turn: Turn,
  taken: readonly Routing[],
  { wanted, placed }: { wanted: readonly GroupUnits[]; placed: readonly PlacedUnits[] },
  until: number,
): Promise<Routing[]> {
  const waiting = taken.find(({ fromLocationId }) => fromLocationId === undefined);
  if (!waiting) return [...taken];
  const rows = routingRows(wanted, placed, turn.deps.now()).map((row) =>
    row.state === 'owed' ? { ...row, dueAt: until } : row,
  );
  const [first] = placed;
  if (rows.length > 0) await turn.deps.record.replace(turn.push, waiting, rows);
  else if (first) {
    const { locationId } = first;
    await change(turn, waiting, {
      state: 'moved',
      fromLocationId: locationId,
      toLocationId: locationId,
    });
  } else await stays(turn, waiting, 'over');
  return rows.filter(({ state }) => state === 'owed');
}

/** Nothing of it lies outside any more: somebody moved it, or an earlier turn of ours whose answer was lost. */
async function isThere(
  turn: Turn,
  row: Routing,
  wanted: readonly GroupUnits[],
  placed: readonly PlacedUnits[],
): Promise<string> {
  const group = wanted.find(({ locations }) => locations.some(({ id }) => id === row.toLocationId));
  const ids = [
    row.toLocationId,
    ...(group?.locations ?? []).map(({ id }) => id),
    ...(group ? [] : [row.fromLocationId]),
  ];
  const toLocationId = ids.find((id) => placed.some(({ locationId }) => locationId === id));
  if (toLocationId === undefined) {
    await stays(turn, row, 'over');
    return 'over';
  }
  await change(turn, row, { state: 'moved', toLocationId });
  return 'moved already';
}

async function move(
  turn: Turn,
  row: Routing,
  misplaced: Misplaced,
  order: PlatformOrder,
): Promise<string> {
  const toLocationId = row.toLocationId ?? '';
  const groups = await turn.source.fetchShippable(order.id);
  if (!groups.ok) return putOff(turn, row, groups.failure);
  const moves = movesOf(row, misplaced, order, groups.value);
  for (const { groupId, lines } of moves) {
    const moved = await turn.source.moveShippable(groupId, toLocationId, lines);
    if (!moved.ok) return putOff(turn, row, moved.failure);
  }
  // What the order said is not there any more: another look.
  if (moves.length === 0) return putOff(turn, row, changedMeanwhile);
  await change(turn, row, { state: 'moved' });
  return 'moved';
}

const changedMeanwhile: PlatformFailure = { kind: 'unknown', message: 'it changed meanwhile' };

/** Whole groups where all of it is to go, so that no group is split without need. */
function movesOf(
  row: Routing,
  misplaced: Misplaced,
  order: PlatformOrder,
  groups: readonly ShippableGroup[],
): { groupId: string; lines: { groupLineId: string; quantity: number }[] | undefined }[] {
  const variants = new Map(order.lines.map(({ id, variantId }) => [id, variantId]));
  const left = new Map<string, number>();
  for (const { sourceVariantId, units } of misplaced.units)
    left.set(sourceVariantId, (left.get(sourceVariantId) ?? 0) + units);
  return groups
    .filter(({ locationId }) => locationId === row.fromLocationId)
    .flatMap((group) => {
      const open = group.lines.filter(({ remaining }) => remaining > 0);
      const lines = open.flatMap(({ groupLineId, lineId, remaining }) => {
        const variant = variants.get(lineId) ?? '';
        const quantity = Math.min(remaining, left.get(variant) ?? 0);
        left.set(variant, (left.get(variant) ?? 0) - quantity);
        return quantity > 0 ? [{ groupLineId, quantity, remaining }] : [];
      });
      if (lines.length === 0) return [];
      const isWhole =
        lines.length === open.length &&
        lines.every(({ quantity, remaining }) => quantity === remaining);
      const some = lines.map(({ groupLineId, quantity }) => ({ groupLineId, quantity }));
      return [{ groupId: group.id, lines: isWhole ? undefined : some }];
    });
}

/** A "no" of the store is its last word; everything else is looked at again, until the ladder ends. */
async function putOff(turn: Turn, row: Routing, failure: PlatformFailure): Promise<string> {
  if (failure.kind === 'refused') {
    await stays(turn, row, 'refused', failure.message);
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

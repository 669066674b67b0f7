/**
 * A turn at a push's routing: looks where its source order lies now, and has what lies outside its Location Group moved.
 * Safe to run any number of times, at once or after a crash at any point: it looks before it asks.
 */
import type { PlatformOrder } from '../platforms/platform.ts';
import type { Push } from './push.ts';
import type { GroupUnits, PlacedUnits, Routing } from './routing.ts';
import { routingPairs } from './routing-pairs.ts';
import { placesInOrder, routedNow } from './routing-places.ts';
import { routingPlan } from './routing-plan.ts';
import { routingLadderMs, routingRows } from './routing-rows.ts';
import {
  change,
  isByHand,
  isThere,
  moveStray,
  putOff,
  type RoutingStepDeps,
  type RoutingTurn,
  stays,
} from './routing-steps.ts';
import { type SettlePushDeps, settlePush } from './settle-push.ts';

export type RoutingTurnDeps = RoutingStepDeps &
  SettlePushDeps & {
    loadPush: (pushId: string) => Promise<Push | undefined>;
    loadRoutings: (pushId: string) => Promise<Routing[]>;
    /** Takes what is owed by now: nobody else's until then (ms), and owed again from then on. */
    take: (pushId: string, until: number) => Promise<Routing[]>;
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
  const source = await deps.openPlatform(push.sourceStoreId);
  const said = await look({ deps, push, source, until }, push.sourceOrderId, taken);
  const seen = await deps.loadPush(pushId);
  // Where this turn ends before it, the sweep finds it owed in the push's row.
  if (seen && seen.dueAt !== undefined) await settlePush(deps, seen);
  return said;
}

/** `until`: when the rows it took are owed again, ms. */
type Turn = RoutingTurn & { deps: RoutingTurnDeps; until: number };

async function look(turn: Turn, orderId: string, taken: readonly Routing[]): Promise<string> {
  const { deps, push } = turn;
  const order = await turn.source.fetchOrder(orderId);
  if (!order.ok && order.failure.kind !== 'not-found') {
    for (const row of taken) await putOff(turn, row, order.failure);
    return `looks again after ${order.failure.kind}`;
  }
  if (!order.ok || order.value.cancelledAt !== undefined) {
    // It takes nothing, so its units are not settled: they stay held as long as the customer wants them.
    await deps.push.markSettled(push);
    for (const row of taken) await stays(turn, row, 'over');
    return 'its source order is gone';
  }
  const placed = placesInOrder(order.value);
  if (!placed) {
    for (const row of taken) await waitForRouting(turn, row);
    return 'not routed yet';
  }
  return route(turn, order.value, taken, placed);
}

async function route(
  turn: Turn,
  order: PlatformOrder,
  taken: readonly Routing[],
  placed: PlacedUnits[],
): Promise<string> {
  const { deps, push } = turn;
  const wanted = await deps.loadGroupUnits(push.id);
  const rows = await known(turn, taken, { wanted, placed });
  const numbers = new Set([...taken, ...rows].map(({ number }) => number));
  const others = (await deps.loadRoutings(push.id)).filter(({ number }) => !numbers.has(number));
  const said: string[] = [];
  let now = placed;
  for (const { row, misplaced, byHand } of routingPairs(
    push,
    rows,
    others,
    routingPlan(wanted, placed),
  )) {
    if (!misplaced) said.push(await isThere(turn, row, wanted, now));
    else if (byHand) said.push(await isByHand(turn, row, misplaced, now));
    else {
      const moved = await moveStray(turn, row, misplaced, order, now);
      now = moved.placed;
      said.push(moved.said);
    }
  }
  return said.join(', ') || 'it ships from its group';
}

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
  { wanted, placed }: { wanted: readonly GroupUnits[]; placed: PlacedUnits[] },
): Promise<Routing[]> {
  const waiting = taken.find(({ fromLocationId }) => fromLocationId === undefined);
  if (!waiting) return [...taken];
  const { deps, push, until } = turn;
  const rows = routingRows(wanted, placed, deps.now()).map((row) =>
    row.state === 'owed' ? { ...row, dueAt: until } : row,
  );
  const [first] = placed;
  if (rows.length > 0) await deps.record.replace(push, waiting, rows, routedNow(push, placed));
  else if (first) {
    const { locationId } = first;
    const there = { fromLocationId: locationId, toLocationId: locationId };
    await change(turn, waiting, { state: 'moved', ...there }, placed);
  } else await stays(turn, waiting, 'over');
  return rows.filter(({ state }) => state === 'owed');
}

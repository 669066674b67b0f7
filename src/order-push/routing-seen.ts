/**
 * A source store tells that something of an order is to be shipped from elsewhere. What Crossdock waits for is looked at
 * now; what somebody at the store moved out of its Location Group is shown, and never moved back.
 */
import type { SourceOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Push } from './push.ts';
import { isOurs } from './reference.ts';
import type { PlacedUnits, Routing } from './routing.ts';
import type { RoutingDeps } from './routing-deps.ts';
import { placesInOrder, routedNow, wasMovedTo } from './routing-places.ts';
import { type Misplaced, routingPlan } from './routing-plan.ts';
import { whyText } from './routing-why.ts';

export type RoutingSeenDeps = RoutingDeps & {
  loadPushByReference: (sourceStoreId: string, reference: string) => Promise<Push | undefined>;
  loadRoutings: (pushId: string) => Promise<Routing[]>;
};

/**
 * @param store the source store, by its name for the timeline
 * @returns what became of it, for the list of deliveries
 */
export async function routingSeen(
  deps: RoutingSeenDeps,
  store: { id: string; name: string },
  orderId: string,
): Promise<Result<string, PlatformFailure>> {
  const platform = await deps.openPlatform(store.id);
  const order = await platform.fetchOrder(orderId);
  if (!order.ok) return order.failure.kind === 'not-found' ? ok('it is gone again') : order;
  const reference = order.value.sourceIdentifier;
  if (reference === undefined || !isOurs(reference))
    return ok('an order of the source store itself');
  const push = await deps.loadPushByReference(store.id, reference);
  if (push?.state !== 'created' || push.sourceOrderId !== orderId)
    return ok('no push stands for it yet');
  const rows = await deps.loadRoutings(push.id);
  const placed = placesInOrder(order.value);
  if (!placed) return ok('not routed yet');
  const waiting = rows.find(({ fromLocationId }) => fromLocationId === undefined);
  if (waiting && waiting.why !== whyText('over')) {
    const dueAt = deps.now();
    const owed = { ...waiting, state: 'owed' as const, why: undefined, setbacks: 0, dueAt };
    await deps.record.change(push, waiting, owed, store.name);
    await deps.routeAgain(push, dueAt);
    return ok('routed: looked at now');
  }
  // Ours is on its way, and this tells of it.
  if (rows.some(({ state }) => state === 'owed')) return ok('its move is owed');
  const plan = routingPlan(await deps.loadGroupUnits(push.id), placed);
  const noted = await note(deps, store.name, { push, rows, placed, plan });
  // Whoever ships it is told of a move within its Location Group as well.
  const routed = routedNow(push, placed);
  if (!isSame(routed, push.sourceRouted ?? [])) await deps.record.keepPlaces(push, routed);
  return ok(noted);
}

const isSame = (a: Routed, b: Routed): boolean => textOf(a) === textOf(b);

const textOf = (routed: Routed): string =>
  routed
    .map((part) => `${tail(part.destinationLineId)} ${part.locationId} ${part.quantity}`)
    .sort()
    .join('\n');

type Routed = NonNullable<SourceOrder['routed']>;

type Seen = {
  push: Push;
  rows: readonly Routing[];
  placed: readonly PlacedUnits[];
  plan: readonly Misplaced[];
};

async function note(deps: RoutingSeenDeps, actor: string, seen: Seen): Promise<string> {
  const { push, rows, placed, plan } = seen;
  const routed = routedNow(push, placed);
  const lies = (id: string | undefined) => placed.some(({ locationId }) => locationId === id);
  const placeOf = (row: Routing) => (row.state === 'moved' ? row.toLocationId : row.fromLocationId);
  /** Its units lie where they lay no longer. */
  const gone = rows.filter((row) => !lies(placeOf(row)) && row.why !== whyText('over'));
  let moved = 0;
  for (const { fromLocationId, locationIds, units } of plan) {
    // It is known to lie there: shown as elsewhere, or moved there before its groups changed.
    if (rows.some((row) => placeOf(row) === fromLocationId)) continue;
    const wasThere = (row: Routing) => locationIds.includes(row.toLocationId ?? '');
    const earlier = rows.find((row) => row.state === 'moved' && wasThere(row)) ?? gone.shift();
    if (!earlier && !wasMovedTo(push, fromLocationId, units)) continue;
    const after: Routing = {
      number: earlier?.number ?? rows.length + moved + 1,
      fromLocationId,
      toLocationId: undefined,
      state: 'elsewhere',
      why: whyText('by-hand'),
      setbacks: 0,
      dueAt: undefined,
    };
    await deps.record.change(push, earlier, after, actor, routed);
    moved += 1;
  }
  const [first] = placed;
  if (plan.length === 0 && first)
    for (const row of rows) {
      if (row.state !== 'elsewhere' || row.why === whyText('over')) continue;
      const toLocationId = lies(row.fromLocationId) ? row.fromLocationId : first.locationId;
      const to = { toLocationId, why: undefined, setbacks: 0 };
      await deps.record.change(push, row, { ...row, ...to, state: 'moved' }, actor, routed);
    }
  return moved > 0 ? 'moved at the source store, outside its Location Group' : 'routing: known';
}

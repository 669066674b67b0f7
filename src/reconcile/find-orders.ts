/**
 * Reads which orders of a store changed, a page at a time, and puts those that no delivery told of into the store's inbox:
 * from there they go the way of every webhook, by the same rules (RC1, OP15).
 */
import type { EffectState } from '../effects/effect.ts';
import { isStanding } from '../mirror/find-copy.ts';
import { isOurs } from '../order-push/reference.ts';
import type { DeliveryState } from '../platforms/aftermath.ts';
import type { ChangedOrder, Platform, PlatformShipment, Tracking } from '../platforms/platform.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { youngMs } from './reconcile.ts';

/** How our newest reading of an order stands to its change. `same`: of the same second, so that nobody can tell. */
export type KeptReading = 'covered' | 'same' | 'older' | 'none';

export type PushedOrder = {
  pushId: string;
  reference: string;
  state: EffectState;
  sourceOrderId: string | null;
  /** The change of it that was looked at last, ISO 8601. */
  sourceSeenAt: string | null;
};

/** A shipment as it was last read; `updatedAt`: the store's clock, ISO 8601. */
export type SeenShipment = {
  updatedAt: string;
  takenBack: boolean;
  tracking: Tracking;
  delivery: DeliveryState | undefined;
};

export type FindOrdersDeps = {
  roles: { source: boolean; destination: boolean };
  platform: Platform;
  howKept: (changed: readonly ChangedOrder[]) => Promise<KeptReading[]>;
  listPushed: (references: readonly string[]) => Promise<PushedOrder[]>;
  markSeen: (seen: readonly { pushId: string; updatedAt: string }[]) => Promise<void>;
  /** What is kept of shipments, by their ids at the source. */
  shipmentsSeen: (ids: readonly string[]) => Promise<ReadonlyMap<string, SeenShipment>>;
  noteSecond: (pushId: string, second: { sourceOrderId: string; name: string }) => Promise<void>;
  /** Keeps an event as if the store had told of it. @returns whether it is news: the same change is kept once */
  deliver: (key: string, event: PlatformEvent) => Promise<boolean>;
};

/** A store that leads us in a circle. */
export const goesNowhere: PlatformFailure = {
  kind: 'unreadable-reply',
  message: 'The store gave the same page again.',
};

export type FoundOrders = {
  read: number;
  /** Orders and shipments that no delivery told of. */
  orders: number;
  shipments: number;
  nextCursor: string | undefined;
};

/**
 * @param since ISO 8601
 * @param begun when this reading of changed orders began, ms: what changed right before it is left to its webhook
 */
export async function findOrders(
  deps: FindOrdersDeps,
  since: string,
  begun: number,
  cursor: string | undefined,
): Promise<Result<FoundOrders, PlatformFailure>> {
  const page = await deps.platform.fetchOrdersChanged(since, cursor);
  if (!page.ok) return page;
  if (cursor !== undefined && page.value.nextCursor === cursor) return fail(goesNowhere);
  const rows = page.value.rows.filter(({ updatedAt }) => Date.parse(updatedAt) < begun - youngMs);
  const ours = rows.filter((row) => isOurs(row.sourceIdentifier));
  const orders = deps.roles.destination
    ? await deliverOrders(
        deps,
        // A chain: a push that came in is sold on, as far as the store's own source is concerned.
        deps.roles.source ? rows : rows.filter((row) => !isOurs(row.sourceIdentifier)),
      )
    : 0;
  const shipments = deps.roles.source ? await lookAtPushed(deps, ours) : ok(0);
  if (!shipments.ok) return shipments;
  return ok({
    read: page.value.rows.length,
    orders,
    shipments: shipments.value,
    nextCursor: page.value.nextCursor,
  });
}

/** @returns how many orders had changed without a delivery of it */
async function deliverOrders(deps: FindOrdersDeps, rows: readonly ChangedOrder[]): Promise<number> {
  if (rows.length === 0) return 0;
  const kept = await deps.howKept(rows);
  let found = 0;
  for (const [index, row] of rows.entries()) {
    if (kept[index] === 'covered') continue;
    const isNews = await deps.deliver(keyOf(row.id, row.updatedAt), soldChanged(row));
    if (isNews && kept[index] !== 'same') found += 1;
  }
  return found;
}

const keyOf = (id: string, updatedAt: string): string => `crossdock/found:${tail(id)}:${updatedAt}`;

const changed = ({ id, cancelled, sourceIdentifier }: ChangedOrder): PlatformEvent => ({
  kind: cancelled ? 'order-cancelled' : 'order-changed',
  orderId: id,
  sourceIdentifier,
});

/** A destination's order: what became of it after its push may show in no reading of it (a second return). */
const soldChanged = (row: ChangedOrder): PlatformEvent =>
  row.isTouched && !row.cancelled ? { kind: 'order-touched', orderId: row.id } : changed(row);

/** Pushed orders that changed at the source: shipped, cancelled, made twice, or made without our knowing. */
async function lookAtPushed(
  deps: FindOrdersDeps,
  rows: readonly ChangedOrder[],
): Promise<Result<number, PlatformFailure>> {
  if (rows.length === 0) return ok(0);
  const references = rows.flatMap(({ sourceIdentifier }) => sourceIdentifier ?? []);
  const pushes = await deps.listPushed([...new Set(references)]);
  const byReference = new Map(pushes.map((push) => [push.reference, push]));
  let found = 0;
  for (const row of rows) {
    const push = byReference.get(row.sourceIdentifier ?? '');
    if (!push) continue;
    if (push.state !== 'created') {
      await deps.deliver(keyOf(row.id, row.updatedAt), changed(row));
      continue;
    }
    if (push.sourceOrderId !== row.id) {
      if (!row.cancelled)
        await deps.noteSecond(push.pushId, { sourceOrderId: row.id, name: `#${tail(row.id)}` });
      continue;
    }
    if (push.sourceSeenAt === row.updatedAt) continue;
    if (row.cancelled) await deps.deliver(keyOf(row.id, row.updatedAt), changed(row));
    else if (row.isTouched)
      await deps.deliver(keyOf(row.id, row.updatedAt), { kind: 'order-touched', orderId: row.id });
    const shipments = await lookAtShipments(deps, row.id);
    if (!shipments.ok) return shipments;
    found += shipments.value;
    // One by one: a store that asks to wait in the middle of the page does not undo what was looked at.
    await deps.markSeen([{ pushId: push.pushId, updatedAt: row.updatedAt }]);
  }
  return ok(found);
}

/** @returns how many shipments of the order no delivery had told of */
async function lookAtShipments(
  deps: FindOrdersDeps,
  orderId: string,
): Promise<Result<number, PlatformFailure>> {
  const read = await deps.platform.fetchShipments(orderId);
  if (!read.ok) return read;
  const known = await deps.shipmentsSeen(read.value.map(({ id }) => id));
  let found = 0;
  for (const shipment of read.value) {
    const { id: shipmentId, updatedAt, status } = shipment;
    const kept = known.get(shipmentId);
    const is = kept ? howSeen(kept, shipment) : 'older';
    if (is === 'covered') continue;
    // A store's clock has whole seconds: a second change in one of them is told from the first by what it says.
    const key = is === 'same' ? `${updatedAt}:${status}:${tellOf(shipment)}` : updatedAt;
    const isNews = await deps.deliver(keyOf(shipmentId, key), {
      kind: 'shipment-changed',
      orderId,
      shipmentId,
    });
    if (isNews && kept === undefined && status === 'success') found += 1;
  }
  return ok(found);
}

/** How what is kept of a shipment stands to a reading of it. */
function howSeen(kept: SeenShipment, shipment: PlatformShipment): 'covered' | 'same' | 'older' {
  const later = Date.parse(shipment.updatedAt) - Date.parse(kept.updatedAt);
  if (later !== 0) return later > 0 ? 'older' : 'covered';
  const { delivery, tracking } = shipment;
  const isSame =
    kept.takenBack !== isStanding(shipment) &&
    JSON.stringify(kept.tracking) === JSON.stringify(tracking) &&
    (delivery === undefined || kept.delivery === 'delivered' || kept.delivery === delivery);
  return isSame ? 'covered' : 'same';
}

const tellOf = ({ tracking, delivery }: PlatformShipment): string =>
  [tracking.company, ...tracking.numbers, delivery].filter(Boolean).join(',');

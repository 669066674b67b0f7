/** Records what a source store says of a shipment: the newest reading counts, and what its copies are owed by it (TR1 to TR3). */
import { and, type SQL, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { shipments } from '../schema/index.ts';
import { addEvent, storeAsActor } from './events.ts';
import { dueFrom, shownTracking } from './shipment-owed.ts';
import {
  asRead,
  isNewer,
  isShipment,
  newRow,
  type ShipmentSeen,
  seenAt,
  trackingWords,
} from './shipment-reading.ts';

/** Records a source shipment once; its tracking and its delivery status follow the newest reading of it. */
export async function recordShipment(
  db: Database,
  push: Push,
  seen: ShipmentSeen,
  now: number,
): Promise<{ shipmentId: string; owed: boolean }> {
  const { shipment } = seen;
  const of = isShipment(push, shipment);
  await inOneBatch(db, [
    db
      .insert(shipments)
      .values({ ...newRow(push, seen, now), state: 'ready', dueAt: now })
      .onConflictDoNothing(),
    db
      .update(shipments)
      .set(standing(seen, now))
      .where(and(of, isNewer(asRead(shipment, seen.reading)))),
    addEvent(
      db,
      {
        orderId: push.orderId,
        accountId: push.accountId,
        kind: 'shipped-at-source',
        actor: storeAsActor(push.sourceStoreId),
        detail: trackingWords(shipment.tracking),
        once: `${push.id}:shipped:${shipment.id}`,
      },
      now,
    ),
  ]);
  const [row] = await db
    .select({ id: shipments.id, dueAt: shipments.dueAt })
    .from(shipments)
    .where(of);
  if (!row) throw new Error('A shipment just written cannot be read');
  return { shipmentId: row.id, owed: row.dueAt !== null };
}

/**
 * What a newer reading of a shipment that stands changes. Right-hand sides see the row before it. One that was taken back
 * and stands after all is to be copied anew; one that failed is tried again with another tracking; a copy that shows
 * something else follows.
 */
function standing({ shipment, reading }: ShipmentSeen, now: number) {
  const latest = sql`${JSON.stringify(shipment.tracking)}`;
  const told = shipment.delivery ?? null;
  const seen = seenAt(shipment);
  const isTold = sql`(${told} is not null and ${shipments.delivery} is not 'delivered'
    and ${shipments.delivery} is not ${told})`;
  const wasBack = sql`(${shipments.cancelledAt} is not null and ((${shipments.state} = 'withdrawn'
    and ${shipments.failureKind} is null) or ${shipments.state} = 'created'))`;
  const hasChanged = sql`(${shipments.state} = 'failed' and ${shipments.latestTracking} <> ${latest})`;
  const isAgain = sql`(${wasBack} or ${hasChanged})`;
  const follows = sql`(${shipments.state} = 'created' and (${latest} <> ${shownTracking}
    or (iif(${isTold}, ${told}, ${shipments.delivery}) is not ${shipments.copiedDelivery})))`;
  const ifBack = (back: SQL, kept: SQL): SQL => sql`iif(${wasBack}, ${back}, ${kept})`;
  return {
    latestTracking: latest,
    ...asRead(shipment, reading),
    cancelledAt: null,
    delivery: sql`iif(${isTold}, ${told}, ${shipments.delivery})`,
    deliveryAt: sql`iif(${isTold}, ${seen}, ${shipments.deliveryAt})`,
    copiesCancelledAt: ifBack(sql`null`, sql`${shipments.copiesCancelledAt}`),
    copiedDelivery: ifBack(sql`null`, sql`${shipments.copiedDelivery}`),
    state: sql`iif(${isAgain}, 'ready', ${shipments.state})`,
    setbacks: sql`iif(${isAgain}, 0, ${shipments.setbacks})`,
    dueAt: sql`iif(${isAgain} or ${follows}, ${dueFrom(now)}, ${shipments.dueAt})`,
  };
}

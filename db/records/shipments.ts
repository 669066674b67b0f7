/** Loads shipments on their way back and changes their rows (TR1 to TR3). */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Shipment, ShipmentRow } from '../../src/mirror/shipment.ts';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { orders, pushes, shipments } from '../schema/index.ts';
import {
  countMiss,
  putOffRow,
  setRowBack,
  thereColumns,
  willCountMiss,
  willSetBack,
  winRow,
} from './effects.ts';
import { endingTurns } from './shipment-ends.ts';
import { failedSteps, shipmentStep } from './shipment-events.ts';
import { dueOf, followTurns } from './shipment-follow.ts';
import { isBehind, shownTracking } from './shipment-owed.ts';

export async function loadShipment(
  db: Database,
  accountId: string,
  shipmentId: string,
): Promise<Shipment | undefined> {
  const [row] = await db
    .select({ shipment: shipments, order: orders })
    .from(shipments)
    .innerJoin(pushes, eq(pushes.id, shipments.pushId))
    .innerJoin(orders, eq(orders.id, pushes.orderId))
    .where(and(eq(shipments.id, shipmentId), eq(shipments.accountId, accountId)));
  if (!row) return undefined;
  const { shipment, order } = row;
  const others = await db
    .select({
      sourceStoreId: shipments.sourceStoreId,
      sourceShipmentId: shipments.sourceShipmentId,
      destinationShipmentIds: shipments.destinationShipmentIds,
      latestTracking: shipments.latestTracking,
      cancelledAt: shipments.cancelledAt,
      conflict: shipments.conflict,
    })
    .from(shipments)
    .innerJoin(pushes, eq(pushes.id, shipments.pushId))
    .where(and(eq(pushes.orderId, order.id), ne(shipments.id, shipmentId)));
  return {
    id: shipment.id,
    accountId: shipment.accountId,
    orderId: order.id,
    destinationStoreId: order.storeId,
    sourceStoreId: shipment.sourceStoreId,
    platformOrderId: order.platformId,
    state: shipment.state,
    dueAt: shipment.dueAt ?? undefined,
    attempts: shipment.attempts,
    setbacks: shipment.setbacks,
    misses: shipment.misses,
    creatingSince: shipment.creatingSince ?? undefined,
    tracking: shipment.tracking,
    latestTracking: shipment.latestTracking,
    shownTracking: shipment.copiedTracking ?? shipment.tracking,
    takenBack: shipment.cancelledAt !== null,
    delivery: shipment.delivery ?? undefined,
    deliveryAt: shipment.deliveryAt ?? undefined,
    copiedDelivery: shipment.copiedDelivery ?? undefined,
    lines: shipment.lines,
    copied: shipment.copied,
    destinationShipmentIds: shipment.destinationShipmentIds,
    takenShipmentIds: new Set(others.flatMap((other) => other.destinationShipmentIds)),
    conflict: shipment.conflict ?? undefined,
    others: others.map(({ cancelledAt, conflict, ...other }) => ({
      ...other,
      takenBack: cancelledAt !== null,
      conflict: conflict ?? undefined,
    })),
  };
}

/** The ways a shipment's row may change, bound to a database and a clock. */
export function shipmentRow(db: Database, clock: () => number): ShipmentRow {
  return {
    ...followTurns(db, clock),
    ...endingTurns(db, clock),

    async win(shipment, turn) {
      const claim = newId('claim');
      // One copy of an order is made at a time: two at once could take each other's for their own.
      const alone = sql`not exists (select 1 from shipments o join pushes p on p.id = o.push_id
        where p.order_id = ${shipment.orderId} and o.id <> ${shipment.id} and o.state = 'creating')`;
      const [won] = await inOneBatch(db, [
        winRow(db, shipments, shipment, claim, turn, alone),
        db
          .update(shipments)
          .set({
            tracking: sql`${shipments.latestTracking}`,
            // Copies made before go on showing what they were made with.
            copiedTracking: sql`iif(json_array_length(${shipments.destinationShipmentIds}) = 0, null, ${shownTracking})`,
          })
          .where(
            and(
              eq(shipments.id, shipment.id),
              eq(shipments.claim, claim),
              ne(shipments.tracking, shipments.latestTracking),
            ),
          ),
      ]);
      return won && won.length > 0 ? claim : undefined;
    },

    async recordCopied(shipment, { copy, how, copied, whole }) {
      const now = clock();
      const isBack = sql`${shipments.cancelledAt} is not null`;
      const shown = { tracking: shownTracking, delivery: sql`${shipments.copiedDelivery}` };
      const results = await inOneBatch(db, [
        db
          .update(shipments)
          .set({
            ...thereColumns(null, now),
            state: sql`iif(${isBack} or ${whole ? 1 : 0}, 'created', 'ready')`,
            dueAt: sql`iif(${isBack} or ${whole ? 0 : 1} or ${isBehind(shown)}, ${now}, null)`,
            // Taken back meanwhile: its units count as open again, as in db/records/taken-back.ts.
            copied: sql`iif(${isBack}, '[]', ${JSON.stringify(copied)})`,
            destinationShipmentIds: [...shipment.destinationShipmentIds, copy.id],
          })
          .where(
            and(
              eq(shipments.id, shipment.id),
              // Of two that found the same copy, one counts its lines.
              sql`not exists (select 1 from json_each(${shipments.destinationShipmentIds}) where value = ${copy.id})`,
            ),
          )
          .returning({ dueAt: shipments.dueAt }),
        shipmentStep(
          db,
          shipment,
          {
            kind: 'tracking-returned',
            detail: `${how === 'found' ? 'already there: ' : ''}${shipment.tracking.numbers.join(', ') || 'no tracking number'}`,
            once: `copied:${copy.id}`,
          },
          now,
        ),
      ]);
      return dueOf(results[0]);
    },

    async setBack(shipment, claim, failure, after) {
      const now = clock();
      const changes = willSetBack(shipments, shipment, claim);
      const step = (kind: 'tracking-failed' | 'tracking-unknown' | 'tracking-waits') => ({
        ...{ kind, detail: failure.kind, failure: failure.kind },
        once: `${kind}:${now}`,
      });
      await inOneBatch(db, [
        ...(after.state === 'failed'
          ? failedSteps(db, shipment, step('tracking-failed'), now, changes)
          : [
              shipmentStep(
                db,
                shipment,
                step(after.state === 'creating' ? 'tracking-unknown' : 'tracking-waits'),
                now,
              ),
            ]),
        setRowBack(db, shipments, shipment, claim, failure, after, now),
      ]);
    },

    async recordMiss(shipment, after) {
      const now = clock();
      const changes = willCountMiss(shipments, shipment);
      const step = { kind: 'tracking-failed', detail: 'unknown', failure: 'unknown' } as const;
      await inOneBatch(db, [
        ...(after.state === 'failed'
          ? failedSteps(db, shipment, { ...step, once: `tracking-failed:${now}` }, now, changes)
          : []),
        countMiss(db, shipments, shipment, after, now),
      ]);
    },

    async putOffLook(shipment, dueAt, failure) {
      await putOffRow(db, shipments, shipment.id, dueAt, failure, clock());
    },
  };
}

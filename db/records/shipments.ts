/** Loads shipments on their way back and changes their rows (TR1, TR2). */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { MirroredLine } from '../../src/mirror/mirrored-line.ts';
import type { Shipment, ShipmentRow } from '../../src/mirror/shipment.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { PlatformShipment } from '../../src/platforms/platform.ts';
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
import { addEvent, storeAsActor } from './events.ts';
import { notingFailure } from './noting-failures.ts';
import { asRead, isNewer, isShipment } from './taken-back.ts';

/** Records a source shipment once; its tracking follows the newest reading of it. */
export async function recordShipment(
  db: Database,
  push: Push,
  seen: { shipment: PlatformShipment; lines: MirroredLine[]; reading: number },
  now: number,
): Promise<{ shipmentId: string; owed: boolean }> {
  const { shipment, lines, reading } = seen;
  const latest = { latestTracking: shipment.tracking, ...asRead(shipment, reading) };
  const of = isShipment(push, shipment);
  await inOneBatch(db, [
    db
      .insert(shipments)
      .values({
        id: newId('sh'),
        accountId: push.accountId,
        pushId: push.id,
        sourceStoreId: push.sourceStoreId,
        sourceShipmentId: shipment.id,
        ...latest,
        tracking: shipment.tracking,
        lines,
        copied: [],
        destinationShipmentIds: [],
        state: 'ready',
        dueAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing(),
    db
      .update(shipments)
      .set({ ...latest, cancelledAt: null })
      .where(and(of, isNewer(latest))),
    addEvent(
      db,
      {
        orderId: push.orderId,
        accountId: push.accountId,
        kind: 'shipped-at-source',
        actor: storeAsActor(push.sourceStoreId),
        detail: trackingWords(shipment),
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

const trackingWords = ({ tracking }: PlatformShipment): string =>
  [tracking.company, tracking.numbers.join(', ')].filter(Boolean).join(' ') || 'no tracking number';

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
    .select({ ids: shipments.destinationShipmentIds })
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
    lines: shipment.lines,
    copied: shipment.copied,
    destinationShipmentIds: shipment.destinationShipmentIds,
    takenShipmentIds: new Set(others.flatMap((other) => other.ids)),
  };
}

/** The ways a shipment's row may change, bound to a database and a clock. */
export function shipmentRow(db: Database, clock: () => number): ShipmentRow {
  const event = (shipment: Shipment, kind: OrderEventKind, detail: string, once: string) =>
    addEvent(
      db,
      {
        orderId: shipment.orderId,
        accountId: shipment.accountId,
        kind,
        actor: 'Crossdock',
        detail,
        once: `${shipment.id}:${once}`,
      },
      clock(),
    );
  return {
    async win(shipment, turn) {
      const claim = newId('claim');
      // One copy of an order is made at a time: two at once could take each other's for their own.
      const alone = sql`not exists (select 1 from shipments o join pushes p on p.id = o.push_id
        where p.order_id = ${shipment.orderId} and o.id <> ${shipment.id} and o.state = 'creating')`;
      const [won] = await inOneBatch(db, [
        winRow(db, shipments, shipment, claim, turn, alone),
        db
          .update(shipments)
          .set({ tracking: sql`${shipments.latestTracking}` })
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
      const there = thereColumns(whole ? null : now, now);
      await inOneBatch(db, [
        db
          .update(shipments)
          .set({
            ...there,
            state: whole ? 'created' : 'ready',
            copied,
            destinationShipmentIds: [...shipment.destinationShipmentIds, copy.id],
          })
          .where(
            and(
              eq(shipments.id, shipment.id),
              // Of two that found the same copy, one counts its lines.
              sql`not exists (select 1 from json_each(${shipments.destinationShipmentIds}) where value = ${copy.id})`,
            ),
          ),
        event(
          shipment,
          'tracking-returned',
          `${how === 'found' ? 'already there: ' : ''}${shipment.tracking.numbers.join(', ') || 'no tracking number'}`,
          `copied:${copy.id}`,
        ),
      ]);
    },

    async setBack(shipment, claim, failure, after) {
      const kind: OrderEventKind =
        after.state === 'failed'
          ? 'tracking-failed'
          : after.state === 'creating'
            ? 'tracking-unknown'
            : 'tracking-waits';
      const now = clock();
      const changes = willSetBack(shipments, shipment, claim);
      await inOneBatch(db, [
        ...(after.state === 'failed'
          ? notingFailure(db, 'tracking-failed', shipment, failure.kind, now, changes)
          : []),
        setRowBack(db, shipments, shipment, claim, failure, after, now),
        event(shipment, kind, failure.kind, `${kind}:${now}`),
      ]);
    },

    async recordMiss(shipment, after) {
      const now = clock();
      const changes = willCountMiss(shipments, shipment);
      await inOneBatch(db, [
        ...(after.state === 'failed'
          ? notingFailure(db, 'tracking-failed', shipment, 'unknown', now, changes)
          : []),
        countMiss(db, shipments, shipment, after, now),
        ...(after.state === 'failed'
          ? [event(shipment, 'tracking-failed', 'unknown', `tracking-failed:${now}`)]
          : []),
      ]);
    },

    async putOffLook(shipment, dueAt, failure) {
      await putOffRow(db, shipments, shipment.id, dueAt, failure, clock());
    },
  };
}

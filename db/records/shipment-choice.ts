/** A person's choice between two tracking numbers for the same units: kept once, with what it makes owed (TR3). */
import { and, eq, sql } from 'drizzle-orm';
import type { ShipmentChoice } from '../../src/mirror/shipment-conflict.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { shipments } from '../schema/index.ts';
import { shipmentStep } from './shipment-events.ts';
import { loadShipment } from './shipments.ts';

/**
 * Links the shipment to the one that somebody entered: `theirs` leaves that as it is, `ours` has it show the source's number.
 * @returns false where there is no conflict to choose about, in this account
 */
export async function recordChoice(
  db: Database,
  accountId: string,
  shipmentId: string,
  { choice, person }: { choice: ShipmentChoice; person: string },
  now: number,
): Promise<boolean> {
  const shipment = await loadShipment(db, accountId, shipmentId);
  const conflict = shipment?.conflict;
  if (!shipment || !conflict || conflict.choice || shipment.state !== 'failed') return false;
  const isOpen = and(
    eq(shipments.id, shipmentId),
    eq(shipments.state, 'failed'),
    eq(shipments.attempts, shipment.attempts),
    sql`${shipments.conflict} ->> '$.shipmentId' = ${conflict.shipmentId}`,
    sql`${shipments.conflict} ->> '$.choice' is null`,
  );
  const numbers = choice === 'ours' ? shipment.latestTracking.numbers : conflict.tracking.numbers;
  const results = await inOneBatch(db, [
    shipmentStep(
      db,
      shipment,
      {
        ...{ kind: 'shipment-chosen', actor: person },
        detail: numbers.join(', ') || 'no tracking number',
        once: `chosen:${conflict.shipmentId}:${now}`,
      },
      now,
      sql`exists (select 1 from ${shipments} where ${isOpen})`,
    ),
    db
      .update(shipments)
      .set({
        conflict: { ...conflict, choice },
        copied: [...shipment.copied, ...conflict.lines],
        destinationShipmentIds: [...shipment.destinationShipmentIds, conflict.shipmentId],
        ...(choice === 'ours' ? { copiedTracking: conflict.tracking } : {}),
        // Its next turn settles it, or goes on with what is left.
        ...{ state: 'ready', dueAt: now, setbacks: 0, updatedAt: now },
        ...{ failureKind: null, failureDetail: null },
      })
      .where(isOpen)
      .returning({ id: shipments.id }),
  ]);
  return (results[1] ?? []).length > 0;
}

/** Source shipments that were taken back there, whatever became of their way back (SO1, TR3). */
import { and, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { shipments } from '../schema/index.ts';
import { storeAsActor } from './events.ts';
import { somethingOpen } from './nothing-open.ts';
import { shipmentStep } from './shipment-events.ts';
import { dueFrom, isAllTheirs } from './shipment-owed.ts';
import {
  asRead,
  isNewer,
  isShipment,
  newRow,
  type ShipmentSeen,
  trackingWords,
} from './shipment-reading.ts';

/**
 * A shipment was taken back at its source: its units are open there again (SO1), and copies of it are owed the same. Units
 * count as open on the customer's order from here on, so that they are not pushed a second time once its store says so.
 * @returns undefined where nothing is known of it and none of its lines was pushed
 */
export async function recordTakenBack(
  db: Database,
  push: Pick<Push, 'id' | 'orderId' | 'accountId' | 'sourceStoreId'>,
  seen: ShipmentSeen,
  now: number,
): Promise<{ shipmentId: string; owed: boolean } | undefined> {
  const { shipment, reading, lines } = seen;
  const read = asRead(shipment, reading);
  const of = isShipment(push, shipment);
  const isUncopied = sql`(${shipments.state} in ('ready', 'failed')
    and json_array_length(${shipments.destinationShipmentIds}) = 0)`;
  await inOneBatch(db, [
    shipmentStep(
      db,
      push,
      {
        kind: 'shipment-taken-back',
        detail: trackingWords(shipment.tracking),
        actor: storeAsActor(push.sourceStoreId),
        once: `taken-back:${shipment.id}`,
      },
      now,
      sql`exists (select 1 from ${shipments}
        where ${and(of, isNewer(read))} and ${shipments.cancelledAt} is null)`,
    ),
    db
      .update(shipments)
      .set({
        ...read,
        cancelledAt: sql`coalesce(${shipments.cancelledAt}, ${now})`,
        copied: sql`iif(${isAllTheirs}, ${shipments.copied}, '[]')`,
        // What is under way is looked for first: only then it is known what is to be taken back.
        state: sql`case when ${isUncopied} then 'withdrawn' when ${shipments.state} in ('ready', 'failed') then 'created'
          else ${shipments.state} end`,
        dueAt: sql`case when ${isUncopied} or ${shipments.state} = 'withdrawn' then null
          when ${shipments.state} = 'creating' or ${shipments.copiesCancelledAt} is not null then ${shipments.dueAt}
          else ${dueFrom(now)} end`,
        failureKind: sql`iif(${isUncopied}, null, ${shipments.failureKind})`,
        failureDetail: sql`iif(${isUncopied}, null, ${shipments.failureDetail})`,
      })
      .where(and(of, isNewer(read))),
    ...(lines.length > 0
      ? [
          db
            .insert(shipments)
            .values({ ...newRow(push, seen, now), state: 'withdrawn', cancelledAt: now })
            .onConflictDoNothing(),
        ]
      : []),
    somethingOpen(db, push),
  ]);
  const [row] = await db
    .select({ id: shipments.id, dueAt: shipments.dueAt })
    .from(shipments)
    .where(of);
  return row && { shipmentId: row.id, owed: row.dueAt !== null };
}

/** Source shipments that were taken back there, and which reading of a shipment counts (SO1, rule 1). */
import { and, eq, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { PlatformShipment } from '../../src/platforms/platform.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { shipments } from '../schema/index.ts';
import { somethingOpen } from './nothing-open.ts';

/** A shipment that is known here was taken back at its source: its units are open there again (SO1). */
export async function recordTakenBack(
  db: Database,
  push: Pick<Push, 'id' | 'accountId' | 'sourceStoreId'>,
  { shipment, reading }: { shipment: PlatformShipment; reading: number },
  now: number,
): Promise<void> {
  const read = asRead(shipment, reading);
  await inOneBatch(db, [
    db
      .update(shipments)
      .set({ ...read, cancelledAt: sql`coalesce(${shipments.cancelledAt}, ${now})` })
      .where(and(isShipment(push, shipment), isNewer(read))),
    somethingOpen(db, push),
  ]);
}

/** The row of a source shipment. */
export const isShipment = (push: Pick<Push, 'sourceStoreId'>, { id }: PlatformShipment) =>
  and(eq(shipments.sourceStoreId, push.sourceStoreId), eq(shipments.sourceShipmentId, id));

/** What a reading of a shipment is told from others by. */
export const asRead = ({ updatedAt }: PlatformShipment, reading: number) => ({
  sourceUpdatedAt: new Date(updatedAt).toISOString(),
  reading,
});

/** The row was read before this reading. */
export const isNewer = ({ sourceUpdatedAt, reading }: ReturnType<typeof asRead>) =>
  sql`(${shipments.sourceUpdatedAt} < ${sourceUpdatedAt}
    or (${shipments.sourceUpdatedAt} = ${sourceUpdatedAt} and ${shipments.reading} < ${reading}))`;

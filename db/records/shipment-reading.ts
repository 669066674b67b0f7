/** A reading of a source shipment, which of two readings counts, and the row that the first one makes (TR2, rule 1). */
import { and, eq, sql } from 'drizzle-orm';
import type { MirroredLine } from '../../src/mirror/mirrored-line.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { PlatformShipment, Tracking } from '../../src/platforms/platform.ts';
import { newId } from '../../src/shared/ids.ts';
import { shipments } from '../schema/index.ts';

/** `lines`: its units by destination line. */
export type ShipmentSeen = { shipment: PlatformShipment; lines: MirroredLine[]; reading: number };

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

/** A row as its first reading makes it; what is owed of it is the caller's. */
export const newRow = (
  push: Pick<Push, 'id' | 'accountId' | 'sourceStoreId'>,
  seen: ShipmentSeen,
  now: number,
) => ({
  id: newId('sh'),
  accountId: push.accountId,
  pushId: push.id,
  sourceStoreId: push.sourceStoreId,
  sourceShipmentId: seen.shipment.id,
  latestTracking: seen.shipment.tracking,
  ...asRead(seen.shipment, seen.reading),
  tracking: seen.shipment.tracking,
  lines: seen.lines,
  copied: [],
  destinationShipmentIds: [],
  delivery: seen.shipment.delivery ?? null,
  deliveryAt: seen.shipment.delivery === undefined ? null : seenAt(seen.shipment),
  updatedAt: now,
});

/** When the store says that it became so. */
export const seenAt = ({ updatedAt }: PlatformShipment): string =>
  new Date(updatedAt).toISOString();

/** Carrier and numbers in words. */
export const trackingWords = ({ company, numbers }: Tracking): string =>
  [company, numbers.join(', ')].filter(Boolean).join(' ') || 'no tracking number';

/** Rows of mirror acts and source shipments as a look writes them: for the contracts of the order's page and its answers. */
import type { Database } from '../../db/open.ts';
import { mirrorActs, shipments } from '../../db/schema/index.ts';
import type { Push } from '../../src/order-push/push.ts';
import { now } from './two-stores.ts';

type ActRow = typeof mirrorActs.$inferInsert;

/** One that asks whether the customer's money goes back: 24.00 USD for one unit of line 11. */
export async function keepAct(
  db: Database,
  push: Push,
  { number, ...change }: Partial<ActRow> & { number: number },
): Promise<string> {
  const id = `ma_${number.toString(16).padStart(16, '0')}`;
  const lines = [{ destinationLineId: '11', quantity: 1 }];
  const wish = change.wish ?? {
    kind: 'refund-destination',
    lines,
    amount: '24.00',
    currency: 'USD',
  };
  await db.insert(mirrorActs).values({
    id,
    accountId: push.accountId,
    orderId: push.orderId,
    pushId: push.id,
    storeId: wish.kind.endsWith('-source') ? push.sourceStoreId : push.destinationStoreId,
    number,
    kind: wish.kind,
    cause: `gid://shopify/Refund/${number}`,
    wish,
    state: 'failed',
    stop: 'refund-money',
    dueAt: null,
    createdAt: now + number,
    updatedAt: now + number,
    ...change,
  });
  return id;
}

/** A parcel of the source with these units, by the customer's line. @returns its row's id */
export async function keepShipment(
  db: Database,
  push: Push,
  id: string,
  lines: { destinationLineId: string; quantity: number }[],
): Promise<string> {
  const row = `sh_${id}`;
  const tracking = { company: 'UPS', numbers: [`1Z-${id}`], urls: [`https://ups.example/${id}`] };
  await db.insert(shipments).values({
    id: row,
    accountId: push.accountId,
    pushId: push.id,
    sourceStoreId: push.sourceStoreId,
    sourceShipmentId: id,
    latestTracking: tracking,
    sourceUpdatedAt: '2026-11-23T12:02:00Z',
    reading: 1,
    tracking,
    lines,
    copied: [],
    destinationShipmentIds: [],
    state: 'ready',
    dueAt: now,
    updatedAt: now,
  });
  return row;
}

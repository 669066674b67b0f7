/** The newest whole reading of a store's changed orders: one serves every ledger that waits for it. */
import { eq } from 'drizzle-orm';
import type { OrdersReading } from '../../src/stock/explain-missing.ts';
import type { Database } from '../open.ts';
import { stores } from '../schema/index.ts';

export async function loadOrdersReading(
  db: Database,
  storeId: string,
): Promise<OrdersReading | undefined> {
  const [row] = await db
    .select({ from: stores.ordersReadFrom, begun: stores.ordersReadBegun })
    .from(stores)
    .where(eq(stores.id, storeId));
  const { from, begun } = row ?? {};
  return from && begun ? { from, begun } : undefined;
}

export async function saveOrdersReading(
  db: Database,
  storeId: string,
  { from, begun }: OrdersReading,
): Promise<void> {
  await db
    .update(stores)
    .set({ ordersReadFrom: from, ordersReadBegun: begun })
    .where(eq(stores.id, storeId));
}

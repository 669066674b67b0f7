/** Reads where an order stands that is to be read and decided about anew. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

export type OrderToCheck = {
  /** Of its destination store. */
  storeId: string;
  platformOrderId: string;
  cancelled: boolean;
};

/** @returns undefined where the account has no such order */
export async function readOrderToCheck(
  db: Database,
  accountId: string,
  orderId: string,
): Promise<OrderToCheck | undefined> {
  const [row] = await db.all<Omit<OrderToCheck, 'cancelled'> & { cancelledAt: string | null }>(sql`
    select store_id as storeId, platform_id as platformOrderId, cancelled_at as cancelledAt
    from orders where id = ${orderId} and account_id = ${accountId}`);
  if (!row) return undefined;
  const { cancelledAt, ...order } = row;
  return { ...order, cancelled: cancelledAt !== null };
}

/** Lists the SKUs for which lines of some orders stay at their store. */
import { sql } from 'drizzle-orm';
import type { LineHold } from '../../src/order-push/decisions.ts';
import type { Database } from '../open.ts';

export type HeldSku = {
  /** The destination store of its orders. */
  storeId: string;
  sku: string;
};

/**
 * @param orderIds of the account; others are left out
 * @returns each SKU of a store once; a line without one has nothing to be found by, and is left out
 */
export const listHeldSkus = (
  db: Database,
  accountId: string,
  orderIds: readonly string[],
  holds: readonly LineHold[],
  atMost: number,
): Promise<HeldSku[]> =>
  db.all<HeldSku>(sql`
    select distinct o.store_id as storeId, l.sku from json_each(${JSON.stringify(orderIds)}) asked
    join orders o on o.id = asked.value and o.account_id = ${accountId}
    join order_lines l on l.order_id = o.id and l.sku <> ''
      and l.hold in (select value from json_each(${JSON.stringify(holds)}))
    order by o.store_id, l.sku limit ${atMost}`);

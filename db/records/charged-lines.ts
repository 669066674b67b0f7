/** Remembers which ledger each order line is charged to. */
import { and, eq, sql } from 'drizzle-orm';
import type { ChargedLine } from '../../src/orders/charge-lines.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';
import type { LedgerName } from '../../src/stock/setup.ts';
import type { Store } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';
import { orderLines, orders } from '../schema/index.ts';

/** The charged lines of an order, by the platform's line id; pinned while a push that stands holds units of the line. */
export async function loadCharged(
  db: Database,
  store: Store,
  orderId: string,
): Promise<ReadonlyMap<string, ChargedLine>> {
  const rows = await db
    .select({
      lineId: orderLines.platformId,
      sourceStoreId: orderLines.chargedStoreId,
      inventoryItemId: orderLines.chargedListingId,
      pinned: sql<number>`exists (select 1 from pushes p join push_lines pl on pl.push_id = p.id
        where p.order_id = ${orders.id} and pl.order_line_id = ${orderLines.id} and pl.quantity > 0
          and p.state <> 'withdrawn')`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(eq(orders.id, orderId), eq(orders.accountId, store.accountId)));
  return new Map(
    rows.flatMap(({ lineId, sourceStoreId, inventoryItemId, pinned }) =>
      sourceStoreId && inventoryItemId
        ? [[lineId, { ledger: { sourceStoreId, inventoryItemId }, pinned: pinned === 1 }]]
        : [],
    ),
  );
}

export async function recordCharged(
  db: Database,
  orderId: string,
  lines: { lineId: string; ledger: LedgerName }[],
): Promise<void> {
  const rows = JSON.stringify(
    lines.map(({ lineId, ledger }) => ({ id: orderLineIdOf(orderId, lineId), ...ledger })),
  );
  const of = (field: string) =>
    sql`(select value ->> ${field} from json_each(${rows}) where value ->> 'id' = ${orderLines.id})`;
  await db
    .update(orderLines)
    .set({ chargedStoreId: of('sourceStoreId'), chargedListingId: of('inventoryItemId') })
    .where(
      and(
        eq(orderLines.orderId, orderId),
        sql`${orderLines.id} in (select value ->> 'id' from json_each(${rows}))`,
      ),
    );
}

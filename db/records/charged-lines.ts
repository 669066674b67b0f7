/** Remembers which ledger each order line is charged to. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { ChargedLine } from '../../src/orders/place-charges.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';
import type { LedgerName } from '../../src/stock/setup.ts';
import type { Store } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';
import { orderLines, orders } from '../schema/index.ts';
import { unitsOnTheirWayOff } from './units-on-their-way-off.ts';

/** What is known of the charges of an order's lines, by the platform's line id. */
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
      pushed: sql<string>`(select json_group_array(json_object('units', taken.units, 'ledger',
          json_object('sourceStoreId', taken.store, 'inventoryItemId', taken.listing)))
        from (select p.source_store_id as store, pl.source_inventory_item_id as listing,
            sum(case when p.state <> 'withdrawn' and p.replaced_at is null
              then pl.quantity + ${unitsOnTheirWayOff(sql`p.id`, sql`${orderLines.platformId}`)} else 0 end) as units
          from pushes p join push_lines pl on pl.push_id = p.id
          where p.order_id = ${orders.id} and pl.order_line_id = ${orderLines.id}
          group by 1, 2 order by min(p.part)) taken)`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(eq(orders.id, orderId), eq(orders.accountId, store.accountId)));
  return new Map(
    rows.map(({ lineId, sourceStoreId, inventoryItemId, pushed }) => [
      lineId,
      {
        ledger: sourceStoreId && inventoryItemId ? { sourceStoreId, inventoryItemId } : undefined,
        pushed: JSON.parse(pushed) as ChargedLine['pushed'],
      },
    ]),
  );
}

export const recordCharged = (
  db: Database,
  orderId: string,
  lines: { lineId: string; ledger: LedgerName }[],
): Promise<void> =>
  setCharged(
    db,
    lines.map(({ lineId, ledger }) => ({ id: orderLineIdOf(orderId, lineId), ledger })),
    eq(orderLines.orderId, orderId),
  );

/** Writes the ledger that each line, by our own id, is charged to, where `only` holds of the line as it stands. */
export async function setCharged(
  db: Database,
  lines: readonly { id: string; ledger: LedgerName }[],
  only: SQL,
): Promise<void> {
  const rows = JSON.stringify(lines.map(({ id, ledger }) => ({ id, ...ledger })));
  const of = (field: string) =>
    sql`(select value ->> ${field} from json_each(${rows}) where value ->> 'id' = ${orderLines.id})`;
  await db
    .update(orderLines)
    .set({ chargedStoreId: of('sourceStoreId'), chargedListingId: of('inventoryItemId') })
    .where(and(sql`${orderLines.id} in (select value ->> 'id' from json_each(${rows}))`, only));
}

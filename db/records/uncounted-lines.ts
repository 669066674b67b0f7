/** What a destination sold of a paused SKU and that counts against no ledger: found by kept rows, and marked as counted. */
import { isNull, sql } from 'drizzle-orm';
import type { LedgerName } from '../../src/stock/setup.ts';
import type { Database } from '../open.ts';
import { orderLines } from '../schema/index.ts';
import { setCharged } from './charged-lines.ts';
import { isOpen, isUncounted, ofLink } from './kept-back.ts';
import type { LinkName } from './link-pause.ts';

/** A sold line that counts against no ledger, with the reading of its order that is kept. */
export type UncountedLine = {
  id: string;
  platformLineId: string;
  orderId: string;
  orderName: string;
  destinationStoreId: string;
  shop: string;
  units: number;
  placedAt: string;
  updatedAt: string;
  reading: number;
  /** What it would count against. */
  ledger: LedgerName;
};

/** Lines of open orders, oldest first. */
export async function listUncounted(
  db: Database,
  accountId: string,
  link: LinkName,
  atMost: number,
): Promise<UncountedLine[]> {
  const rows = await db.all<Omit<UncountedLine, 'ledger'> & LedgerName>(sql`
    select l.id, l.platform_id as platformLineId, o.id as orderId, o.name as orderName, o.store_id as destinationStoreId,
      p.shop, l.current_quantity as units, o.placed_at as placedAt, o.platform_updated_at as updatedAt, o.reading,
      p.source_store_id as sourceStoreId, p.inventory_item_id as inventoryItemId
    from orders o indexed by orders_unfulfilled
    join ${ofLink(accountId, link)} p on p.store_id = o.store_id
    join order_lines l on l.order_id = o.id where ${isOpen(accountId)} and ${isUncounted}
    order by o.first_seen_at, l.id limit ${atMost}`);
  return rows.map(({ sourceStoreId, inventoryItemId, ...line }) => ({
    ...line,
    ledger: { sourceStoreId, inventoryItemId },
  }));
}

/** Each is counted by its ledger now. A reading that has charged one meanwhile keeps its word. */
export const markCounted = (db: Database, lines: readonly UncountedLine[]): Promise<void> =>
  setCharged(db, lines, isNull(orderLines.chargedStoreId));

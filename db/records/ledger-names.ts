/** The account's ledgers in a stable order, a page at a time: those whose copies pages show. */
import { sql } from 'drizzle-orm';
import type { LedgerName } from '../../src/stock/setup.ts';
import type { Database } from '../open.ts';

export type NamedLedger = LedgerName & { sku: string };

/** @param after the last one of the page before */
export const listLedgers = (
  db: Database,
  accountId: string,
  after: LedgerName | undefined,
  limit: number,
): Promise<NamedLedger[]> =>
  db.all<NamedLedger>(sql`
    select s.store_id as sourceStoreId, s.inventory_item_id as inventoryItemId, s.sku as sku
    from stores st join listings s on s.store_id = st.id
    where st.account_id = ${accountId}
      and (s.store_id, s.inventory_item_id) > (${after?.sourceStoreId ?? ''}, ${after?.inventoryItemId ?? ''})
      and exists (select 1 from connections c join links k on k.connection_id = c.id
        and k.source_variant_id = s.variant_id where c.source_store_id = s.store_id)
    order by s.store_id, s.inventory_item_id limit ${limit}`);

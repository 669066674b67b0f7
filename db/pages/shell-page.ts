/** Reads what stands around every page, in one statement: the account and its stores with their roles. */
import { sql } from 'drizzle-orm';
import type { PlatformName } from '../../src/platforms/platform.ts';
import type { StoreState } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';

export type ShellStore = {
  id: string;
  name: string;
  platform: PlatformName;
  shop: string;
  isSource: boolean;
  isDestination: boolean;
  state: StoreState;
};

type Row = Omit<ShellStore, 'isSource' | 'isDestination'> & {
  accountName: string;
  isSource: number;
  isDestination: number;
};

/** Stores stand in the order of their names. An account whose row is not written yet goes by its id. */
export async function readShell(
  db: Database,
  accountId: string,
): Promise<{ account: { name: string }; stores: ShellStore[] }> {
  const rows = await db.all<Row | { accountName: string; id: null }>(sql`
    select a.name as accountName, s.id, s.name, s.platform, s.shop, s.state,
      exists (select 1 from connections c where c.source_store_id = s.id) as isSource,
      exists (select 1 from connections c where c.destination_store_id = s.id) as isDestination
    from accounts a left join stores s on s.account_id = a.id
    where a.id = ${accountId} order by lower(s.name), s.id`);
  const stores = rows.flatMap((row) => {
    if (row.id === null) return [];
    const { accountName, isSource, isDestination, ...store } = row;
    return [{ ...store, isSource: isSource === 1, isDestination: isDestination === 1 }];
  });
  return { account: { name: rows[0]?.accountName ?? accountId }, stores };
}

/** Reads the destination stores of an account with their plan, switch and Order Push Settings, in one statement. */
import { sql } from 'drizzle-orm';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { Plan } from '../../src/stores/plan.ts';
import type { StoreState } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';

export type PushSettingsRow = {
  storeId: string;
  storeName: string;
  state: StoreState;
  currency: string;
  plan: Plan;
  on: boolean;
  /** When plan and switch last began to let orders go, ms; they may not do so now. */
  since: number | null;
  /** What was saved; what is missing stands at its default. */
  saved: Partial<OrderPushSettings>;
  revision: number;
  /** Stores that ship for it, by name. */
  sources: { storeId: string; name: string; currency: string }[];
};

type Row = Omit<PushSettingsRow, 'on' | 'saved' | 'sources'> & {
  on: number;
  saved: string | null;
  sources: string;
};

/** Which of the account's destinations are meant: all, one, or those that one store ships for. */
export type DestinationsAsked = { storeId?: string | undefined; shippedBy?: string | undefined };

/** Destination stores by name. */
export async function listPushSettings(
  db: Database,
  accountId: string,
  asked: DestinationsAsked,
): Promise<PushSettingsRow[]> {
  const one = asked.storeId ? sql`and s.id = ${asked.storeId}` : sql``;
  const shipped = asked.shippedBy
    ? sql`and exists (select 1 from connections c where c.destination_store_id = s.id
        and c.source_store_id = ${asked.shippedBy} and c.active = 1)`
    : sql``;
  const rows = await db.all<Row>(sql`
    select s.id as storeId, s.name as storeName, s.state, s.currency, s.plan, s.order_push_on as "on",
      s.order_push_since as since, s.order_push as saved, s.order_push_revision as revision,
      (select json_group_array(json_object('storeId', o.id, 'name', o.name, 'currency', o.currency))
        from connections c join stores o on o.id = c.source_store_id
        where c.destination_store_id = s.id and c.active = 1) as sources
    from stores s
    where s.account_id = ${accountId} and (s.connected_as = 'destination'
        or exists (select 1 from connections c where c.destination_store_id = s.id)) ${one} ${shipped}
    order by lower(s.name), s.id`);
  return rows.map((row) => ({
    ...row,
    on: row.on === 1,
    saved: row.saved === null ? {} : (JSON.parse(row.saved) as Partial<OrderPushSettings>),
    sources: (JSON.parse(row.sources) as PushSettingsRow['sources']).sort((a, b) =>
      a.name.localeCompare(b.name),
    ),
  }));
}

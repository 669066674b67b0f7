/** Finds the orders that a paused link keeps back. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import type { LinkName } from './link-pause.ts';
import type { OrderToLookAt } from './reconnected.ts';

/** A link, as a subquery, with its listings and stores. */
export const ofLink = (accountId: string, { connectionId, variantId }: LinkName): SQL => sql`
  (select c.destination_store_id as store_id, ds.shop, d.sku, k.created_at, d.tracked and s.tracked as tracked,
      s.store_id as source_store_id, s.inventory_item_id,
      (select count(*) from listings same where same.store_id = d.store_id and same.sku = d.sku
        and same.gone_at is null and d.gone_at is null) as listings
    from connections c join links k on k.connection_id = c.id and k.destination_variant_id = ${variantId}
    join stores ds on ds.id = c.destination_store_id
    join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
    join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    where c.id = ${connectionId} and c.account_id = ${accountId})`;

/** Open orders `o` of an account: the words are those of the index (db/schema/orders.ts). */
export const isOpen = (accountId: string): SQL =>
  sql`o.account_id = ${accountId} and o.cancelled_at is null and o.fulfillment <> 'fulfilled'`;

/**
 * A line `l` of the SKU that was sold while the link was there and that no ledger counts, by the rules of
 * src/orders/charge-lines.ts. Lines are kept by their SKU: one that the store lists twice is not guessed.
 */
export const isUncounted = sql`(l.sku = p.sku and l.sku <> '' and p.listings = 1 and p.tracked = 1
  and l.charged_store_id is null and l.current_quantity > 0 and unixepoch(o.placed_at) >= p.created_at / 1000)`;

/** A line that is held for this pause, or for one that nobody finds any more; not for another SKU's that goes on. */
const isHeld = sql`(l.hold = 'link-paused' and (l.sku = p.sku or not exists (
  select 1 from listings d join connections c on c.destination_store_id = d.store_id
  join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id and k.active = 0
  where d.store_id = o.store_id and d.sku = l.sku)))`;

const keptBack = (accountId: string, link: LinkName): SQL => sql`
  from orders o indexed by orders_unfulfilled
  join ${ofLink(accountId, link)} p on p.store_id = o.store_id where ${isOpen(accountId)}
  and exists (select 1 from order_lines l where l.order_id = o.id and (${isHeld} or ${isUncounted}))`;

/** Oldest first, before the pause ends as well as just after. */
export const listKeptBack = (
  db: Database,
  accountId: string,
  link: LinkName,
  atMost: number,
): Promise<OrderToLookAt[]> =>
  db.all<OrderToLookAt>(sql`
    select o.store_id as storeId, o.platform_id as platformOrderId, o.id as orderId, o.name
    ${keptBack(accountId, link)} order by o.first_seen_at, o.id limit ${atMost}`);

/** What a person should know before pausing or resuming. */
export type PauseFacts = {
  /** Orders that a pause keeps back now. */
  orders: number;
  /** Names of other sources that this listing is linked to by links that are not paused. */
  otherSources: string[];
};

/** @returns undefined where the account has no such link */
export async function readPauseFacts(
  db: Database,
  accountId: string,
  link: LinkName,
): Promise<PauseFacts | undefined> {
  const { connectionId, variantId } = link;
  const [row] = await db.all<{ orders: number; otherSources: string }>(sql`
    select (select count(*) ${keptBack(accountId, link)}) as orders,
      (select json_group_array(s.name) from connections other
        join links ko on ko.connection_id = other.id and ko.destination_variant_id = ${variantId} and ko.active = 1
        join stores s on s.id = other.source_store_id
        where other.destination_store_id = c.destination_store_id and other.active = 1
          and other.id <> c.id) as otherSources
    from connections c join links k on k.connection_id = c.id and k.destination_variant_id = ${variantId}
    where c.id = ${connectionId} and c.account_id = ${accountId}`);
  return row && { orders: row.orders, otherSources: JSON.parse(row.otherSources) as string[] };
}

/** Finds orders to ship by a number that a person typed or scanned, or by the pushes a person chose (SO1). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { candidates } from './orders-to-ship-page.ts';
import { type KeptOrderToShip, readOrdersToShip } from './orders-to-ship-rows.ts';

/** Numbers have no index: no more unfulfilled orders than these, the newest, are looked through. */
const looksAtMost = 10_000;
/** More orders of one number than anybody means. */
const foundAtMost = 20;

/** A number without what people put into it, its English letters small, since SQLite knows no others. */
export const plainNumber = (typed: string): string =>
  typed.replaceAll(/[#\s]/g, '').replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The same of a column: with a space, a tab or a no-break space in it. */
const plain = (column: string) =>
  sql`lower(replace(replace(replace(replace(${sql.raw(column)}, '#', ''), ' ', ''), char(9), ''), char(160), ''))`;

/**
 * By the number that the selling store or the source store gave it; `#`, spaces and case do not count.
 * @param number by plainNumber
 */
export function findOrdersToShip(
  db: Database,
  accountId: string,
  { sourceId, number }: { sourceId: string | undefined; number: string },
): Promise<KeptOrderToShip[]> {
  const numbered = sql`select n.* from (${newest(accountId)}) n
    where ${plain('n.name')} = ${number} or exists (select 1 from pushes p where p.order_id = n.id
      and p.state = 'created' and ${plain('p.source_order_name')} = ${number})`;
  // The number is the order's, or that of this push: another part of the order has a number of its own.
  const isMeant = sql`(${plain('o.name')} = ${number} or ${plain('t.source_order_name')} = ${number})`;
  return readOrdersToShip(db, numbered, { sourceId, where: [isMeant], limit: foundAtMost });
}

const newest = (accountId: string) => candidates(accountId, { newestFirst: true }, looksAtMost);

/** When the oldest order came, ms, that a search by number looks at; null where it looks at all. */
export async function searchedBackTo(db: Database, accountId: string): Promise<number | null> {
  const [last] = await db.all<{ at: number }>(sql`
    select first_seen_at as at from (${newest(accountId)}) limit 1 offset ${looksAtMost - 1}`);
  return last?.at ?? null;
}

/** Of these pushes those that have something left to ship, oldest first. @param pushIds a few hundred at most */
export function listPushesToShip(
  db: Database,
  accountId: string,
  { sourceId, pushIds }: { sourceId: string | undefined; pushIds: readonly string[] },
): Promise<KeptOrderToShip[]> {
  const asked = sql`(select value from json_each(${JSON.stringify(pushIds)}))`;
  const orders = sql`select * from orders where id in (
      select p.order_id from pushes p where p.id in ${asked} and p.account_id = ${accountId})
    and account_id = ${accountId} and cancelled_at is null and fulfillment <> 'fulfilled'
    order by first_seen_at, id`;
  const where = [sql`t.id in ${asked}`];
  return readOrdersToShip(db, orders, { sourceId, where, limit: pushIds.length });
}

/** What lines of an order are called. @param lineIds our keys of them */
export const nameLines = (
  db: Database,
  orderId: string,
  lineIds: readonly string[],
): Promise<{ orderLineId: string; title: string; sku: string }[]> =>
  db.all(sql`select id as orderLineId, title, sku from order_lines where order_id = ${orderId}
    and id in (select value from json_each(${JSON.stringify(lineIds)})) order by position`);

/**
 * What the source stores list the lines of these pushes as: the SKU that stands on their shelves.
 * @returns by push and line; without what is not listed any more, or has no SKU
 */
export async function listSourceSkus(
  db: Database,
  accountId: string,
  pushIds: readonly string[],
): Promise<{ pushId: string; orderLineId: string; sku: string }[]> {
  return db.all(sql`
    select p.id as pushId, pl.order_line_id as orderLineId, ls.sku
    from json_each(${JSON.stringify(pushIds)}) asked
    cross join pushes p on p.id = asked.value and p.account_id = ${accountId}
    cross join push_lines pl on pl.push_id = p.id
    cross join listings ls on ls.store_id = p.source_store_id and ls.variant_id = pl.source_variant_id
    where ls.sku <> ''`);
}

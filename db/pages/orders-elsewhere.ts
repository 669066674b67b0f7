/** Finds destinations that have an order of a number, in our own rows: where a person chose another store (OP10). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

export type Elsewhere = { storeId: string; storeName: string };

/** Numbers have no index: more than an account's newest are not looked through. */
const newest = 10_000;

/**
 * @param asked `number` as read (src/order-push/read-number.ts), without what people put before it; `storeIds`: only these
 * @returns stores by name
 */
export const listElsewhere = (
  db: Database,
  accountId: string,
  asked: { number: string; storeIds: readonly string[] },
): Promise<Elsewhere[]> =>
  db.all<Elsewhere>(sql`
    select s.id as storeId, s.name as storeName from stores s
    where s.account_id = ${accountId}
      and s.id in (select value from json_each(${JSON.stringify(asked.storeIds)}))
      and s.id in (
        select o.store_id from (select store_id, name from orders where account_id = ${accountId}
          order by first_seen_at desc, id desc limit ${newest}) o
        where lower(o.name) in (lower(${asked.number}), lower('#' || ${asked.number})))
    order by lower(s.name), s.id`);

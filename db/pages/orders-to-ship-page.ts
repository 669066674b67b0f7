/**
 * Reads a page of the Orders page of source stores, oldest first (SO1). A page looks at a thousand orders and no more,
 * whatever it is narrowed to: where that did not fill it, it says how far it looked.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { type Cursor, encodeCursor, type Listed, pageOf } from './cursor.ts';
import { shippedOfPush, shipsFrom } from './orders-to-ship-lines.ts';
import {
  countOrdersToShip,
  type KeptOrderToShip,
  readOrdersToShip,
} from './orders-to-ship-rows.ts';

export type ToShipFilter = {
  /** Only what this source store ships or could ship; without it, any of the account's. */
  sourceId?: string | undefined;
  /** The store that sold it. */
  destinationId?: string | undefined;
  /** Something left ships from there, by `placeId`. */
  place?: string | undefined;
  /** Its customer placed it then or before, ms. */
  placedBefore?: number | undefined;
  /** Only what was shipped in part. */
  partly?: boolean | undefined;
  show?: 'pushed' | 'unpushed' | undefined;
};

export type ListedToShip = Listed<KeptOrderToShip> & {
  /** Where the look ended before the page was full: orders that came later than this, ms, are on the next pages. */
  lookedTo: number | null;
};

const looksAtMost = 1_000;
/** No order has more parts: the place behind all rows of an order. */
const lastPart = 999_999_999;

/** An order that its own store calls fulfilled or cancelled is nobody's to ship any more. */
export async function listOrdersToShip(
  db: Database,
  accountId: string,
  page: ToShipFilter & { limit: number; after?: Cursor | undefined },
): Promise<ListedToShip> {
  const { limit, after } = page;
  const looked = candidates(accountId, page, looksAtMost);
  const rows = await readOrdersToShip(db, looked, {
    sourceId: page.sourceId,
    where: [...narrowed(page), ...following(after)],
    limit: limit + 1,
  });
  const shown = pageOf(rows, limit, ({ firstSeenAt, id, part }) => ({ at: firstSeenAt, id, part }));
  if (shown.next !== null) return { ...shown, lookedTo: null };
  const last = await lastLooked(db, looked);
  if (!last) return { ...shown, lookedTo: null };
  return { rows: shown.rows, next: encodeCursor({ ...last, part: lastPart }), lookedTo: last.at };
}

/**
 * How many more rows than one page has, among the thousand orders that come next; `mayBeMore`: behind them come others.
 * @param after its last row
 */
export async function countFurtherToShip(
  db: Database,
  accountId: string,
  page: ToShipFilter & { after: Cursor },
): Promise<{ count: number; mayBeMore: boolean }> {
  const looked = candidates(accountId, page, looksAtMost);
  const count = await countOrdersToShip(db, looked, {
    sourceId: page.sourceId,
    where: [...narrowed(page), ...following(page.after)],
  });
  return { count, mayBeMore: (await lastLooked(db, looked)) !== undefined };
}

/** The last of the orders that were looked at, where a page's look ended at it. */
async function lastLooked(
  db: Database,
  looked: SQL,
): Promise<{ at: number; id: string } | undefined> {
  const [last] = await db.all<{ at: number; id: string }>(sql`
    select first_seen_at as at, id from (${looked}) limit 1 offset ${looksAtMost - 1}`);
  return last;
}

type Candidates = {
  destinationId?: string | undefined;
  after?: Cursor | undefined;
  newestFirst?: boolean;
};

/** The unfulfilled orders of an account, oldest first; the words are those of the indexes (db/schema/orders.ts). */
export function candidates(
  accountId: string,
  { destinationId, after, newestFirst = false }: Candidates,
  atMost: number,
): SQL {
  const order = newestFirst ? sql`first_seen_at desc, id desc` : sql`first_seen_at, id`;
  const found = destinationId
    ? sql`indexed by orders_unfulfilled_of_store where store_id = ${destinationId} and account_id = ${accountId}`
    : sql`indexed by orders_unfulfilled where account_id = ${accountId}`;
  return sql`select * from orders ${found} and cancelled_at is null and fulfillment <> 'fulfilled'
    ${after ? sql`and (first_seen_at, id) >= (${after.at}, ${after.id})` : sql``}
    order by ${order} limit ${atMost}`;
}

const following = (after: Cursor | undefined): SQL[] =>
  after
    ? [
        sql`(o.first_seen_at, o.id, coalesce(t.part, 0)) > (${after.at}, ${after.id}, ${after.part})`,
      ]
    : [];

function narrowed({ sourceId, place, placedBefore, partly, show }: ToShipFilter): SQL[] {
  return [
    ...(show === 'pushed' ? [sql`t.id is not null`] : []),
    ...(show === 'unpushed' ? [sql`t.id is null`] : []),
    ...(placedBefore === undefined ? [] : [sql`unixepoch(o.placed_at) * 1000 <= ${placedBefore}`]),
    ...(partly ? [sql`iif(t.id is null, o.fulfillment = 'partial', ${shippedOfPush} > 0)`] : []),
    ...(place === undefined ? [] : [shipsFrom(place, sourceId)]),
  ];
}

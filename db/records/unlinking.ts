/**
 * Unlinks listings as a person says: their copies stay as they are, or show nothing first, until which the link stands
 * (`links.zeroing_since`). What a person unlinked is not linked by SKU again.
 */
import { type SQL, sql } from 'drizzle-orm';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { links, unlinked } from '../schema/index.ts';
import { isClosed } from './closed-locations.ts';
import { isOpen } from './kept-back.ts';
import { listSharing } from './link-by-hand.ts';
import { ofVariants, oweMatches } from './matches-due.ts';
import { ofLinks, type RemovedLink, removingLinks } from './removing-links.ts';

type Linked = {
  variantId: string;
  sku: string;
  sourceSku: string;
  /** Its copy was written and is this link's alone: it can be set to zero. */
  mayZero: number;
  /** Units it shows at the places that were written. */
  shown: number;
};

/**
 * Whether Crossdock may write what the copy of a link shows: a condition on connection `c`, its destination's store `ds` and
 * listing `d`, and link `k`. Null where it does not list it. Otherwise nothing sets it to zero any more.
 */
const isWritable: SQL = sql`k.aligned_at is not null and c.active = 1 and ds.state <> 'left' and d.tracked = 1
  and d.gone_at is null
  and exists (select 1 from location_groups g where g.connection_id = c.id and g.since <= k.aligned_at
    and not ${isClosed(sql`c.destination_store_id`, sql`g.destination_location_id`)})
  and not exists (select 1 from connections c2 join links k2 on k2.connection_id = c2.id
    and k2.destination_variant_id = k.destination_variant_id and k2.active = 1
    where c2.destination_store_id = c.destination_store_id and c2.active = 1
      and (c2.created_at, c2.id) < (c.created_at, c.id))`;

/** The links of these listings. @returns [] where the account has no such connection */
const listLinked = (
  db: Database,
  accountId: string,
  connectionId: string,
  variantIds: readonly string[],
): Promise<Linked[]> =>
  db.all<Linked>(sql`
    select k.destination_variant_id as variantId, coalesce(d.sku, '') as sku, coalesce(s.sku, '') as sourceSku,
      coalesce(${isWritable} and not exists (select 1 from connections c2 join links k2 on k2.connection_id = c2.id
          and k2.destination_variant_id = k.destination_variant_id and k2.active = 1
          where c2.destination_store_id = c.destination_store_id and c2.active = 1 and c2.id <> c.id), 0) as mayZero,
      coalesce((select sum(max(0, t.expected)) from stock_targets t where t.destination_store_id = d.store_id
        and t.destination_item_id = d.inventory_item_id and t.connection_id = c.id and t.state <> 'waiting'), 0) as shown
    from json_each(${JSON.stringify(variantIds)}) w
    join connections c on c.id = ${connectionId} and c.account_id = ${accountId}
    join stores ds on ds.id = c.destination_store_id
    join links k on k.connection_id = c.id and k.destination_variant_id = w.value
    left join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
    left join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    order by w.key`);

/** What a person should know before unlinking. */
export type UnlinkFacts = {
  links: number;
  /** Open orders with a line of them that is not pushed: it would stay. */
  orders: number;
  /** Units their copies show now. */
  shown: number;
  /** Copies that can be set to zero, and those of them that show something. */
  mayZero: number;
  toZero: number;
  /** Links of the whole connection. */
  ofLinks: number;
};

export async function readUnlinkFacts(
  db: Database,
  accountId: string,
  connectionId: string,
  variantIds: readonly string[],
): Promise<UnlinkFacts> {
  const linked = await listLinked(db, accountId, connectionId, variantIds);
  const [row] = await db.all<{ orders: number; ofLinks: number }>(sql`
    select c.link_count as ofLinks, (select count(*) from orders o indexed by orders_unfulfilled
      where o.store_id = c.destination_store_id and ${isOpen(accountId)}
        and exists (select 1 from order_lines l where l.order_id = o.id and ${isWaiting}
          and l.sku in (select value from json_each(${JSON.stringify(linked.map(({ sku }) => sku))})))) as orders
    from connections c where c.id = ${connectionId} and c.account_id = ${accountId}`);
  const zeroed = linked.filter(({ mayZero }) => mayZero === 1);
  return {
    links: linked.length,
    orders: row?.orders ?? 0,
    shown: linked.reduce((sum, { shown }) => sum + shown, 0),
    mayZero: zeroed.length,
    toZero: zeroed.filter(({ shown }) => shown > 0).length,
    ofLinks: row?.ofLinks ?? 0,
  };
}

/** A line `l` of an order `o` of which something is not pushed yet. */
const isWaiting: SQL = sql`l.sku <> '' and l.current_quantity > 0
  and ((l.hold is not null and l.hold <> 'nothing-to-ship') or coalesce(o.decision, '') <> 'pushed')`;

/**
 * Unlinks them. Safe to repeat; `leave` also ends what is on its way to zero.
 * @param stock what becomes of the copies; one that was never written, or that another source supplies, is left
 * @returns how many are unlinked, how many show nothing first, and the connections whose ledgers are owed it
 */
export async function unlinkListings(
  db: Database,
  accountId: string,
  connectionId: string,
  variantIds: readonly string[],
  { stock, person, now }: { stock: 'leave' | 'zero'; person: string; now: number },
): Promise<{ unlinked: number; zeroing: number; told: string[] }> {
  const linked = await listLinked(db, accountId, connectionId, variantIds);
  if (linked.length === 0) return { unlinked: 0, zeroing: 0, told: [] };
  const isZeroed = ({ mayZero }: Linked) => stock === 'zero' && mayZero === 1;
  const ids = linked.map(({ variantId }) => variantId);
  const zeroing = linked.filter(isZeroed).map(({ variantId }) => variantId);
  const left = linked.filter((one) => !isZeroed(one));
  const told = await listSharing(db, accountId, connectionId, ids);
  await inOneBatch(db, [
    db
      .insert(unlinked)
      .select(
        sql`select ${connectionId}, value, ${person}, ${now} from json_each(${JSON.stringify(ids)}) where true`,
      )
      .onConflictDoUpdate({
        target: [unlinked.connectionId, unlinked.destinationVariantId],
        set: { by: person, at: now },
      }),
    db
      .update(links)
      .set({ zeroingSince: sql`coalesce(${links.zeroingSince}, ${now})` })
      .where(ofLinks(connectionId, zeroing)),
    ...removingLinks(
      db,
      accountId,
      connectionId,
      left.map((one) => ({ ...one, by: person, after: undefined })),
      now,
    ),
    ...told.flatMap((id) => oweMatches(db, accountId, id, ofVariants(ids), now)),
  ]);
  return { unlinked: left.length, zeroing: zeroing.length, told };
}

/** What stands on Activity of a copy that was to show nothing first, by whether it does. */
export const zeroedWords = 'set to zero';
export const leftWords = 'left as it is';

/** Links ended in one go. */
const endedAtOnce = 500;

/** A link that is over; `after`: what became of its copy. */
type Ended = RemovedLink & { accountId: string; connectionId: string };

const endedColumns = sql`c.account_id as accountId, c.id as connectionId, k.destination_variant_id as variantId,
  coalesce(d.sku, '') as sku, coalesce(s.sku, '') as sourceSku, coalesce(u.by, 'Crossdock') as by`;

const namedBy = sql`left join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
  left join unlinked u on u.connection_id = c.id and u.destination_variant_id = k.destination_variant_id`;

/** Links whose copies show nothing by now, by the ledgers' own copies. */
const listZeroed = (db: Database, connectionId: string | undefined): Promise<Ended[]> =>
  // Crossed, in this order: it is asked every minute, and those that ended are few where links are many.
  db.all<Ended>(sql`
    select distinct ${endedColumns}, ${zeroedWords} as after
    from connections c
    cross join stock_targets t indexed by stock_targets_by_connection on t.connection_id = c.id and t.state = 'ended'
    cross join listings d on d.store_id = c.destination_store_id and d.inventory_item_id = t.destination_item_id
    cross join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id and k.zeroing_since is not null
    ${namedBy}
    where ${connectionId === undefined ? sql`true` : sql`c.id = ${connectionId}`}
      and not exists (select 1 from stock_targets o where o.destination_store_id = c.destination_store_id
        and o.destination_item_id = t.destination_item_id and o.connection_id = c.id
        and o.state not in ('ended', 'waiting'))
    limit ${endedAtOnce}`);

/** Links that wait for a zero which nobody may write any more. */
const listStranded = (db: Database): Promise<Ended[]> =>
  db.all<Ended>(sql`
    select ${endedColumns}, ${leftWords} as after
    from links k indexed by links_zeroing
    cross join connections c on c.id = k.connection_id
    cross join stores ds on ds.id = c.destination_store_id
    left join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
    ${namedBy}
    where k.zeroing_since is not null and not coalesce(${isWritable} and s.variant_id is not null, 0)
    limit ${endedAtOnce}`);

/**
 * Ends the links whose copies show nothing by now, as was wanted; asked for all connections, also those whose copies
 * nobody may write any more: they stay as they are. Safe to repeat.
 * @param connectionId only of this connection
 * @returns the connections whose ledgers are owed it
 */
export async function finishUnlinking(
  db: Database,
  connectionId: string | undefined,
  now: number,
): Promise<{ accountId: string; connectionId: string }[]> {
  const zeroed = await listZeroed(db, connectionId);
  const isZeroed = new Set(zeroed.map((one) => `${one.connectionId} ${one.variantId}`));
  const stranded = connectionId === undefined ? await listStranded(db) : [];
  const left = stranded.filter((one) => !isZeroed.has(`${one.connectionId} ${one.variantId}`));
  const byConnection = Map.groupBy([...zeroed, ...left], (one) => one.connectionId);
  for (const [id, of] of byConnection) {
    const accountId = of[0]?.accountId ?? '';
    const ids = of.map(({ variantId }) => variantId);
    await inOneBatch(db, [
      // Whoever linked one again meanwhile keeps it.
      ...removingLinks(db, accountId, id, of, now, sql`${links.zeroingSince} is not null`),
      ...oweMatches(db, accountId, id, ofVariants(ids), now),
    ]);
  }
  return [...byConnection].map(([id, of]) => ({
    accountId: of[0]?.accountId ?? '',
    connectionId: id,
  }));
}

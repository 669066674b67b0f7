/** Links listings as a person says: by hand, or as was suggested. The orders this may free are looked at again (OP5, OP6). */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { connections, links, matches, unlinked } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { isOpen } from './kept-back.ts';
import { countingLinks } from './link-pairs.ts';
import { deriveMatches } from './matches.ts';
import { ofVariants, oweMatches } from './matches-due.ts';
import { changeAndRecheck, type Recheck } from './recheck-runs.ts';

/** A listing of the destination, and the listing of the source that it is to be linked to. */
export type PairToLink = { variantId: string; sourceVariantId: string };

/** What there is of a pair; undefined fields: the account has no such listing. */
export type PairFacts = PairToLink & {
  sku: string | undefined;
  sourceSku: string | undefined;
  /** The source's listing that it is linked to now, unless it is being unlinked. */
  linkedTo: string | undefined;
  linkedSku: string | undefined;
};

/** @returns one for each pair, in the order given; [] where the account has no such connection */
export async function readPairs(
  db: Database,
  accountId: string,
  connectionId: string,
  pairs: readonly PairToLink[],
): Promise<PairFacts[]> {
  const rows = await db.all<{ [Field in keyof PairFacts]: PairFacts[Field] | null }>(sql`
    select p.value ->> 'variantId' as variantId, p.value ->> 'sourceVariantId' as sourceVariantId, d.sku,
      s.sku as sourceSku, k.source_variant_id as linkedTo, o.sku as linkedSku
    from json_each(${JSON.stringify(pairs)}) p
    join connections c on c.id = ${connectionId} and c.account_id = ${accountId}
    left join listings d on d.store_id = c.destination_store_id and d.variant_id = p.value ->> 'variantId'
      and d.gone_at is null
    left join listings s on s.store_id = c.source_store_id and s.variant_id = p.value ->> 'sourceVariantId'
      and s.gone_at is null
    left join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
      and k.zeroing_since is null
    left join listings o on o.store_id = c.source_store_id and o.variant_id = k.source_variant_id
    order by p.key`);
  return rows.map((row) => ({
    variantId: row.variantId ?? '',
    sourceVariantId: row.sourceVariantId ?? '',
    sku: row.sku ?? undefined,
    sourceSku: row.sourceSku ?? undefined,
    linkedTo: row.linkedTo ?? undefined,
    linkedSku: row.linkedSku ?? undefined,
  }));
}

/** Who links, and what the run that looks at orders again is about, for people. */
export type LinkedBy = { person: string; about: string /** ms */; now: number };

/** Holds that linking a listing may end. */
const holdsMended = [
  'sku-not-on-source',
  'sku-duplicate-on-source',
  'not-linked',
  'link-paused',
] as const;

/**
 * Links them anew: what they were linked to before is replaced, without first levels (ST8), keeping what the SKU keeps
 * back. What stands so already is left alone.
 * @param pairs as readPairs answers them, 500 at most; each with both listings
 * @returns the connections whose ledgers are owed it, and the run that looks at orders again
 */
export async function linkPairs(
  db: Database,
  accountId: string,
  connectionId: string,
  pairs: readonly PairFacts[],
  { person, about, now }: LinkedBy,
): Promise<{ linked: number; told: string[]; recheck: Recheck | null }> {
  const fresh = pairs.filter(({ linkedTo, sourceVariantId }) => linkedTo !== sourceVariantId);
  const variantIds = fresh.map(({ variantId }) => variantId);
  if (fresh.length === 0) return { linked: 0, told: [], recheck: null };
  await deriveMissing(db, connectionId, variantIds);
  const told = await listSharing(db, accountId, connectionId, variantIds);
  const asked = JSON.stringify(fresh);
  const acts = fresh.map(({ variantId, sku = '', sourceSku = '', linkedSku }) => ({
    actor: person,
    kind: 'link-made' as const,
    connectionId,
    subject: variantId,
    name: sku,
    before: linkedSku,
    after: sourceSku,
  }));
  const onlyIf = sql`exists (select 1 from json_each(${asked}) p where not exists (select 1 from links k
    where k.connection_id = ${connectionId} and k.destination_variant_id = p.value ->> 'variantId'
      and k.source_variant_id = p.value ->> 'sourceVariantId' and k.zeroing_since is null))`;
  const orders = heldOrders(accountId, connectionId, variantIds);
  const { recheck } = await changeAndRecheck(
    db,
    { accountId, askedBy: person, about, onlyIf, orders },
    [
      notingActivity(db, accountId, acts, now, onlyIf),
      db
        .insert(links)
        .select(
          sql`select c.id, d.variant_id, s.variant_id, 1, ${now}, null, null, null, null, null
              from json_each(${asked}) p
              join connections c on c.id = ${connectionId} and c.account_id = ${accountId}
              join listings d on d.store_id = c.destination_store_id and d.variant_id = p.value ->> 'variantId'
                and d.gone_at is null and d.sku <> ''
              join listings s on s.store_id = c.source_store_id and s.variant_id = p.value ->> 'sourceVariantId'
                and s.gone_at is null
              where true`,
        )
        .onConflictDoUpdate({
          target: [links.connectionId, links.destinationVariantId],
          set: {
            sourceVariantId: sql`excluded.source_variant_id`,
            active: true,
            createdAt: now,
            alignedAt: null,
            zeroingSince: null,
          },
          setWhere: sql`${links.sourceVariantId} <> excluded.source_variant_id or ${links.zeroingSince} is not null`,
        }),
      db
        .delete(unlinked)
        .where(
          and(
            eq(unlinked.connectionId, connectionId),
            sql`${unlinked.destinationVariantId} in (select value from json_each(${JSON.stringify(variantIds)}))`,
          ),
        ),
      countingLinks(db, connectionId),
      ...told.flatMap((id) => oweMatches(db, accountId, id, ofVariants(variantIds), now)),
    ],
    now,
  );
  await deriveFirstLinked(db, connectionId, variantIds);
  return { linked: fresh.length, told, recheck };
}

/** A match that never was derived gets its row: links owe their telling by it. */
async function deriveMissing(
  db: Database,
  connectionId: string,
  variantIds: readonly string[],
): Promise<void> {
  const rows = await db.all<{ id: string }>(sql`
    select w.value as id from json_each(${JSON.stringify(variantIds)}) w where not exists (select 1 from matches m
      where m.connection_id = ${connectionId} and m.destination_variant_id = w.value)`);
  if (rows.length === 0) return;
  await deriveMatches(
    db,
    connectionId,
    rows.map(({ id }) => id),
  );
}

/**
 * What was linked to nothing shows as linked at once. What was linked to something is derived only once both its ledgers
 * were told: a match names the one before until then (db/records/matches-due.ts).
 */
async function deriveFirstLinked(
  db: Database,
  connectionId: string,
  variantIds: readonly string[],
): Promise<void> {
  const rows = await db
    .select({ id: matches.destinationVariantId })
    .from(matches)
    .where(
      and(
        eq(matches.connectionId, connectionId),
        ofVariants(variantIds),
        sql`${matches.sourceVariantId} is null`,
      ),
    );
  await deriveMatches(
    db,
    connectionId,
    rows.map(({ id }) => id),
  );
}

/**
 * The connection, and others of its destination that link one of these listings: a place has one source, so that these
 * hear of it too.
 * @returns [] where the account has no such connection
 */
export async function listSharing(
  db: Database,
  accountId: string,
  connectionId: string,
  variantIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.accountId, accountId),
        sql`${connections.destinationStoreId} = (select destination_store_id from connections where id = ${connectionId}
          and account_id = ${accountId})`,
        sql`(${connections.id} = ${connectionId} or exists (select 1 from links k
          where k.connection_id = ${connections.id} and k.destination_variant_id in
            (select value from json_each(${JSON.stringify(variantIds)}))))`,
      ),
    );
  return rows
    .map(({ id }) => id)
    .sort((a, b) => Number(b === connectionId) - Number(a === connectionId));
}

/**
 * Selects open orders with a line of one of these listings that stays for want of a link. Lines are kept by the SKU that they
 * were sold under, which may be one that the listing had before.
 */
const heldOrders = (
  accountId: string,
  connectionId: string,
  variantIds: readonly string[],
): SQL => sql`
  select o.store_id as storeId, o.platform_id as platformOrderId, o.id as orderId, o.name, o.first_seen_at as firstSeenAt
  from connections c join orders o indexed by orders_unfulfilled on o.store_id = c.destination_store_id
  where c.id = ${connectionId} and ${isOpen(accountId)}
    and exists (select 1 from order_lines l where l.order_id = o.id
      and l.hold in (select value from json_each(${JSON.stringify(holdsMended)}))
      and l.hold is not null and l.hold <> 'nothing-to-ship'
      and l.sku <> '' and l.sku in (
        select d.sku from listings d where d.store_id =
          (select destination_store_id from connections where id = ${connectionId})
          and d.variant_id in (select value from json_each(${JSON.stringify(variantIds)}))
        union select a.before from activity a where a.connection_id = ${connectionId} and a.kind = 'listing-renamed'
          and a.subject in (select value from json_each(${JSON.stringify(variantIds)})) and a.before is not null))`;

/**
 * Links whose first levels wait for a person (ST8), and the person's Apply: nothing is written to a store for a link
 * before it has `aligned_at`, and nothing at a place that a Location Group serves since later than that.
 */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { connections, links } from '../schema/index.ts';
import { connectionName, notingActivity } from './activity.ts';
import { oweTellingOf } from './allowances.ts';
import { isClosed } from './closed-locations.ts';

/** Whether the place that group `g` serves waits, for a link that was applied at this time. As src/stock/setup.ts has it. */
export const waitsAt = (alignedAt: SQL): SQL =>
  sql`(${alignedAt} is null or g.since > ${alignedAt})
    and not ${isClosed(sql`c.destination_store_id`, sql`g.destination_location_id`)}`;

/**
 * One row a waiting link, as a subquery: `variantId`, `sku`, `title`, `alignedAt`, `isRead` (every place that waits was),
 * `present` and `proposed` units over these places, `changes`, `toZero`. A link that takes no part in stock is left out.
 */
export const waitingLinks = (accountId: string, connectionId: string): SQL => sql`
  (select k.destination_variant_id as variantId, d.sku as sku, d.title as title, k.aligned_at as alignedAt,
      s.store_id as sourceStoreId, s.inventory_item_id as inventoryItemId, d.inventory_item_id as destinationItemId,
      count(g.id) > 0 and count(t.expected) = count(g.id) as isRead,
      sum(t.expected) as present, sum(t.sellable) as proposed,
      coalesce(sum(t.expected is not t.sellable), 0) > 0 as changes,
      coalesce(sum(t.expected), 0) > 0 and coalesce(sum(t.sellable), 0) = 0 as toZero
    from connections c
    join links k on k.connection_id = c.id and k.active = 1
    left join location_groups g on g.connection_id = c.id and ${waitsAt(sql`k.aligned_at`)}
    join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
      and d.tracked = 1 and d.gone_at is null
    join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id and s.tracked = 1
    left join stock_targets t on t.source_store_id = s.store_id and t.inventory_item_id = s.inventory_item_id
      and t.connection_id = c.id and t.destination_item_id = d.inventory_item_id
      and t.destination_location_id = g.destination_location_id
    where c.id = ${connectionId} and c.account_id = ${accountId} and c.active = 1
      and (k.aligned_at is null or g.id is not null)
    group by k.destination_variant_id having coalesce(sum(t.state = 'paused'), 0) = 0)`;

/** Which of them: all, those that change, or some by their destination variant. */
export type ChosenLinks = 'all' | 'changes' | readonly string[];

/** Only those that were read: nobody can have seen the others' levels. */
const chosenOf = (chosen: ChosenLinks): SQL => {
  if (chosen === 'all') return sql`w.isRead`;
  if (chosen === 'changes') return sql`w.isRead and w.changes`;
  return sql`w.isRead and w.variantId in (select value from json_each(${JSON.stringify(chosen)}))`;
};

/** How many links an Apply would take, how many of them would show nothing any more, of how many the connection has. */
export async function weighApply(
  db: Database,
  accountId: string,
  connectionId: string,
  chosen: ChosenLinks,
): Promise<{ links: number; toZero: number; ofLinks: number }> {
  const [row] = await db.all<{ links: number; toZero: number; ofLinks: number | null }>(sql`
    select count(*) as links, coalesce(sum(w.toZero), 0) as toZero,
      (select link_count from connections where id = ${connectionId}) as ofLinks
    from ${waitingLinks(accountId, connectionId)} w where ${chosenOf(chosen)}`);
  return { links: row?.links ?? 0, toZero: row?.toZero ?? 0, ofLinks: row?.ofLinks ?? 0 };
}

/** Of the map of Location Groups that stands: what a person saw was seen under it. */
export async function loadGroupsRevision(
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<number | undefined> {
  const [row] = await db
    .select({ revision: connections.groupsRevision })
    .from(connections)
    .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId)));
  return row?.revision;
}

/**
 * A person has seen them: from now on the ledgers may write.
 * @param groupsRevision of the map under which they were seen; under another one nothing is applied
 * @param by who pressed Apply
 * @returns links that wait no longer
 */
export async function applyFirstLevels(
  db: Database,
  accountId: string,
  connectionId: string,
  chosen: ChosenLinks,
  now: number,
  groupsRevision?: number,
  by = 'Crossdock',
): Promise<number> {
  // Those that this batch aligns; of two at once the second finds none.
  const aligned = sql`(select count(*) from links k where k.connection_id = ${connectionId}
    and k.aligned_at = ${now})`;
  const [applied] = await inOneBatch(db, [
    db
      .update(links)
      .set({ alignedAt: now })
      .where(
        and(
          eq(links.connectionId, connectionId),
          sql`${links.destinationVariantId} in (select w.variantId
            from ${waitingLinks(accountId, connectionId)} w where ${chosenOf(chosen)})
            and exists (select 1 from connections where id = ${connectionId}
              and groups_revision = coalesce(${groupsRevision ?? null}, groups_revision))`,
        ),
      )
      .returning({ variantId: links.destinationVariantId }),
    notingActivity(
      db,
      accountId,
      [
        {
          ...{ actor: by, kind: 'first-levels-applied', connectionId, subject: connectionId },
          name: 'a connection',
        },
      ],
      now,
      sql`${aligned} > 0`,
      {
        name: connectionName(connectionId),
        after: sql`${aligned} || iif(${aligned} = 1, ' SKU', ' SKUs')`,
      },
    ),
    ...oweTellingOf(db, accountId, connectionId, now),
  ]);
  return applied?.length ?? 0;
}

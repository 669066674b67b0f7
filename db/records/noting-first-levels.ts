/**
 * Tells people that links of a connection began to wait for Apply (ST8): once a connection and UTC day, and only where
 * nobody is setting it up, who sees them there.
 *
 * It is done where their ledgers are told of them (worker/matches.ts, worker/stock-errands.ts) and not in the batch that
 * makes a link: a catalogue is linked page by page, and a person is to read one number. That telling is owed by rows, so
 * a worker that dies before it leaves it to the next one, which writes the same notice once. The links of a connection
 * are counted at most once a day, and only where some of those just told wait: never by the clock.
 */
import { type SQL, sql } from 'drizzle-orm';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { waitingLinks } from './first-levels.ts';
import { notingNotice } from './noting-notices.ts';

const dayMs = 24 * 60 * 60_000;

/** What may have begun to wait: links of these destination variants, or places that Location Groups serve anew. */
export type BeganToWait = { variantIds: readonly string[] } | { of: 'groups' };

/** @param now ms */
export async function noteFirstLevels(
  db: Database,
  accountId: string,
  connectionId: string,
  began: BeganToWait,
  now: number,
): Promise<void> {
  const day = Math.floor(now / dayMs);
  const onceOf = (of: number) => `${connectionId}:first-levels:${of}`;
  // Who was told, and applied some of them, is not told of the rest again; what was linked before yesterday is old news.
  const since = sql`max(${now - dayMs}, coalesce((select n.at from notices n where n.id = ${onceOf(day - 1)}), 0))`;
  const [connection] = await db.all<{ sourceStoreId: string; destinationStoreId: string }>(sql`
    select c.source_store_id as sourceStoreId, c.destination_store_id as destinationStoreId from connections c
    where c.id = ${connectionId} and c.account_id = ${accountId} and c.active = 1
      and (c.setup is null or c.setup ->> '$."put-away"' is not null)
      and not exists (select 1 from notices n where n.id = ${onceOf(day)})
      and ${beginning(began, since)}`);
  if (!connection) return;
  const [counted] = await db.all<{ waiting: number }>(
    sql`select count(*) as waiting from ${waitingLinks(accountId, connectionId)} w`,
  );
  const waiting = counted?.waiting ?? 0;
  if (waiting === 0) return;
  await inOneBatch(
    db,
    notingNotice(
      db,
      accountId,
      {
        kind: 'first-levels-waiting',
        storeId: connection.destinationStoreId,
        otherStoreId: connection.sourceStoreId,
        connectionId,
        cause: connectionId,
        facts: { waiting },
        once: onceOf(day),
      },
      now,
    ),
  );
}

/** Whether some of them, of connection `c`, began to wait since then. */
const beginning = (began: BeganToWait, since: SQL): SQL =>
  'variantIds' in began
    ? sql`exists (select 1 from links k
        join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
          and d.tracked = 1 and d.gone_at is null
        join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id and s.tracked = 1
        where k.connection_id = c.id and k.active = 1 and k.aligned_at is null and k.created_at >= ${since}
          and k.destination_variant_id in (select value from json_each(${JSON.stringify(began.variantIds)})))`
    : sql`c.link_count > 0 and exists (select 1 from location_groups g where g.connection_id = c.id
        and g.since >= ${since})`;

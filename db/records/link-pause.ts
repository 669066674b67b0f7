/** Pauses and resumes a link: a SKU of one connection. Says which ledgers must hear of it. */
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { bulkRuns, links } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { ofVariants, oweMatches } from './matches-due.ts';

/** A link by its key: the destination's variant on its connection. */
export type LinkName = { connectionId: string; variantId: string };

/**
 * Pauses or resumes it, and owes the telling of every ledger this changes. Safe to repeat.
 * @param now ms
 * @param runId a run that waits for this, and is owed its first turn now
 * @param person who does it, for Activity
 * @returns connections whose ledgers are to be told: its own first, then those that link the same listing to other
 * sources, since a place has one source at a time (db/records/ledger-setup.ts); undefined where the account has no such link
 */
export async function pauseLink(
  db: Database,
  accountId: string,
  link: LinkName,
  paused: boolean,
  now: number,
  runId?: string,
  person = 'Crossdock',
): Promise<string[] | undefined> {
  const { connectionId, variantId } = link;
  const linked = await db.all<{ id: string; sku: string | null }>(sql`
    select other.id, (select d.sku from listings d where d.store_id = c.destination_store_id
      and d.variant_id = ${variantId}) as sku from connections c
    join connections other on other.destination_store_id = c.destination_store_id and other.account_id = c.account_id
    join links k on k.connection_id = other.id and k.destination_variant_id = ${variantId}
    where c.id = ${connectionId} and c.account_id = ${accountId} order by other.id <> c.id, other.id`);
  if (linked[0]?.id !== connectionId) return undefined;
  const ids = linked.map(({ id }) => id);
  const act: Activity = {
    actor: person,
    kind: paused ? 'link-paused' : 'link-resumed',
    connectionId,
    subject: variantId,
    name: linked[0].sku ?? '',
  };
  const changes = sql`exists (select 1 from links k where k.connection_id = ${connectionId}
    and k.destination_variant_id = ${variantId} and k.active = ${paused ? 1 : 0})`;
  await inOneBatch(db, [
    notingActivity(db, accountId, [act], now, changes),
    db
      .update(links)
      .set({ active: !paused })
      .where(and(eq(links.connectionId, connectionId), eq(links.destinationVariantId, variantId))),
    ...ids.flatMap((id) => oweMatches(db, accountId, id, ofVariants([variantId]), now)),
    ...(runId === undefined
      ? []
      : [
          db
            .update(bulkRuns)
            .set({ dueAt: now })
            .where(
              and(
                eq(bulkRuns.id, runId),
                eq(bulkRuns.accountId, accountId),
                gt(bulkRuns.dueAt, now),
              ),
            ),
        ]),
  ]);
  return ids;
}

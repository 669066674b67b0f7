/** Statements that owe again what stores failed because they let nobody in: for the batch that notes that one does again. */
import { type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Database } from '../open.ts';
import { pushes, shipments } from '../schema/index.ts';

/**
 * Returns that owe a row again, at most, before a person does: a store that answers readings and always refuses the order
 * itself returns with every try at another one.
 */
const returnsAtMost = 8;

/**
 * Pushes and shipments of a store that failed as `unauthorized` or `forbidden` are owed at once: the sweep takes them. A
 * row does not say which of its two stores refused it: where the other one lets nobody in either, it waits for that one.
 * @param by a `person`, who connected the store anew, begins their ladder anew; a `return` is one setback more
 * @param onlyIf whether it is done at all
 * @param now ms
 */
export function oweRefused(
  db: Database,
  { accountId, storeId }: { accountId: string; storeId: string },
  by: 'person' | 'return',
  onlyIf: SQL,
  now: number,
): BatchItem<'sqlite'>[] {
  const again = {
    state: 'ready' as const,
    dueAt: now,
    handedAt: null,
    setbacks: by === 'person' ? sql`0` : sql`setbacks + 1`,
    updatedAt: now,
  };
  const mayGo = by === 'person' ? onlyIf : sql`${onlyIf} and setbacks < ${returnsAtMost}`;
  // The first words are those of the indexes (db/schema/pushes.ts, db/schema/shipments.ts).
  const failed = (row: SQL): SQL => sql`${row}.account_id = ${accountId}
    and ${row}.state in ('ready', 'creating', 'failed') and ${row}.state = 'failed'
    and ${row}.failure_kind in ('unauthorized', 'forbidden')`;
  const isBetween = sql`(p.source_store_id = ${storeId} or o.store_id = ${storeId})
    and exists (select 1 from stores other where other.state = 'working' and other.id
      = case when p.source_store_id = ${storeId} then o.store_id else p.source_store_id end)`;
  return [
    db
      .update(pushes)
      .set(again)
      .where(
        sql`${mayGo} and ${pushes.id} in (select p.id from pushes p indexed by pushes_open
          join orders o on o.id = p.order_id where ${failed(sql`p`)} and ${isBetween})`,
      ),
    db
      .update(shipments)
      .set(again)
      .where(
        sql`${mayGo} and ${shipments.id} in (select h.id from shipments h indexed by shipments_open
          join pushes p on p.id = h.push_id join orders o on o.id = p.order_id
          where ${failed(sql`h`)} and ${isBetween})`,
      ),
  ];
}

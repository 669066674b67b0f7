/** Begins a run that looks at orders again in the batch of the change that may free them: neither is there without the other (rule 1). */
import { eq, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { bulkRunOrders, bulkRuns } from '../schema/index.ts';

/** Who changes something, and the name of what it is about, for people. */
export type ChangedBy = { askedBy: string; about: string };

/** A run that was begun, with how many orders it looks at. */
export type Recheck = { id: string; total: number };

export type RecheckAsk = ChangedBy & {
  accountId: string;
  /** Holds as long as the change is not made: whoever comes second begins no run. */
  onlyIf: SQL;
  /** Selects OrderToLookAt with `firstSeenAt` (db/records/reconnected.ts), as things are before the change. */
  orders: SQL;
};

/**
 * Makes a change, and begins the run before it in the same batch.
 * @param ask undefined where the change frees no order
 * @param now ms; the run is owed its first turn then, so that the sweep finds it should its message be lost
 * @returns the rows of the change's statements, and the run; null where no order waits or the change was made already
 */
export async function changeAndRecheck(
  db: Database,
  ask: RecheckAsk | undefined,
  change: BatchItem<'sqlite'>[],
  now: number,
): Promise<{ rows: unknown[][]; recheck: Recheck | null }> {
  if (!ask) return { rows: await inOneBatch(db, change), recheck: null };
  const id = newId('bk');
  const begin = beginRun(db, id, ask, now);
  const results = await inOneBatch(db, [...begin, ...change]);
  const [begun] = (results[countedAt] ?? []) as { total: number }[];
  return {
    rows: results.slice(begin.length),
    recheck: begun && begun.total > 0 ? { id, total: begun.total } : null,
  };
}

/** Which of the statements says how many orders there are. */
const countedAt = 2;

const beginRun = (
  db: Database,
  id: string,
  { accountId, askedBy, about, onlyIf, orders }: RecheckAsk,
  now: number,
): BatchItem<'sqlite'>[] => [
  db.insert(bulkRuns).select(
    sql`select ${id}, ${accountId}, 'recheck', ${askedBy}, ${about}, '[]', 'running', 0, ${now}, null, ${now}
        where ${onlyIf}`,
  ),
  db.insert(bulkRunOrders).select(
    sql`select ${id}, row_number() over (order by w.firstSeenAt, w.orderId), w.storeId, w.platformOrderId, w.orderId,
          w.name, 'waiting', null, null
        from (${orders}) w where exists (select 1 from bulk_runs r where r.id = ${id})`,
  ),
  db
    .update(bulkRuns)
    .set({ total: sql`(select count(*) from bulk_run_orders o where o.run_id = ${id})` })
    .where(eq(bulkRuns.id, id))
    .returning({ total: bulkRuns.total }),
  db.delete(bulkRuns).where(sql`${bulkRuns.id} = ${id} and ${bulkRuns.total} = 0`),
];

/** Rows of reconciling: a run begins, is taken turn by turn, and is swept when a turn was lost (rule 1). */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { AfterTurn, NewRun, Reconcile } from '../../src/reconcile/reconcile.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { reconciles } from '../schema/index.ts';
import { notingActivity, storeName } from './activity.ts';
import { notingRepaired } from './noting-repaired.ts';

export type RunName = { accountId: string; id: string };

/** Begins a run, or joins the one of its kind that is under way at the store. */
export async function startReconcile(
  db: Database,
  run: NewRun,
): Promise<{ id: string; joined: boolean }> {
  const { startedAt } = run;
  const isMade = sql`exists (select 1 from reconciles r where r.id = ${run.id})`;
  const [made] = await inOneBatch(db, [
    db
      .insert(reconciles)
      .values({ ...run, state: 'running', stepStartedAt: startedAt, dueAt: startedAt })
      .onConflictDoNothing()
      .returning({ id: reconciles.id }),
    // Those that the clock begins, several an hour, are on Reconciling.
    ...(run.askedBy === 'Crossdock'
      ? []
      : [
          notingActivity(
            db,
            run.accountId,
            [
              {
                actor: run.askedBy,
                kind: 'reconcile-started',
                storeId: run.storeId,
                subject: run.id,
                name: 'a store',
                after: kindWords[run.kind],
              },
            ],
            startedAt,
            isMade,
            { name: storeName(run.storeId) },
          ),
        ]),
  ]);
  if (made && made.length > 0) return { id: run.id, joined: false };
  const [known] = await db
    .select({ id: reconciles.id })
    .from(reconciles)
    .where(
      and(
        eq(reconciles.storeId, run.storeId),
        eq(reconciles.kind, run.kind),
        eq(reconciles.state, 'running'),
      ),
    );
  // It ended just now: the next one is asked for by whoever asks again.
  return known ? { id: known.id, joined: true } : startReconcile(db, run);
}

const kindWords: Record<NewRun['kind'], string> = {
  changed: 'what changed lately',
  everything: 'every stock level',
  catalogue: 'the whole catalogue',
};

/**
 * Takes the turn that is due, for one worker at a time.
 * @param until ms: another may take it then, if this one does not come back
 * @returns undefined where there is none (any more)
 */
export async function takeTurn(
  db: Database,
  { accountId, id }: RunName,
  now: number,
  until: number,
): Promise<Reconcile | undefined> {
  const [row] = await db
    .update(reconciles)
    .set({ turn: sql`${reconciles.turn} + 1`, dueAt: until })
    .where(
      and(
        eq(reconciles.id, id),
        eq(reconciles.accountId, accountId),
        eq(reconciles.state, 'running'),
        lte(reconciles.dueAt, now),
      ),
    )
    .returning();
  return row && toReconcile(row);
}

/**
 * Writes down how far a turn came.
 * @returns whether it did: not where the turn is another worker's by now, or the run was cancelled
 */
export async function saveTurn(
  db: Database,
  run: Pick<Reconcile, 'id' | 'accountId' | 'storeId' | 'turn'>,
  after: AfterTurn,
  now: number,
): Promise<boolean> {
  const { id, turn } = run;
  const isMine = sql`exists (select 1 from reconciles r where r.id = ${id} and r.turn = ${turn}
    and r.state = 'running')`;
  const isOver = after.state !== 'running';
  const rows = await inOneBatch(db, [
    ...(isOver ? await notingRepaired(db, run, now, isMine) : []),
    db
      .update(reconciles)
      .set({
        state: after.state,
        step: after.step,
        stepStartedAt: after.stepStartedAt,
        setbacks: after.setbacks,
        done: after.done,
        total: after.total ?? null,
        byPages: after.byPages,
        progress: after.progress,
        report: after.report,
        problem: after.problem ?? null,
        dueAt: after.dueAt ?? null,
        finishedAt: after.state === 'running' ? null : now,
      })
      .where(and(eq(reconciles.id, id), eq(reconciles.turn, turn), eq(reconciles.state, 'running')))
      .returning({ id: reconciles.id }),
  ]);
  return (rows.at(-1)?.length ?? 0) > 0;
}

/**
 * What the run has put right so far is told of and written down as of one that ends by itself.
 * @param by who cancels it
 * @returns whether it was still running
 */
export async function cancelReconcile(
  db: Database,
  { accountId, id }: RunName,
  now: number,
  by = 'Crossdock',
): Promise<boolean> {
  const [run] = await db
    .select({ id: reconciles.id, accountId: reconciles.accountId, storeId: reconciles.storeId })
    .from(reconciles)
    .where(and(eq(reconciles.id, id), eq(reconciles.accountId, accountId)));
  if (!run) return false;
  const { storeId } = run;
  const isRunning = sql`exists (select 1 from reconciles r where r.id = ${id} and r.state = 'running')`;
  const rows = await inOneBatch(db, [
    ...(await notingRepaired(db, run, now, isRunning)),
    notingActivity(
      db,
      accountId,
      [{ actor: by, kind: 'reconcile-cancelled', storeId, subject: id, name: 'a store' }],
      now,
      isRunning,
      { name: storeName(storeId) },
    ),
    db
      .update(reconciles)
      .set({ state: 'cancelled', dueAt: null, finishedAt: now })
      .where(
        and(
          eq(reconciles.id, id),
          eq(reconciles.accountId, accountId),
          eq(reconciles.state, 'running'),
        ),
      )
      .returning({ id: reconciles.id }),
  ]);
  return (rows.at(-1)?.length ?? 0) > 0;
}

/** @returns undefined where the account has no such run */
export async function loadRunState(
  db: Database,
  accountId: string,
  id: string,
): Promise<Reconcile['state'] | undefined> {
  const [row] = await db
    .select({ state: reconciles.state })
    .from(reconciles)
    .where(and(eq(reconciles.id, id), eq(reconciles.accountId, accountId)));
  return row?.state;
}

/** Which of these stores had their whole catalogue read by a run that began since then, ms. */
export async function listReadLately(
  db: Database,
  accountId: string,
  storeIds: readonly string[],
  since: number,
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    select distinct r.store_id as id from reconciles r
    where r.account_id = ${accountId} and r.kind = 'catalogue' and r.started_at >= ${since}
      and (r.state = 'done' or (r.state = 'running' and r.step = 'matching'))
      and r.store_id in (select value from json_each(${JSON.stringify(storeIds)}))`);
  return rows.map(({ id }) => id);
}

/** Runs that are owed a turn. */
export const listReconcilesDue = (db: Database, now: number): Promise<RunName[]> =>
  db
    .select({ accountId: reconciles.accountId, id: reconciles.id })
    .from(reconciles)
    .where(lte(reconciles.dueAt, now))
    .limit(100);

/** The store says that an export is finished: the run that waits for it goes on now. */
export async function exportFinished(
  db: Database,
  of: { accountId: string; storeId: string; exportId: string },
  now: number,
): Promise<RunName[]> {
  return db
    .update(reconciles)
    .set({ dueAt: now })
    .where(
      and(
        eq(reconciles.storeId, of.storeId),
        eq(reconciles.accountId, of.accountId),
        eq(reconciles.state, 'running'),
        eq(reconciles.step, 'exporting'),
        sql`${reconciles.progress} ->> 'exportId' = ${of.exportId}`,
      ),
    )
    .returning({ accountId: reconciles.accountId, id: reconciles.id });
}

const toReconcile = (row: typeof reconciles.$inferSelect): Reconcile => ({
  ...row,
  finishedAt: row.finishedAt ?? undefined,
  total: row.total ?? undefined,
  problem: row.problem ?? undefined,
  dueAt: row.dueAt ?? undefined,
});

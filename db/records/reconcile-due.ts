/** When stores are reconciled by themselves, and up to when what changed at them is known. */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { NewRun } from '../../src/reconcile/reconcile.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { reconciles, stores } from '../schema/index.ts';
import type { RunName } from './reconciles.ts';

export type DueStore = { accountId: string; storeId: string; dueAt: number; allDueAt: number };

/** Stores that are to be reconciled now, the longest due first. */
export const listStoresDue = (db: Database, now: number, limit: number): Promise<DueStore[]> =>
  db
    .select({
      accountId: stores.accountId,
      storeId: stores.id,
      dueAt: stores.reconcileDueAt,
      allDueAt: stores.reconcileAllDueAt,
    })
    .from(stores)
    .where(lte(stores.reconcileDueAt, now))
    .orderBy(stores.reconcileDueAt)
    .limit(limit);

/**
 * Begins a store's run by itself, and says when the next is due, in one batch. A store that lets us in no more has none,
 * and comes again. @returns the run; undefined where one is under way or another worker was first
 */
export async function startDue(
  db: Database,
  store: DueStore,
  run: NewRun,
  next: { dueAt: number; allDueAt: number },
): Promise<RunName | undefined> {
  const { accountId, storeId, startedAt } = run;
  const [moved, begun] = await inOneBatch(db, [
    db
      .update(stores)
      .set({ reconcileDueAt: next.dueAt, reconcileAllDueAt: next.allDueAt })
      .where(and(eq(stores.id, storeId), eq(stores.reconcileDueAt, store.dueAt)))
      .returning({ state: stores.state }),
    db
      .insert(reconciles)
      .select(
        sql`select ${run.id}, ${accountId}, ${storeId}, ${run.kind}, ${run.askedBy}, 'running', ${run.step},
          ${startedAt}, null, ${startedAt}, 0, 0, 0, null, 0, ${JSON.stringify(run.progress)},
          ${JSON.stringify(run.report)}, null, ${startedAt}
          from ${stores} s where s.id = ${storeId} and s.state = 'working' and s.reconcile_due_at = ${next.dueAt}`,
      )
      .onConflictDoNothing()
      .returning({ id: reconciles.id }),
  ]);
  return (moved?.length ?? 0) > 0 && (begun?.length ?? 0) > 0
    ? { accountId, id: run.id }
    : undefined;
}

/**
 * A store was connected: it is reconciled by itself from then on. One that was here before is looked at now, for nobody
 * heard of it meanwhile.
 * @param at ms; `newSince`: a row made since then is a new store's
 */
export async function scheduleReconcile(
  db: Database,
  storeId: string,
  at: { newSince: number; dueAt: number; allDueAt: number; now: number },
): Promise<void> {
  await db
    .update(stores)
    .set({
      reconcileDueAt: sql`case when ${stores.createdAt} >= ${at.newSince} then ${at.dueAt} else ${at.now} end`,
      reconcileAllDueAt: sql`case when ${stores.reconcileAllDueAt} > ${at.now} then ${stores.reconcileAllDueAt} else ${at.allDueAt} end`,
    })
    .where(eq(stores.id, storeId));
}

export type KnownTo = { orders: number; levels: number };

/** Up to when changes at the store are known, ms; from when it was connected, where nothing was read yet. */
export async function loadKnownTo(
  db: Database,
  storeId: string,
): Promise<KnownTo & { from: number }> {
  const [row] = await db
    .select({
      from: stores.createdAt,
      orders: sql<number>`coalesce(${stores.ordersKnownTo}, ${stores.createdAt})`,
      levels: sql<number>`coalesce(${stores.levelsKnownTo}, ${stores.createdAt})`,
    })
    .from(stores)
    .where(eq(stores.id, storeId));
  if (!row) throw new Error(`No store ${storeId}`);
  return row;
}

export async function saveKnownTo(
  db: Database,
  storeId: string,
  known: Partial<KnownTo>,
): Promise<void> {
  await db
    .update(stores)
    .set({
      ...(known.orders === undefined
        ? {}
        : { ordersKnownTo: sql`max(coalesce(${stores.ordersKnownTo}, 0), ${known.orders})` }),
      ...(known.levels === undefined
        ? {}
        : { levelsKnownTo: sql`max(coalesce(${stores.levelsKnownTo}, 0), ${known.levels})` }),
    })
    .where(eq(stores.id, storeId));
}

/** Procedures of Reconciling: begin it, watch it, read what drifted and why it was repaired or left (RC1). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import {
  type ListedDrift,
  type ListedRun,
  listDrifts,
  listReconciledStores,
  listRuns,
  listToReconcile,
  readRun,
} from '../../db/pages/reconciles-page.ts';
import { cancelReconcile, startReconcile } from '../../db/records/reconciles.ts';
import { clockTime } from '../../src/reconcile/due.ts';
import { beginRun } from '../../src/reconcile/reconcile.ts';
import { matchWhatWasRead } from '../reconcile.ts';
import { procedure, router } from './init.ts';
import { chooseStore, inputs, placeOf } from './inputs.ts';

const runsPerPage = 25;
const driftsPerPage = 50;

export const reconcilesRouter = router({
  /** How every store stands, and what was done lately. */
  page: procedure
    .input(z.object({ storeId: inputs.storeId, cursor: inputs.cursor }))
    .query(async ({ ctx, input }) => {
      const store = await chooseStore(ctx, input.storeId);
      const after = placeOf(input.cursor);
      const [{ rows, next }, stores] = await Promise.all([
        listRuns(ctx.db, ctx.accountId, { limit: runsPerPage, storeId: store?.id, after }),
        listReconciledStores(ctx.db, ctx.accountId),
      ]);
      const { everyMinutes, nightlyAt } = ctx.edge.config.reconcile;
      const readAt = ctx.edge.now();
      return {
        runs: rows.map((run) => runOf(run, readAt)),
        nextCursor: next,
        stores: stores
          .filter(({ id }) => store === undefined || id === store.id)
          .map(({ isSource, isDestination, nextAt, ...rest }) => ({
            ...rest,
            role: roleOf(isSource === 1, isDestination === 1),
            nextAt: nextAt === null ? null : Math.max(nextAt, readAt),
          })),
        intervalMinutes: everyMinutes,
        nightlyAt: clockTime(nightlyAt),
        readAt,
      };
    }),

  run: procedure.input(z.object({ id: inputs.id })).query(async ({ ctx, input }) => {
    const run = await readRun(ctx.db, ctx.accountId, input.id);
    if (!run) throw unknownRun();
    return runOf(run, ctx.edge.now());
  }),

  drifts: procedure
    .input(
      z.object({
        runId: inputs.id.optional(),
        storeId: inputs.storeId,
        outcome: z.enum(['repaired', 'waiting', 'left']).optional(),
        cursor: inputs.cursor,
      }),
    )
    .query(async ({ ctx, input }) => {
      const { runId, outcome } = input;
      const store = await chooseStore(ctx, input.storeId);
      if (runId !== undefined && !(await readRun(ctx.db, ctx.accountId, runId))) throw unknownRun();
      const page = { limit: driftsPerPage, runId, outcome, storeId: store?.id };
      const after = placeOf(input.cursor);
      const { rows, next } = await listDrifts(ctx.db, ctx.accountId, { ...page, after });
      return { drifts: rows.map(driftOf), nextCursor: next };
    }),

  /** Begins runs over a store or all; those under way are joined. */
  start: procedure
    .input(
      z.object({ storeId: inputs.storeId, kind: z.enum(['changed', 'everything', 'catalogue']) }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, person: askedBy, edge } = ctx;
      const store = await chooseStore(ctx, input.storeId);
      const stores = await listToReconcile(db, accountId, store?.id);
      if (stores.length === 0)
        throw new TRPCError({
          code: 'PRECONDITION_FAILED',
          message: store
            ? 'This store is not connected any more. Connect it again first.'
            : 'No store is connected yet. Connect one first.',
        });
      const started: { id: string; storeId: string }[] = [];
      const running: { id: string; storeId: string }[] = [];
      for (const { id: storeId } of stores) {
        const run = beginRun({ accountId, storeId, kind: input.kind, askedBy }, edge.now());
        const { id, joined } = await startReconcile(db, run);
        (joined ? running : started).push({ id, storeId });
      }
      await edge.send.reconcile(started.map(({ id }) => ({ accountId, id })));
      await edge.tell(accountId, { of: 'reconciles' });
      return { started, running };
    }),

  /** What it has found so far stays found, and what it woke goes on. */
  cancel: procedure.input(z.object({ id: inputs.id })).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge } = ctx;
    await cancelReconcile(db, { accountId, id: input.id }, edge.now(), ctx.person);
    const run = await readRun(db, accountId, input.id);
    if (!run) throw unknownRun();
    if (run.kind === 'catalogue') await matchWhatWasRead(edge, { accountId, storeId: run.storeId });
    await edge.tell(accountId, { of: 'reconciles' });
    return runOf(run, edge.now());
  }),
});

const unknownRun = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This run is not known here.' });

const roleOf = (isSource: boolean, isDestination: boolean) => {
  if (isSource && isDestination) return 'both' as const;
  return isSource ? ('source' as const) : ('destination' as const);
};

/** A rate of less than this long says nothing, ms. */
const rateAfterMs = 1_000;

/** @param now ms: how fast it is, by how long its present step has taken */
function runOf(run: ListedRun, now: number) {
  const { repaired, waiting, left, report, step, state, done, total } = run;
  const isRunning = state === 'running';
  const tookMs = now - run.stepStartedAt;
  const perSecond = isRunning && tookMs >= rateAfterMs && done > 0 ? (done * 1000) / tookMs : null;
  const secondsLeft =
    perSecond && total !== null && step !== 'repairing'
      ? Math.max(0, Math.ceil((total - done) / perSecond))
      : null;
  const { woken: _, ...shown } = report;
  return {
    id: run.id,
    store: { id: run.storeId, name: run.storeName },
    kind: run.kind,
    askedBy: run.askedBy,
    state,
    step,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    done,
    total,
    perSecond,
    secondsLeft,
    byPages: run.byPages,
    report: { ...shown, repaired, waiting, left },
    problem: run.problem,
    nextTryAt: isRunning && run.problem ? run.dueAt : null,
  };
}

const driftOf = ({
  storeId,
  storeName,
  sourceStoreId,
  inventoryItemId,
  place,
  ...drift
}: ListedDrift) => ({
  ...drift,
  id: `${drift.runId}:${place}`,
  sku: drift.sku ?? '',
  title: drift.title ?? '',
  store: { id: storeId, name: storeName },
  ledger: { sourceStoreId, inventoryItemId },
});

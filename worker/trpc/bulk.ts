/** Procedures of bulk runs: what one would do, begin it, watch it, stop it (OP9, OP15). */
import { TRPCError } from '@trpc/server';
import type { SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import {
  type ListedBulk,
  listBulkRuns,
  listNotGone,
  readBulkRun,
  readPastPace,
} from '../../db/pages/bulk-page.ts';
import { chosenOrders, estimateBulk, listForBulk } from '../../db/pages/bulk-selection.ts';
import { matchingOrders } from '../../db/pages/order-push-filter.ts';
import { cancelBulkRun } from '../../db/records/bulk-runs.ts';
import { bulkAtMost } from '../../src/order-push/bulk/bulk.ts';
import { paceFrom, paceOf, secondsFor } from '../../src/order-push/bulk/bulk-pace.ts';
import { pushStatuses } from '../../src/order-push/push-status.ts';
import { startBulk } from '../bulk.ts';
import { procedure, router } from './init.ts';
import { chooseStore, inputs } from './inputs.ts';

const tooManyWords = `At most ${bulkAtMost.toLocaleString('en')} orders go at once. Narrow the list first.`;

const nothingWords = {
  retry: 'None of these orders has a push or a shipment that failed or waits.',
  recheck: 'None of these orders is open and has something that stays.',
};

/** Orders chosen one by one: what a page cannot come to is refused before anything is read. */
const idsMost = 2 * bulkAtMost;

/** Orders of a run that are listed by name. */
const listedMost = 200;

const askedInput = z.object({
  kind: z.enum(['retry', 'recheck']),
  selection: z.union([
    z.object({ orderIds: z.array(inputs.id).min(1).max(idsMost) }),
    z.object({
      matching: z.object({
        storeId: inputs.storeId,
        q: z.string().max(100, 'Search for 100 characters at most.').optional(),
        view: z.enum(pushStatuses).optional(),
        reason: z.string().max(100).optional(),
      }),
    }),
  ]),
});

export const bulkRouter = router({
  /** What a run would do, before anybody confirms it. */
  estimate: procedure.input(askedInput).query(async ({ ctx, input: { kind, selection } }) => {
    const { db, accountId, edge } = ctx;
    const chosen = await conditionOf(ctx, selection);
    const [estimate, past] = await Promise.all([
      estimateBulk(db, kind, chosen, bulkAtMost),
      readPastPace(db, accountId, kind, { least: paceFrom, now: edge.now() }),
    ]);
    return {
      ...estimate,
      seconds: secondsFor(estimate.orders, past),
      tooMany: estimate.orders > bulkAtMost,
    };
  }),

  /** Begins it, or joins the one that a first press began. */
  start: procedure.input(askedInput).mutation(async ({ ctx, input: { kind, selection } }) => {
    const { db, accountId, edge, person: askedBy } = ctx;
    const chosen = await conditionOf(ctx, selection);
    const orders = await listForBulk(db, kind, chosen, bulkAtMost + 1);
    if (orders.length > bulkAtMost)
      throw new TRPCError({ code: 'BAD_REQUEST', message: tooManyWords });
    const about = 'matching' in selection ? selection.matching.reason : undefined;
    const ask = { kind, askedBy, about, orders, joins: 'same-orders', isAct: true } as const;
    const started = await startBulk(edge, accountId, ask);
    if (!started) throw new TRPCError({ code: 'CONFLICT', message: nothingWords[kind] });
    return started;
  }),

  /** What runs, and what ran lately. */
  list: procedure.input(z.object({}).optional()).query(async ({ ctx }) => {
    const now = ctx.edge.now();
    const runs = await listBulkRuns(ctx.db, ctx.accountId, now);
    return { runs: runs.map((run) => shownRun(run, now)) };
  }),

  get: procedure.input(z.object({ id: inputs.id })).query(async ({ ctx, input }) => {
    const { db, accountId, edge } = ctx;
    const run = await readBulkRun(db, accountId, input.id);
    if (!run) throw unknownRun();
    const orders = await listNotGone(db, accountId, run.id, listedMost);
    return { ...shownRun(run, edge.now()), orders };
  }),

  /** Orders that wait for their turn stay as they are; those under way finish. */
  cancel: procedure.input(z.object({ id: inputs.id })).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge } = ctx;
    await cancelBulkRun(db, { accountId, id: input.id }, edge.now(), ctx.person);
    const run = await readBulkRun(db, accountId, input.id);
    if (!run) throw unknownRun();
    return shownRun(run, edge.now());
  }),
});

const unknownRun = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This run is not known here.' });

async function conditionOf(
  ctx: { db: Database; accountId: string },
  selection: z.output<typeof askedInput>['selection'],
): Promise<SQL> {
  if ('orderIds' in selection) return chosenOrders(ctx.accountId, selection.orderIds);
  const { storeId, ...filter } = selection.matching;
  return matchingOrders(ctx.accountId, await chooseStore(ctx, storeId), filter);
}

const shownRun = (run: ListedBulk, now: number) => ({ ...run, ...paceOf(run, run.counts, now) });

/** Procedures of links: a SKU of one connection is paused, or resumed and its orders looked at again (OP5). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listKeptBack, readPauseFacts } from '../../db/records/kept-back.ts';
import { pauseLink } from '../../db/records/link-pause.ts';
import { bulkAtMost, linkResumed } from '../../src/order-push/bulk/bulk.ts';
import { handOverBulk, startBulk } from '../bulk.ts';
import { countSold } from '../count-sold.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';

/** Whoever resumes a link and does not come back within this time is taken for lost. */
const lostAfterMs = 60_000;

const linkInput = z.object({ connectionId: inputs.id, variantId: inputs.id });

const notLinked = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This SKU is not linked here.' });

export const linksRouter = router({
  /** What pausing it stops, or resuming it would set going: the orders it keeps back, and sources that take its place. */
  preview: procedure.input(linkInput).query(async ({ ctx, input }) => {
    const facts = await readPauseFacts(ctx.db, ctx.accountId, input);
    if (!facts) throw notLinked();
    return facts;
  }),

  /** Pauses or resumes it. Resuming has the orders that it kept back read and decided about anew. */
  pause: procedure
    .input(linkInput.extend({ paused: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, edge, road, person } = ctx;
      const { paused, ...link } = input;
      const lookAtKeptBack = async (dueAt?: number) =>
        startBulk(edge, accountId, {
          kind: 'recheck',
          askedBy: person,
          about: linkResumed,
          orders: await listKeptBack(db, accountId, link, bulkAtMost),
          dueAt,
        });
      // Its row stands before anything is counted or resumed: whatever stops this worker, its orders are read again.
      const before = paused ? null : await lookAtKeptBack(edge.now() + lostAfterMs);
      if (!paused) await countSold(edge, accountId, link);
      const told = await pauseLink(db, accountId, link, paused, edge.now(), before?.id, person);
      if (!told) throw notLinked();
      // Once more: one may have been decided about while the link was paused still.
      const recheck = paused ? null : ((await lookAtKeptBack()) ?? before);
      await handOverBulk(edge, accountId, before);
      for (const connectionId of told) await road.tellMatches(accountId, connectionId);
      return { paused, recheck };
    }),
});

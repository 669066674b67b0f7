/** Procedures of the road page: what happened to the newest orders, what people are told, what gave up. */
import { z } from 'zod';
import { listDeadLetters, listNotices } from '../../db/pages/attention-page.ts';
import { listRoad } from '../../db/pages/road-page.ts';
import { procedure, router } from './init.ts';

const page = z.object({
  limit: z.int().min(1).max(100).default(25),
  before: z.object({ firstSeenAt: z.number(), id: z.string().max(200) }).optional(),
});

const newest = z.object({ limit: z.int().min(1).max(100).default(20) });

export const roadRouter = router({
  recent: procedure.input(page).query(({ ctx, input }) => listRoad(ctx.db, ctx.accountId, input)),
  notices: procedure
    .input(newest)
    .query(({ ctx, input }) => listNotices(ctx.db, ctx.accountId, input.limit)),
});

export const deadLettersRouter = router({
  list: procedure
    .input(newest)
    .query(({ ctx, input }) => listDeadLetters(ctx.db, ctx.accountId, input.limit)),
});

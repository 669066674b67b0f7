/** Procedures of the Overview. */
import * as z from 'zod';
import { readOverview } from '../../db/pages/overview-page.ts';
import { countPushesPerHour } from '../../db/pages/pushes-per-hour.ts';
import { procedure, router } from './init.ts';
import { chooseStore, inputs } from './inputs.ts';

export const overviewRouter = router({
  /** What needs a person, what waits longest, and the last day in numbers. */
  get: procedure.input(z.object({ storeId: inputs.storeId })).query(async ({ ctx, input }) => {
    await chooseStore(ctx, input.storeId);
    return readOverview(ctx.db, ctx.accountId, input.storeId, ctx.edge.now());
  }),

  pushesPerHour: procedure
    .input(
      z.object({
        storeId: inputs.storeId,
        hours: z.union([z.literal(24), z.literal(168)]).default(24),
      }),
    )
    .query(async ({ ctx, input }) => {
      await chooseStore(ctx, input.storeId);
      const range = { hours: input.hours, now: ctx.edge.now() };
      return countPushesPerHour(ctx.db, ctx.accountId, input.storeId, range);
    }),
});

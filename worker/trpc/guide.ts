/** The newcomer's three steps: place an order, ship it, see the tracking. Answers null where no sandbox stores run. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { type GuidedOrder, readGuidedOrder } from '../../db/pages/guide-page.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { askDesk, type DeskAct, type DeskState, readDesk } from '../desk.ts';
import type { Edge } from '../edge.ts';
import { procedure, router } from './init.ts';

const noOrder = { placed: null, source: null, shipped: false, returned: null, trouble: null };

export const guideRouter = router({
  get: procedure.query(async ({ ctx }) => {
    const desk = ctx.edge.desk && (await readDesk(ctx.edge.desk));
    if (!desk) return null;
    const order = await readGuidedOrder(ctx.db, ctx.accountId, desk.since);
    if (!order) return { ...desk, ...noOrder };
    return { ...desk, ...order, source: order.source && shownSource(order.source) };
  }),

  /** Has the people at the stores do a step. Asked twice, it is done once. */
  act: procedure
    .input(z.object({ step: z.enum(['place', 'ship']) }))
    .mutation(async ({ ctx, input }) => {
      const { since } = await openDesk(ctx.edge);
      const order = await readGuidedOrder(ctx.db, ctx.accountId, since);
      if (input.step === 'place') {
        if (!order) await doIt(ctx.edge, { act: 'place' });
        return { done: true as const };
      }
      if (!order) throw conflict('There is no order to ship yet: place one first.');
      const { orderName, sourceStoreName } = order.placed;
      if (!order.source) throw conflict(`${orderName} is not at ${sourceStoreName} yet.`);
      if (!order.shipped) await doIt(ctx.edge, { act: 'ship', sourceOrderId: order.source.id });
      return { done: true as const };
    }),

  /** The three steps begin again; nothing that was placed is deleted. */
  reset: procedure.mutation(async ({ ctx }) => {
    await openDesk(ctx.edge);
    const { since } = await doIt(ctx.edge, { act: 'reset' });
    return { since };
  }),
});

const shownSource = ({ id, name, platform, baseUrl }: NonNullable<GuidedOrder['source']>) => ({
  name,
  url: platforms[platform].pages.orderUrl(baseUrl, id),
});

const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });

async function openDesk({ desk }: Edge): Promise<DeskState> {
  const state = desk && (await readDesk(desk));
  if (state) return state;
  throw new TRPCError({
    code: 'NOT_FOUND',
    message: 'The three steps are for the sandbox stores of a local run, and none runs here.',
  });
}

async function doIt({ desk }: Edge, act: DeskAct): Promise<DeskState> {
  if (!desk) throw conflict('No sandbox stores run here.');
  const asked = await askDesk(desk, act);
  if (!asked.ok) throw conflict(asked.failure);
  return asked.value;
}

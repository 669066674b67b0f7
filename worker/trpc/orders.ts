/** Procedures about single orders, and about the orders that source stores ship (SO1). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { findOrder } from '../../db/pages/find-order.ts';
import { readOrderPage } from '../../db/pages/order-page.ts';
import type { PushSide } from '../../db/pages/order-sides.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { answerProcedures } from './order-answers.ts';
import { printProcedures } from './orders-print.ts';
import { shipProcedures } from './orders-ship.ts';
import { toShipProcedures } from './orders-to-ship.ts';
import { pushedOrder } from './pushed-order.ts';
import { shownActs } from './shown-acts.ts';

const unknownOrder = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This order is not known here.' });

export const ordersRouter = router({
  /** Everything about one order. */
  get: procedure.input(z.object({ orderId: inputs.id })).query(async ({ ctx, input }) => {
    const page = await readOrderPage(ctx.db, ctx.accountId, input.orderId);
    if (!page) throw unknownOrder();
    const { baseUrl, platformId, platform, total, sources, lines, events, ...more } = page;
    const { routings, shipsFrom, unmapped, sides, acts, shipments, ...kept } = more;
    const { pages } = platforms[platform];
    const order = pushedOrder(kept);
    return {
      ...order,
      pushes: order.pushes.map((push) => ({ ...push, ...sideOf(sides, push.id) })),
      platformOrderId: platformId,
      orderUrl: pages.orderUrl(baseUrl, platformId),
      adminUrl: pages.adminUrl(baseUrl),
      sources: sources.map((source) => ({
        storeId: source.storeId,
        name: source.name,
        adminUrl: platforms[source.platform].pages.adminUrl(source.baseUrl),
      })),
      platform,
      unmapped,
      total,
      lines,
      events,
      routings,
      shipsFrom,
      acts: shownActs(acts, { name: kept.name, lines }),
      shipments,
    };
  }),

  /** The order that a page of a store's admin is about. */
  find: procedure
    .input(z.object({ shop: z.string().max(300), order: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const orderId = await findOrder(ctx.db, ctx.accountId, input);
      if (!orderId) throw unknownOrder();
      return { orderId };
    }),

  ...toShipProcedures,
  ...shipProcedures,
  ...printProcedures,
  ...answerProcedures,
});

/** What became of a push's source order. */
function sideOf(sides: readonly PushSide[], pushId: string): Omit<PushSide, 'pushId'> {
  const side = sides.find((one) => one.pushId === pushId);
  return {
    sourceState: side?.sourceState ?? null,
    replacedAt: side?.replacedAt ?? null,
    added: side?.added ?? [],
  };
}

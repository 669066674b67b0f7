/** Procedures about single orders, and about the orders that source stores ship (SO1). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { findOrder } from '../../db/pages/find-order.ts';
import { readOrderPage } from '../../db/pages/order-page.ts';
import { listOrdersToShip } from '../../db/pages/orders-to-ship-page.ts';
import { loadPush } from '../../db/records/load-pushes.ts';
import { isOrderCancelled } from '../../db/records/ship-asked.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { procedure, router } from './init.ts';
import { inputs, placeOf, requireSource } from './inputs.ts';
import { orderToShip } from './order-to-ship.ts';
import { pushedOrder } from './pushed-order.ts';

/** One line that people type; either may be missing. */
const label = (what: string) =>
  z
    .string()
    .trim()
    .max(100, `Use 100 characters at most for the ${what}.`)
    .regex(/^\P{Cc}*$/u, `Write the ${what} on one line, without control characters.`);

const shipInput = z.object({
  pushId: inputs.id,
  carrier: label('carrier'),
  number: label('tracking number'),
});

const conflict = (message: string) => new TRPCError({ code: 'CONFLICT', message });

const unknownOrder = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This order is not known here.' });

export const ordersRouter = router({
  /** Everything about one order. */
  get: procedure.input(z.object({ orderId: inputs.id })).query(async ({ ctx, input }) => {
    const page = await readOrderPage(ctx.db, ctx.accountId, input.orderId);
    if (!page) throw unknownOrder();
    const { baseUrl, platformId, platform, total, sources, lines, events, ...more } = page;
    const { routings, shipsFrom, unmapped, ...kept } = more;
    const { pages } = platforms[platform];
    return {
      ...pushedOrder(kept),
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

  /** What is still to ship, oldest first. */
  toShip: procedure
    .input(z.object({ storeId: inputs.storeId, cursor: inputs.cursor, limit: inputs.limit }))
    .query(async ({ ctx, input }) => {
      const { storeId, cursor, limit } = input;
      await requireSource(ctx, storeId);
      const page = { limit, sourceId: storeId, after: placeOf(cursor) };
      const { rows, next } = await listOrdersToShip(ctx.db, ctx.accountId, page);
      return { rows: rows.map(orderToShip), next };
    }),

  /** Ships all that is open of a pushed order at its source store. */
  ship: procedure.input(shipInput).mutation(async ({ ctx, input }) => {
    await requireSource(ctx, undefined);
    const { pushId, carrier, number } = input;
    const push = await loadPush(ctx.db, ctx.accountId, pushId);
    if (!push) throw new TRPCError({ code: 'NOT_FOUND', message: 'This push is not known here.' });
    if (push.state !== 'created')
      throw conflict('It is not at its source store: ship it once it was pushed.');
    if (await isOrderCancelled(ctx.db, ctx.accountId, push.orderId))
      throw conflict('Its customer’s order was cancelled: look at the order before you ship it.');
    return ctx.road.shipAtSource(push, { person: ctx.person, carrier, number });
  }),
});

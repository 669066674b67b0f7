/**
 * Procedures of Order Push: its list with counts and reasons (OP8), what a push's tries asked and were answered, and a
 * person's Retry of a push, of a shipment's way back, and of what was decided about an order (OP9).
 */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { countPushedOrders } from '../../db/pages/order-push-counts.ts';
import { type ListedOrder, listPushedOrders } from '../../db/pages/order-push-page.ts';
import { readOrderToCheck } from '../../db/pages/order-to-check.ts';
import { countReasons } from '../../db/pages/push-reasons.ts';
import { readTries } from '../../db/pages/push-tries.ts';
import { retryPush } from '../../db/records/retry-push.ts';
import { retryShipment } from '../../db/records/retry-shipment.ts';
import { pushStatuses } from '../../src/order-push/push-status.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { freshenFor } from '../freshen-listings.ts';
import { probeStores } from '../probe-stores.ts';
import { takeAgain } from '../take-again.ts';
import { procedure, router } from './init.ts';
import { chooseStore, inputs, placeOf } from './inputs.ts';
import { pushedOrder } from './pushed-order.ts';

const filterInput = z.object({
  storeId: inputs.storeId,
  /** Stands somewhere in an order number of either store, in the customer's name or in a SKU. */
  q: z.string().max(100, 'Search for 100 characters at most.').optional(),
  /** A reason's kind; one that no order has finds nothing. */
  reason: z.string().min(1).max(100).optional(),
});

const view = z.enum(pushStatuses).optional();

const listInput = filterInput.extend({ view, cursor: inputs.cursor, limit: inputs.limit });

const reasonsInput = filterInput.omit({ reason: true }).extend({ view });

export const orderPushRouter = router({
  /** Orders of the destination stores, newest first. */
  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { storeId, cursor, ...asked } = input;
    const page = { ...asked, store: await chooseStore(ctx, storeId), after: placeOf(cursor) };
    const { rows, next } = await listPushedOrders(ctx.db, ctx.accountId, page);
    return { rows: rows.map(listedOrder), next };
  }),

  /** How many orders each view has, of those that match. */
  counts: procedure.input(filterInput).query(async ({ ctx, input }) => {
    const { storeId, ...filter } = input;
    return countPushedOrders(ctx.db, ctx.accountId, await chooseStore(ctx, storeId), filter);
  }),

  /** Why orders that match stay, wait or fail, and how many for each reason, most first. */
  reasons: procedure.input(reasonsInput).query(async ({ ctx, input }) => {
    const store = await chooseStore(ctx, input.storeId);
    const { q, view } = input;
    return countReasons(ctx.db, ctx.accountId, store, { q, view });
  }),

  /** What the tries at a push asked and were answered, newest first. */
  tries: procedure.input(z.object({ pushId: inputs.id })).query(async ({ ctx, input }) => {
    const tries = await readTries(ctx.db, ctx.accountId, input.pushId);
    if (!tries) throw new TRPCError({ code: 'NOT_FOUND', message: 'This push is not known here.' });
    return { tries };
  }),

  /** Owes a failed or waiting push at once; one whose create is unknown is only looked for. */
  retry: procedure.input(z.object({ pushId: inputs.id })).mutation(async ({ ctx, input }) => {
    const { accountId, edge } = ctx;
    const { pushId } = input;
    if (!(await retryPush(ctx.db, accountId, pushId, ctx.person, edge.now())))
      throw new TRPCError({
        code: 'CONFLICT',
        message: 'There is nothing to retry: this push is done, withdrawn, or not yours.',
      });
    await probeStores(edge, accountId, [pushId], edge.now());
    await edge.send.orderPush([{ accountId, pushId }]);
    return { retried: true as const };
  }),

  /** The same for a shipment whose copy on the destination failed or waits. */
  retryShipment: procedure
    .input(z.object({ shipmentId: inputs.id }))
    .mutation(async ({ ctx, input }) => {
      const { accountId, edge } = ctx;
      const { shipmentId } = input;
      if (!(await retryShipment(ctx.db, accountId, shipmentId, ctx.person, edge.now())))
        throw new TRPCError({
          code: 'CONFLICT',
          message: 'There is nothing to retry: this shipment is mirrored, or not yours.',
        });
      await probeStores(edge, accountId, [shipmentId], edge.now());
      await edge.send.mirror([{ accountId, shipmentId }]);
      return { retried: true as const };
    }),

  /** Has an order read and decided about anew, after what stores list of the SKUs that keep it back. */
  checkAgain: procedure.input(z.object({ orderId: inputs.id })).mutation(async ({ ctx, input }) => {
    const { edge, road, accountId } = ctx;
    const order = await readOrderToCheck(ctx.db, accountId, input.orderId);
    if (!order)
      throw new TRPCError({ code: 'NOT_FOUND', message: 'This order is not known here.' });
    if (order.cancelled)
      throw new TRPCError({
        code: 'CONFLICT',
        message: 'This order was cancelled: there is nothing to check any more.',
      });
    await freshenFor(edge, road, accountId, [input.orderId]);
    await takeAgain(edge, order, `crossdock/asked:${order.platformOrderId}:${edge.now()}`);
    return { again: true as const };
  }),
});

function listedOrder({ platform, platformId, baseUrl, pausedSku, ...kept }: ListedOrder) {
  return {
    ...pushedOrder(kept),
    platformOrderId: platformId,
    /** Its page in its own store's admin. */
    orderUrl: platforms[platform].pages.orderUrl(baseUrl, platformId),
    pausedSku,
  };
}

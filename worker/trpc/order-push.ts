/** Procedures of Order Push: its list (OP8), and a person's Retry of a push and of a shipment's way back (OP9). */
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { listPushedOrders } from '../../db/pages/order-push-page.ts';
import { retryPush } from '../../db/records/retry-push.ts';
import { retryShipment } from '../../db/records/shipments.ts';
import { procedure, router } from './init.ts';
import { chooseStore, inputs, placeOf } from './inputs.ts';
import { pushedOrder } from './pushed-order.ts';

const listInput = z.object({
  storeId: inputs.storeId,
  /** Stands somewhere in an order number of either store, or in the customer's name. */
  q: z.string().max(100, 'Search for 100 characters at most.').optional(),
  cursor: inputs.cursor,
  limit: inputs.limit,
});

export const orderPushRouter = router({
  /** Orders of the destination stores, newest first. */
  list: procedure.input(listInput).query(async ({ ctx, input }) => {
    const { storeId, q, cursor, limit } = input;
    const page = { limit, q, store: await chooseStore(ctx, storeId), after: placeOf(cursor) };
    const { rows, next } = await listPushedOrders(ctx.db, ctx.accountId, page);
    return { rows: rows.map(pushedOrder), next };
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
      await edge.send.mirror([{ accountId, shipmentId }]);
      return { retried: true as const };
    }),
});

/** Procedures of Order Push: for now a person's Retry, of a push and of a shipment's way back (OP9). */
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { retryPush } from '../../db/records/pushes.ts';
import { retryShipment } from '../../db/records/shipments.ts';
import { procedure, router } from './init.ts';

export const orderPushRouter = router({
  /** Owes a failed or waiting push at once; one whose create is unknown is only looked for. */
  retry: procedure
    .input(z.object({ pushId: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
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
    .input(z.object({ shipmentId: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      const { accountId, edge } = ctx;
      const { shipmentId } = input;
      if (!(await retryShipment(ctx.db, accountId, shipmentId, edge.now())))
        throw new TRPCError({
          code: 'CONFLICT',
          message: 'There is nothing to retry: this shipment is mirrored, or not yours.',
        });
      await edge.send.mirror([{ accountId, shipmentId }]);
      return { retried: true as const };
    }),
});

/** Procedures by which a person answers what could not be mirrored, and chooses between two tracking numbers (RV1 to RV4, TR3). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { readOrderToCheck } from '../../db/pages/order-to-check.ts';
import { answerAct, loadAskingAct } from '../../db/records/answer-act.ts';
import { actChoiceKinds, actChoices } from '../../src/mirror/acts/act.ts';
import { probeStores } from '../probe-stores.ts';
import { takeAgain } from '../take-again.ts';
import { type Asked, procedure } from './init.ts';
import { inputs } from './inputs.ts';

const movedOn = { kind: 'moved-on' } as const;

export const answerProcedures = {
  /** Keeps an answer, and sets going what it says: the act itself, or another decision about the order. */
  answer: procedure
    .input(z.object({ actId: inputs.id, choice: z.enum(actChoiceKinds) }))
    .mutation(async ({ ctx, input }) => {
      const { accountId, edge, person } = ctx;
      const { actId, choice } = input;
      const act = await loadAskingAct(ctx.db, accountId, actId);
      if (!act)
        throw new TRPCError({ code: 'NOT_FOUND', message: 'This question is not known here.' });
      const { stop, orderId, pushId } = act;
      if (!act.isAsking || stop === null) return movedOn;
      if (!actChoices[stop].includes(choice))
        throw new TRPCError({
          code: 'BAD_REQUEST',
          message: 'This cannot be answered here. Load the page anew.',
        });
      const now = edge.now();
      const given = { actId, stop, choice, person };
      const answered = await answerAct(ctx.db, accountId, given, now);
      if (answered.kind === 'moved-on') return movedOn;
      if (choice === 'do') {
        await probeStores(edge, accountId, [pushId], now);
        await edge.send.mirror([{ accountId, actId }]);
      }
      if (choice === 'push-again') await decideAgain(ctx, orderId, now);
      return { kind: 'answered' } as const;
    }),

  /** Which number a shipment has at the customer's order: the one entered there by hand, or the source's. */
  chooseShipment: procedure
    .input(z.object({ shipmentId: inputs.id, choice: z.enum(['theirs', 'ours']) }))
    .mutation(async ({ ctx, input }) => {
      const { shipmentId, choice } = input;
      const chosen = await ctx.road.chooseShipment(ctx.accountId, shipmentId, choice, ctx.person);
      return chosen.kind === 'chosen' ? ({ kind: 'chosen' } as const) : movedOn;
    }),
};

/** Units of a replaced push are free: the order is read and decided about anew. */
async function decideAgain(
  { db, edge, accountId }: Pick<Asked, 'db' | 'edge' | 'accountId'>,
  orderId: string,
  now: number,
): Promise<void> {
  const order = await readOrderToCheck(db, accountId, orderId);
  if (order) await takeAgain(edge, order, `crossdock/asked:${order.platformOrderId}:${now}`);
}

/** Procedures of plans: which there are, which store has which, and changing one where the operator lets owners do it. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listPushSettings } from '../../db/pages/push-settings-page.ts';
import { changePlan } from '../../db/records/push-settings.ts';
import { plans, planTable, pushingPlans } from '../../src/stores/plan.ts';
import { handOverBulk } from '../bulk.ts';
import type { Config } from '../edge.ts';
import type { Session } from '../session.ts';
import { destinationsAsked, loadDestination } from './destination.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';

/** Why this person may not change plans, in words; null where they may. */
function whyNot(config: Config, session: Pick<Session, 'isOwner'>): string | null {
  if (config.planChanges === 'operator')
    return `Plans are kept by whoever runs this Crossdock. Write to ${config.support.email} to change yours.`;
  return session.isOwner
    ? null
    : 'Only an owner of this account may change a plan. Ask one of them.';
}

export const plansRouter = router({
  get: procedure.input(z.object({ storeId: inputs.storeId })).query(async ({ ctx, input }) => {
    const asked = await destinationsAsked(ctx, input.storeId);
    const stores = await listPushSettings(ctx.db, ctx.accountId, asked);
    const why = whyNot(ctx.edge.config, ctx.session);
    return {
      plans: plans.map((plan) => ({ plan, ...planTable[plan] })),
      stores: stores.map(({ storeId, storeName, plan, on }) => ({
        storeId,
        storeName,
        plan,
        orderPushOn: on,
      })),
      mayChange: why === null,
      why,
    };
  }),

  /** Changes a destination store's plan; no payment is taken. Where Order Push comes or goes with it, orders are looked at again. */
  change: procedure
    .input(z.object({ storeId: inputs.id, plan: z.enum(plans, 'Choose one of the plans.') }))
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, edge, person } = ctx;
      const { storeId, plan } = input;
      const why = whyNot(edge.config, ctx.session);
      if (why !== null) throw new TRPCError({ code: 'FORBIDDEN', message: why });
      const { name: about } = await loadDestination(ctx, storeId);
      const { recheck } = await changePlan(
        db,
        { accountId, storeId },
        { plan, pushingPlans },
        { askedBy: person, about },
        edge.now(),
      );
      await handOverBulk(edge, accountId, recheck);
      return { plan, recheck };
    }),
});

/** Procedures of Order Push Settings of destination stores: read, save, switch; and orders placed before the switch (OP15). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listPushSettings } from '../../db/pages/push-settings-page.ts';
import { countMended, savePushSettings, turnSwitch } from '../../db/records/push-settings.ts';
import { settingsChange } from '../../src/activity/settings-change.ts';
import { planTooLowMessage } from '../../src/order-push/may-push.ts';
import { mendedReasons } from '../../src/order-push/mended-reasons.ts';
import { settingsOf } from '../../src/order-push/settings.ts';
import { includesOrderPush, pushingPlans } from '../../src/stores/plan.ts';
import { handOverBulk } from '../bulk.ts';
import { destinationsAsked, loadDestination } from './destination.ts';
import { procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { listOlder, pushOlder } from './older-orders.ts';
import { pushSettingsInput } from './push-settings-input.ts';

const saveInput = z.object({
  storeId: inputs.id,
  revision: z.int().min(0),
  settings: pushSettingsInput,
});

const olderInput = z.object({ storeId: inputs.id, cursor: inputs.cursor });

const pushOlderInput = z.object({
  storeId: inputs.id,
  platformOrderIds: z.union([z.literal('all'), z.array(inputs.id).min(1).max(500)]),
});

export const pushSettingsRouter = router({
  /** The destination stores with what is set for each. */
  list: procedure.input(z.object({ storeId: inputs.storeId })).query(async ({ ctx, input }) => {
    const asked = await destinationsAsked(ctx, input.storeId);
    const rows = await listPushSettings(ctx.db, ctx.accountId, asked);
    return {
      stores: rows.map(({ saved, since, ...row }) => {
        const planIncludes = includesOrderPush(row.plan);
        return {
          ...row,
          planIncludes,
          since: planIncludes && row.on ? since : null,
          settings: settingsOf({ orderPush: saved }),
          /** What a merchant reads below the plan (OP3). */
          tooLow: planTooLowMessage,
        };
      }),
    };
  }),

  /** How many orders that stay now these settings would have looked at again. Nothing is changed. */
  frees: procedure
    .input(z.object({ storeId: inputs.id, settings: pushSettingsInput }))
    .query(async ({ ctx, input }) => {
      const store = await loadDestination(ctx, input.storeId);
      const mended = mendedReasons(settingsOf(store), input.settings);
      const name = { accountId: ctx.accountId, storeId: input.storeId };
      return { orders: await countMended(ctx.db, name, mended) };
    }),

  /** Saves all of a store's settings over those of `revision`, and has looked again at the orders that this may free. */
  save: procedure.input(saveInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, person } = ctx;
    const { storeId, revision, settings } = input;
    const store = await loadDestination(ctx, storeId);
    const mended = mendedReasons(settingsOf(store), settings);
    const saved = await savePushSettings(
      db,
      { accountId, storeId },
      { revision, settings, mended, changed: settingsChange(settingsOf(store), settings) },
      { askedBy: person, about: store.name },
      edge.now(),
    );
    if (saved === undefined)
      throw new TRPCError({
        code: 'CONFLICT',
        message:
          'These settings were changed meanwhile, in another tab or by somebody else. Nothing was saved: look at the present ones first.',
      });
    await handOverBulk(edge, accountId, saved.recheck);
    return saved;
  }),

  /** Turns the switch. Orders that are not wholly pushed are looked at again: what is said and counted of them changes (ST2). */
  switch: procedure
    .input(z.object({ storeId: inputs.id, on: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { db, accountId, edge, person } = ctx;
      const { storeId, on } = input;
      const { name: about } = await loadDestination(ctx, storeId);
      const { recheck } = await turnSwitch(
        db,
        { accountId, storeId },
        { on, pushingPlans },
        { askedBy: person, about },
        edge.now(),
      );
      await handOverBulk(edge, accountId, recheck);
      const store = await loadDestination(ctx, storeId);
      const lets = on && includesOrderPush(store.plan);
      return {
        on: store.orderPushOn,
        since: lets ? (store.orderPushSince ?? null) : null,
        recheck,
      };
    }),

  /** Open orders placed before the switch that no push stands for, as the store itself lists them, newest first. */
  older: procedure.input(olderInput).query(({ ctx, input }) => listOlder(ctx, input)),

  /** Pushes them by hand, with nothing overridden but their age. */
  pushOlder: procedure.input(pushOlderInput).mutation(({ ctx, input }) => pushOlder(ctx, input)),
});

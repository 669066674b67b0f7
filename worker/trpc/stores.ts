/** Procedures about stores: connect one, list them. */
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { listStores } from '../../db/pages/stores-page.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { plans } from '../../src/stores/plan.ts';
import { checkStoreAddress } from '../../src/stores/store-address.ts';
import { connectFailureWords, connectInto } from '../connect.ts';
import { procedure, router } from './init.ts';

const connectInput = z.object({
  platform: z.literal('shopify'),
  url: z.string().max(2000, 'The address is too long.'),
  token: z.string().min(1, 'A token is needed.').max(500),
  webhookSecret: z.string().min(1, 'The secret that signs webhooks is needed.').max(500),
  role: z.enum(['source', 'destination']),
  plan: z.enum(plans).optional(),
  orderPush: z.boolean().optional(),
  /** Stores of one set are paired with each other before any other. */
  setName: z.string().max(100).optional(),
});

export const storesRouter = router({
  /** Connects a store or renews it; see connectStore. The plan can be named only in local mode. */
  connect: procedure.input(connectInput).mutation(async ({ ctx, input }) => {
    const { localAccount } = ctx.edge.config;
    const address = checkStoreAddress(input.url, localAccount ? 'local' : 'edge');
    if (!address.ok) throw new TRPCError({ code: 'BAD_REQUEST', message: address.failure });
    const connected = await connectInto(ctx.edge, {
      accountId: ctx.accountId,
      platform: input.platform,
      baseUrl: address.value,
      token: input.token,
      webhookSecret: input.webhookSecret,
      role: input.role,
      plan: localAccount ? input.plan : undefined,
      orderPush: input.orderPush,
      setName: input.setName ?? '',
    });
    if (!connected.ok)
      throw new TRPCError({
        code: 'PRECONDITION_FAILED',
        message: connectFailureWords(connected.failure),
      });
    return connected.value;
  }),

  /** In the order in which they were connected, each with the stores it is joined to. */
  list: procedure.query(async ({ ctx }) => {
    const stores = await listStores(ctx.db, ctx.accountId);
    return stores.map((store) => ({
      ...store,
      adminUrl: platforms[store.platform].pages.adminUrl(store.baseUrl),
    }));
  }),
});

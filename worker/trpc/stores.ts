/** Procedures about stores: test one, connect one, list them. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listStores } from '../../db/pages/stores-page.ts';
import { joinTwo, listConnections } from '../../db/records/joins.ts';
import { platforms } from '../../src/platforms/registry.ts';
import type { ConnectFailure } from '../../src/stores/connect-store.ts';
import { type JoinFailure, joinPair } from '../../src/stores/join-pair.ts';
import { plans } from '../../src/stores/plan.ts';
import { checkStoreAddress } from '../../src/stores/store-address.ts';
import { connectInto } from '../connect.ts';
import { connectFailureWords } from '../connect-failure-words.ts';
import { matchConnection } from '../matches.ts';
import { mayLink } from '../may-link.ts';
import { probeStore } from '../probe-store.ts';
import { type Asked, procedure, router } from './init.ts';
import { inputs } from './inputs.ts';

const probeInput = z.object({
  platform: z.literal('shopify'),
  url: z
    .string()
    .min(1, 'The address of the store is needed.')
    .max(2000, 'The address is too long.'),
  token: z.string().min(1, 'A token is needed.').max(500, 'The token is too long.'),
});

const connectInput = probeInput.extend({
  webhookSecret: z.string().min(1, 'The secret that signs webhooks is needed.').max(500),
  /** For a token that ends: the app that may renew it. */
  app: z
    .object({
      clientId: z.string().min(1).max(200),
      clientSecret: z.string().min(1).max(500),
      refreshToken: z.string().min(1).max(500),
      expiresInSeconds: z.int().min(1).max(31_536_000),
    })
    .optional(),
  role: z.enum(['source', 'destination']),
  plan: z.enum(plans).optional(),
  orderPush: z.boolean().optional(),
  /** The same for a shop that is not known yet: a known one keeps what it has. */
  planAtFirst: z.enum(plans).optional(),
  orderPushAtFirst: z.boolean().optional(),
  /** Stores of one set are paired with each other before any other. */
  setName: z.string().max(100).optional(),
  /** Stores of the other role to connect it with; without it all of them, or those a known store has. */
  joinWith: z.array(inputs.id).max(100).optional(),
  /** A person sets it up: each new connection waits for its four steps. */
  setUp: z.boolean().optional(),
});

const pairInput = z.object({ sourceStoreId: inputs.id, destinationStoreId: inputs.id });

/** What a person reads when two stores could not be joined. */
function joinFailureWords(failure: JoinFailure): string {
  switch (failure.kind) {
    case 'closes-ring':
      return `Stock would go round in a ring: ${failure.path.join(' → ')}. Remove one of these connections first.`;
    case 'same-store':
      return 'A store cannot be its own source. Choose two stores.';
    case 'no-such-store':
      return 'One of these stores is not connected here.';
  }
}

const notConnected = (failure: ConnectFailure) =>
  new TRPCError({ code: 'PRECONDITION_FAILED', message: connectFailureWords(failure) });

/** @throws BAD_REQUEST in words, where the address may not be connected */
function addressOf({ edge }: Pick<Asked, 'edge'>, text: string): string {
  const address = checkStoreAddress(text, edge.config.localAccount ? 'local' : 'edge');
  if (!address.ok) throw new TRPCError({ code: 'BAD_REQUEST', message: address.failure });
  return address.value;
}

export const storesRouter = router({
  /** Connects a store or renews it; see connectStore. The plan can be named only in local mode. */
  connect: procedure.input(connectInput).mutation(async ({ ctx, input }) => {
    const { localAccount } = ctx.edge.config;
    const connected = await connectInto(ctx.edge, {
      accountId: ctx.accountId,
      by: ctx.person,
      platform: input.platform,
      baseUrl: addressOf(ctx, input.url),
      token: input.token,
      webhookSecret: input.webhookSecret,
      app: input.app,
      role: input.role,
      plan: localAccount ? input.plan : undefined,
      orderPush: input.orderPush,
      planAtFirst: localAccount ? input.planAtFirst : undefined,
      orderPushAtFirst: input.orderPushAtFirst,
      setName: input.setUp ? input.setName : (input.setName ?? ''),
      joinWith: input.joinWith,
      setUp: input.setUp,
    });
    if (!connected.ok) throw notConnected(connected.failure);
    return connected.value;
  }),

  /** Reads who a store is and what the token may do there, before it is connected. Nothing is changed anywhere. */
  probe: procedure.input(probeInput).mutation(async ({ ctx, input }) => {
    const baseUrl = addressOf(ctx, input.url);
    const { accountId } = ctx;
    const { platform, token } = input;
    const probed = await probeStore(ctx.edge, { accountId, platform, baseUrl, token });
    if (!probed.ok) throw notConnected(probed.failure);
    return probed.value;
  }),

  /** Connects two stores that are here already: one more destination of a source, or a chain of stores. */
  join: procedure.input(pairInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge } = ctx;
    const joined = await joinPair(
      {
        loadNames: async () =>
          new Map((await listStores(db, accountId)).map(({ id, name }) => [id, name])),
        loadConnections: () => listConnections(db, accountId),
        join: (pair) => joinTwo(db, accountId, pair, edge.now(), { by: ctx.person }),
      },
      input,
    );
    if (!joined.ok)
      throw new TRPCError({ code: 'CONFLICT', message: joinFailureWords(joined.failure) });
    await matchConnection(
      edge,
      (pair, skus) => mayLink(edge, ctx.road.open, accountId, pair, skus),
      accountId,
      joined.value.connectionId,
    );
    await ctx.road.tellLedgers(accountId, joined.value.connectionId, { read: true });
    return joined.value;
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

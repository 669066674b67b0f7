/** Procedures of connecting: what the form needs, and the setup of each new connection, step by step (ST8, OP3). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { readSetups, type SetupRow } from '../../db/pages/connection-setup-page.ts';
import { listStores } from '../../db/pages/stores-page.ts';
import { markSetup } from '../../db/records/connection-setup.ts';
import { loadGroups } from '../../db/records/location-groups.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { isSetUp, setupStates, setupSteps } from '../../src/stores/connection-setup.ts';
import { pushingPlans } from '../../src/stores/plan.ts';
import { type DeskStore, readDeskStores } from '../desk.ts';
import { lookAtFreed } from '../look-at-freed.ts';
import { type Asked, procedure, router } from './init.ts';
import { inputs } from './inputs.ts';

type Asking = Pick<Asked, 'db' | 'accountId' | 'edge'>;

const ofConnection = z.object({ connectionId: inputs.id });

const markInput = ofConnection.extend({
  step: z.enum(setupSteps),
  done: z.boolean(),
});

export const connectingRouter = router({
  /** The rights an app needs, the stores there are, and the sandbox stores of a local run that nobody connected yet. */
  form: procedure.query(async ({ ctx }) => {
    const stores = await listStores(ctx.db, ctx.accountId);
    return {
      isLocal: ctx.edge.config.localAccount !== undefined,
      rights: platforms.shopify.rights,
      stores: stores.map(({ id, name, shop, role, state, setName, baseUrl, connectedWith }) => ({
        ...{ id, name, shop, role, state, setName, baseUrl },
        connectedWith: connectedWith.map(({ storeId }) => storeId),
      })),
      offers: (await listOffers(ctx)).map(({ name, role, url }) => ({ name, role, url })),
    };
  }),

  /** Token and secret of a sandbox store that runs on this machine and is not connected. They open nothing else. */
  fillIn: procedure
    .input(z.object({ url: z.string().max(2000) }))
    .mutation(async ({ ctx, input }) => {
      const offer = (await listOffers(ctx)).find(({ url }) => url === input.url);
      if (!offer)
        throw new TRPCError({
          code: 'NOT_FOUND',
          message: 'No sandbox store that is not connected runs at this address.',
        });
      return { token: offer.token, webhookSecret: offer.webhookSecret };
    }),

  /** Connections that are being set up, each with how its steps stand. */
  setups: procedure.query(async ({ ctx }) => {
    const rows = await readSetups(ctx.db, ctx.accountId, pushingPlans);
    return rows.map(shown).filter(({ isDone }) => !isDone);
  }),

  /** The setup of one connection, also of one that nobody sets up. */
  setup: procedure.input(ofConnection).query(({ ctx, input }) => readOne(ctx, input.connectionId)),

  /** A person did a step, or takes that back. Once all are done, nobody is reminded any more. */
  mark: procedure.input(markInput).mutation(async ({ ctx, input }) => {
    const { connectionId, step, done } = input;
    await mark(ctx, connectionId, step, done, ctx.person);
    const setup = await readOne(ctx, connectionId);
    if (!setup.isDone) return setup;
    await mark(ctx, connectionId, 'put-away', true, undefined);
    return readOne(ctx, connectionId);
  }),

  /** Nobody is reminded any more, whatever is left to do; or again. */
  putAway: procedure
    .input(ofConnection.extend({ away: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await mark(ctx, input.connectionId, 'put-away', input.away, ctx.person);
      return readOne(ctx, input.connectionId);
    }),
});

async function mark(
  { db, accountId, edge }: Asking,
  connectionId: string,
  step: Parameters<typeof markSetup>[2],
  done: boolean,
  by: string | undefined,
): Promise<void> {
  const name = { accountId, connectionId };
  if (!(await markSetup(db, name, step, done, edge.now(), by))) throw unknownConnection();
  // Whoever is through with first levels lets go what waited for Apply.
  const letsGo = done && (step === 'first-levels' || step === 'put-away');
  const waited = { decisions: [], holds: ['first-levels-wait' as const] };
  if (letsGo) await lookAtFreed(edge, accountId, connectionId, waited);
}

async function readOne({ db, accountId }: Asking, connectionId: string) {
  const [row] = await readSetups(db, accountId, pushingPlans, connectionId);
  const map = row && (await loadGroups(db, accountId, connectionId));
  if (!row || !map) throw unknownConnection();
  const { groups, sourceLocations, destinationLocations } = map;
  return { ...shown(row), map: { groups, sourceLocations, destinationLocations } };
}

const shown = ({ setup, ...row }: SetupRow) => {
  const states = setupStates(setup, row.facts);
  return {
    ...row,
    setup,
    id: row.connectionId,
    states,
    isDone: isSetUp(states),
    isPutAway: setup === null || setup['put-away'] !== undefined,
  };
};

const unknownConnection = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'This connection is not known here.' });

/** On the edge there is no desk, and nothing is offered. */
async function listOffers({ db, accountId, edge }: Asking): Promise<DeskStore[]> {
  if (!edge.desk || edge.config.localAccount === undefined) return [];
  const known = new Set((await listStores(db, accountId)).map(({ shop }) => shop));
  return (await readDeskStores(edge.desk)).filter(({ shop }) => !known.has(shop));
}

/** Wires connectStore to the database and the network, and puts its failures into words. */
import { ensureAccount } from '../db/records/accounts.ts';
import { replaceLocations } from '../db/records/catalog.ts';
import { joinStores, listConnections, listStoresOfRole, pairOf } from '../db/records/joins.ts';
import { scheduleReconcile } from '../db/records/reconcile-due.ts';
import { recordStore } from '../db/records/stores.ts';
import type { PlatformGate } from '../src/platforms/platform-gate.ts';
import { platforms } from '../src/platforms/registry.ts';
import { nextChanged, nextEverything } from '../src/reconcile/due.ts';
import type { Result } from '../src/shared/result.ts';
import {
  type Connected,
  type ConnectFailure,
  type ConnectInput,
  connectStore,
} from '../src/stores/connect-store.ts';
import { doorAddress } from '../src/stores/door-address.ts';
import { findRing } from '../src/stores/find-ring.ts';
import { pushingPlans } from '../src/stores/plan.ts';
import { afterConnect } from './after-connect.ts';
import { keepTokens, sealApp } from './current-token.ts';
import type { Edge } from './edge.ts';
import { importCatalogue } from './import-catalogue.ts';

/** @param input its `baseUrl` must be checked already (src/stores/store-address.ts) */
export async function connectInto(
  edge: Edge,
  input: ConnectInput,
): Promise<Result<Connected, ConnectFailure>> {
  const db = edge.database(input.accountId);
  const begun = edge.now();
  await ensureAccount(db, input.accountId, edge.now());
  const platform = platforms[input.platform].open({
    baseUrl: input.baseUrl,
    token: input.token,
    fetch: edge.fetch,
    // The shop is not known yet; its own gate takes over from the first real call.
    gate: openDoor(edge.gate(`connecting:${input.baseUrl}`)),
    now: edge.now,
    log: edge.log,
  });
  const connected = await connectStore(
    {
      recordStore: async (entry, shop) => {
        const { accountId, platform: name, baseUrl, plan, role, orderPush, setName } = entry;
        const store = {
          accountId,
          platform: name,
          shop: shop.shop,
          name: shop.name,
          currency: shop.currency,
          baseUrl,
          plan,
          newPlan: entry.planAtFirst ?? edge.config.defaultPlan,
          pushingPlans,
          connectedAs: role,
          setName,
          orderPushOn: orderPush,
          newOrderPushOn: entry.orderPushAtFirst,
        };
        const seal = async (id: string) => ({
          token: await edge.cipher.seal(entry.token, `${id}.token`),
          webhookSecret: await edge.cipher.seal(entry.webhookSecret, `${id}.webhook`),
          app: entry.app && (await sealApp(edge, id, entry.app)),
        });
        const storeId = await recordStore(db, store, seal, edge.now());
        if (storeId && entry.app) await keepTokens(edge, storeId, entry.token, entry.app);
        return storeId ? { storeId } : { refused: `${shop.shop} is connected in another account.` };
      },
      replaceLocations: (storeId, locations) =>
        replaceLocations(db, storeId, locations, edge.now()),
      joinStores: async (accountId, id, role) => {
        const otherRole = role === 'source' ? 'destination' : 'source';
        const standing = await listConnections(db, accountId);
        // Paired by role only: what would close a ring is left out (ST4).
        const others = (await listStoresOfRole(db, accountId, otherRole, id)).filter(
          (other) => !findRing(standing, pairOf(id, role, other)),
        );
        const joined = await joinStores(db, accountId, { id, role, others }, edge.now());
        return { connections: joined.connectionIds, locationGroups: joined.locationGroups };
      },
      importCatalogue: (storeId) => importCatalogue(edge, input.accountId, storeId),
      doorOf: (storeId) => doorAddress(edge.config.publicUrl, input.platform, storeId),
    },
    platform,
    input,
  );
  if (connected.ok) {
    const { storeId } = connected.value;
    const pace = edge.config.reconcile;
    await scheduleReconcile(db, storeId, {
      newSince: begun,
      dueAt: nextChanged(pace, edge.now()),
      allDueAt: nextEverything(pace, storeId, edge.now()),
      now: edge.now(),
    });
    await afterConnect(edge, input.accountId, storeId);
  }
  return connected;
}

/** A person who tries a wrong token may try a right one at once: refusals pause nothing here. */
const openDoor = ({ reserve, report }: PlatformGate): PlatformGate => ({
  reserve: (cost, lane) => reserve(cost, lane),
  report: (status) => report(status),
  refusedEntry: async () => undefined,
});

/** What a person reads when a store could not be connected, and what to do. */
export function connectFailureWords(failure: ConnectFailure): string {
  switch (failure.kind) {
    case 'shop-taken':
      return failure.message;
    case 'unauthorized':
      return 'The store refused the token. Check the token, or make a new one in the store.';
    case 'forbidden':
      return `The store let us in but not further (HTTP ${failure.status}): ${failure.message}`;
    case 'not-found':
      return 'Nothing answers as a Shopify Admin API at this address. Check the address.';
    case 'unreadable-reply':
      return `The store answered something that is not Shopify's Admin API: ${failure.message}`;
    case 'paused':
      return 'The store has refused Crossdock several times. Check the token and the rights of the app, then try again.';
    case 'throttled':
      return `The store asks to wait ${Math.ceil(failure.retryAfterSeconds)} s. Try again then.`;
    case 'refused':
      if (failure.code.startsWith('HTTP_'))
        return `What answers at this address is not Shopify's Admin API (${failure.message}). Check the address.`;
      return `The store refused: ${failure.message}`;
    case 'too-few':
    case 'address-refused':
      return `The store refused: ${failure.message}`;
    case 'unreachable':
    case 'unknown':
    case 'not-now':
      return `The store could not be reached: ${failure.message}. Check that it runs and try again.`;
  }
}

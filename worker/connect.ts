/** Wires connectStore to the database and the network. */
import { ensureAccount } from '../db/records/accounts.ts';
import { takeLocations } from '../db/records/locations.ts';
import { scheduleReconcile } from '../db/records/reconcile-due.ts';
import { findShop, recordStore } from '../db/records/stores.ts';
import { groupsChanged } from '../src/order-push/bulk/bulk.ts';
import type { Platform } from '../src/platforms/platform.ts';
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
import { pushingPlans } from '../src/stores/plan.ts';
import { afterConnect } from './after-connect.ts';
import { handOverBulk } from './bulk.ts';
import { keepTokens, sealApp } from './current-token.ts';
import type { Edge } from './edge.ts';
import { importCatalogue } from './import-catalogue.ts';
import { joinOthers, ringWith, setNameOf } from './join-others.ts';

/** @param input its `baseUrl` must be checked already (src/stores/store-address.ts) */
export async function connectInto(
  edge: Edge,
  input: ConnectInput,
): Promise<Result<Connected, ConnectFailure>> {
  const db = edge.database(input.accountId);
  const begun = edge.now();
  await ensureAccount(db, input.accountId, edge.now());
  const connected = await connectStore(
    {
      missingRights: platforms[input.platform].missingRights,
      recordStore: async (entry, shop) => {
        const { accountId, platform: name, baseUrl, plan, role, orderPush, setName } = entry;
        const known = await findShop(db, { platform: name, shop: shop.shop });
        if (known && known.accountId !== accountId)
          return { refused: { kind: 'shop-taken', shop: shop.shop } };
        const path = known && (await ringWith(db, accountId, known.id, entry));
        if (path) return { refused: { kind: 'closes-ring', path } };
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
          newSetName: await setNameOf(db, accountId, entry.joinWith),
          orderPushOn: orderPush,
          newOrderPushOn: entry.orderPushAtFirst,
          by: entry.by,
        };
        const seal = async (id: string) => ({
          token: await edge.cipher.seal(entry.token, `${id}.token`),
          webhookSecret: await edge.cipher.seal(entry.webhookSecret, `${id}.webhook`),
          app: entry.app && (await sealApp(edge, id, entry.app)),
        });
        const storeId = await recordStore(db, store, seal, edge.now());
        if (storeId && entry.app) await keepTokens(edge, storeId, entry.token, entry.app);
        return storeId ? { storeId } : { refused: { kind: 'shop-taken', shop: shop.shop } };
      },
      takeLocations: async ({ id, name }, locations) => {
        const { accountId } = input;
        const store = { accountId, id, name };
        // Its ledgers are told once all is in place (after-connect.ts); where that is never reached, the sweep does.
        const taken = await takeLocations(db, store, locations, groupsChanged, edge.now());
        await handOverBulk(edge, accountId, taken.recheck);
      },
      joinStores: (entry, storeId) => joinOthers(db, entry, storeId, edge.now()),
      importCatalogue: (storeId) => importCatalogue(edge, input.accountId, storeId),
      doorOf: (storeId) => doorAddress(edge.config.publicUrl, input.platform, storeId),
    },
    openUnknown(edge, input),
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

/** A store of which only address and token are known. @param input its `baseUrl` must be checked already */
export const openUnknown = (
  edge: Edge,
  input: Pick<ConnectInput, 'platform' | 'baseUrl' | 'token'>,
): Platform =>
  platforms[input.platform].open({
    baseUrl: input.baseUrl,
    token: input.token,
    fetch: edge.fetch,
    // The shop is not known yet; its own gate takes over from the first real call.
    gate: openDoor(edge.gate(`connecting:${input.baseUrl}`)),
    now: edge.now,
    log: edge.log,
  });

/** A person who tries a wrong token may try a right one at once: refusals pause nothing here. */
const openDoor = ({ reserve, report }: PlatformGate): PlatformGate => ({
  reserve: (cost, lane) => reserve(cost, lane),
  report: (status) => report(status),
  refusedEntry: async () => undefined,
});

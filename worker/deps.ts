/** Where src meets db, queues and the network: builds what the verbs need from an Edge (the one place that does). */
import { loadLineFacts } from '../db/records/catalog.ts';
import { loadParts } from '../db/records/decisions.ts';
import { loadPush } from '../db/records/load-pushes.ts';
import { recordNothingOpen } from '../db/records/nothing-open.ts';
import { pushRow } from '../db/records/pushes.ts';
import { recordShipAsked } from '../db/records/ship-asked.ts';
import { loadStore, markStoreState, type SealedStore } from '../db/records/stores.ts';
import { sparingGate } from '../src/gate/sparing-gate.ts';
import type { Chosen } from '../src/mirror/choose-shipment.ts';
import { shipAtSource } from '../src/mirror/ship-at-source.ts';
import type { ShipAsked, ShipOutcome } from '../src/mirror/ship-outcome.ts';
import type { ShipmentChoice } from '../src/mirror/shipment-conflict.ts';
import type { Push } from '../src/order-push/push.ts';
import { pushOrder } from '../src/order-push/push-order.ts';
import { tryLog } from '../src/order-push/tries/try-log.ts';
import type { Exchange } from '../src/platforms/exchange.ts';
import type { Platform } from '../src/platforms/platform.ts';
import type { PlatformEvent } from '../src/platforms/platform-event.ts';
import type { PlatformFailure } from '../src/platforms/platform-failure.ts';
import { platforms } from '../src/platforms/registry.ts';
import type { Result } from '../src/shared/result.ts';
import type { Store } from '../src/stores/store.ts';
import { type Handled, handleWebhook } from '../src/webhooks/handle-webhook.ts';
import { type Received, receiveWebhook } from '../src/webhooks/receive-webhook.ts';
import { currentToken } from './current-token.ts';
import type { Edge } from './edge.ts';
import { handleDeps, type OpenStore } from './handle-deps.ts';
import { tellMatches } from './matches.ts';
import { carryOutAct, lookAtOrder } from './mirror-acts.ts';
import { chooseShipmentNamed, mirrorShipmentNamed } from './mirror-shipments.ts';
import { decideAgain, readStock, settle } from './push-effects.ts';
import { reasonOf } from './reason-of.ts';
import { receiveDeps } from './receive-deps.ts';
import { routePush, routingStart } from './routings.ts';
import { shipLease } from './ship-lease.ts';
import { tellLedgersOf } from './tell-ledgers.ts';
import { watchedFetch } from './watched-fetch.ts';

/** A press on Ship, and whose it is. */
export type AskedToShip = ShipAsked & { person: string };

/** The verbs, ready to run. */
export type Road = {
  receive: (input: {
    storeId: string;
    headers: Headers;
    body: Uint8Array<ArrayBuffer>;
  }) => Promise<Received>;
  /** The store must exist: its inbox holds the delivery. */
  handle: (store: Store, event: PlatformEvent, isRepeated?: boolean) => Promise<Handled>;
  pushOrder: (accountId: string, pushId: string) => Promise<string>;
  /** Has what of a push its source routed outside its Location Group moved. */
  routePush: (accountId: string, pushId: string) => Promise<string>;
  mirrorShipment: (accountId: string, shipmentId: string) => Promise<string>;
  /** A person chooses between two tracking numbers for the same units. */
  chooseShipment: (
    accountId: string,
    shipmentId: string,
    choice: ShipmentChoice,
    person: string,
  ) => Promise<Chosen>;
  /** Looks at an order beside its source orders, and writes down what is to be done about the difference. */
  lookAtBoth: (accountId: string, orderId: string, swept?: boolean) => Promise<string>;
  /** A turn at something that is to be done at one store because of the other. */
  carryOut: (accountId: string, actId: string) => Promise<string>;
  /** A person ships what is open of a push at its source, or a part of it. */
  shipAtSource: (push: Push, asked: AskedToShip) => Promise<ShipOutcome>;
  open: OpenStore;
  /** Reads, records, charges and decides one order of a destination store. */
  takeOrder: (store: Store, platformOrderId: string) => Promise<Result<string, PlatformFailure>>;
  /** Hands a connection's ledgers what has changed for them; with `read`, first levels are read with it. */
  tellLedgers: (
    accountId: string,
    connectionId: string,
    options?: { read: boolean },
  ) => Promise<void>;
  /** Hands the ledgers of those of a connection's matches that are owed it what has changed for them. */
  tellMatches: (accountId: string, connectionId: string) => Promise<number>;
};

export function buildRoad(edge: Edge): Road {
  const atTheDoor = receiveDeps(edge);
  const open = async (accountId: string, storeId: string, trace?: (exchange: Exchange) => void) => {
    const store = await loadStore(edge.database(accountId), accountId, storeId);
    if (!store) throw new Error(`No store ${storeId} in account ${accountId}`);
    return { store, platform: await platformOf(edge, store, trace) };
  };
  return {
    open,
    takeOrder: (store, platformOrderId) =>
      handleDeps(edge, store, open).takeOrder(store.id, platformOrderId),
    tellLedgers: (accountId, connectionId, options = { read: false }) =>
      tellLedgersOf(edge, accountId, connectionId, options),
    tellMatches: (accountId, connectionId) => tellMatches(edge, open, accountId, connectionId),
    receive: (input) => receiveWebhook(atTheDoor, input),
    handle: (store, event, isRepeated) =>
      handleWebhook(handleDeps(edge, store, open), store.id, event, isRepeated),
    pushOrder: (accountId, pushId) => {
      const db = edge.database(accountId);
      const log = tryLog();
      return pushOrder(
        {
          loadPush: (id) => loadPush(db, accountId, id),
          loadParts: ({ orderId }) => loadParts(db, { accountId }, orderId),
          openStore: (storeId) => open(accountId, storeId, log.trace),
          loadLineFacts: (store, order) => loadLineFacts(db, store, order),
          push: pushRow(db, edge.now, log.take),
          settle: (push) => settle(edge, push),
          decideAgain: (push) => decideAgain(edge, push),
          readStock: (push) => readStock(edge, push),
          ...routingStart(edge, accountId),
          runAgain: (id, at) =>
            edge.send.orderPush([{ accountId, pushId: id }], Math.max(0, at - edge.now())),
          now: edge.now,
          random: edge.random,
        },
        pushId,
      );
    },
    routePush: (accountId, pushId) => routePush(edge, open, { accountId, pushId }),
    lookAtBoth: (accountId, orderId, swept = false) =>
      lookAtOrder(edge, open, { accountId, orderId, swept }),
    carryOut: (accountId, actId) => carryOutAct(edge, open, { accountId, actId }),
    mirrorShipment: (accountId, shipmentId) =>
      mirrorShipmentNamed(edge, open, { accountId, shipmentId }),
    chooseShipment: (accountId, shipmentId, choice, person) =>
      chooseShipmentNamed(edge, { accountId, shipmentId }, { choice, person }),
    shipAtSource: (push, { person, ...asked }) =>
      shipAtSource(
        {
          lease: shipLease(edge, push, person),
          recordAsked: (of, words) =>
            recordShipAsked(edge.database(of.accountId), of, { person, words }, edge.now()),
          recordNothingOpen: (of, askedAt) =>
            recordNothingOpen(edge.database(of.accountId), of, askedAt),
          now: edge.now,
          openPlatform: async (storeId) => (await open(push.accountId, storeId)).platform,
          noteShipment: async (of, shipmentId) => {
            // It is shipped, whatever becomes of the note: the store's webhook tells of it as well.
            try {
              const { store } = await open(of.accountId, of.sourceStoreId);
              const noted = await handleDeps(edge, store, open).noteShipment(store.id, {
                shipmentId,
              });
              if (!noted.ok) edge.log(`ship: not noted yet, ${noted.failure.kind}`);
            } catch (error) {
              edge.log(`ship: not noted yet, ${reasonOf(error)}`);
            }
          },
        },
        { push, ...asked },
      ),
  };
}

/** The store's platform client, with its token opened for this use only; `trace` hears of every call. */
export async function platformOf(
  edge: Edge,
  store: SealedStore,
  trace?: (exchange: Exchange) => void,
): Promise<Platform> {
  const markState = (state: SealedStore['state']) =>
    markStoreState(
      edge.database(store.accountId),
      { accountId: store.accountId, storeId: store.id, sealedToken: store.sealedToken },
      state,
      edge.now(),
    );
  return platforms[store.platform].open({
    baseUrl: store.baseUrl,
    token: store.sealedApp
      ? () => currentToken(edge, store, markState)
      : await edge.cipher.open(store.sealedToken, `${store.id}.token`),
    fetch: watchedFetch(edge.fetch, new URL(store.baseUrl).origin, store.state, markState),
    gate: sparingGate(edge.gate(store.id), edge.now),
    now: edge.now,
    log: edge.log,
    trace,
  });
}

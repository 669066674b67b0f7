/** Where src meets db, queues and the network: builds what the verbs need from an Edge (the one place that does). */

import { loadLineFacts } from '../db/records/catalog.ts';
import { loadCharged, recordCharged } from '../db/records/charged-lines.ts';
import { loadParts, saveDecision } from '../db/records/decisions.ts';
import { recordOrder } from '../db/records/orders.ts';
import {
  loadPush,
  loadPushByReference,
  pushRow,
  recordSourceCancelled,
} from '../db/records/pushes.ts';
import { recordShipAsked } from '../db/records/ship-asked.ts';
import { loadShipment, recordShipment, shipmentRow } from '../db/records/shipments.ts';
import {
  loadRoles,
  loadStore,
  loadStoreByDoor,
  markStoreState,
  nextReading,
  type SealedStore,
} from '../db/records/stores.ts';
import { mirrorShipment } from '../src/mirror/mirror-shipment.ts';
import { noteShipment } from '../src/mirror/note-shipment.ts';
import { type ShipOutcome, shipAtSource } from '../src/mirror/ship-at-source.ts';
import { newOrderReceived } from '../src/notices/notice.ts';
import { confirmPush } from '../src/order-push/confirm-push.ts';
import { customerNameOf } from '../src/order-push/draft-source-order.ts';
import { noteSourceCancelled } from '../src/order-push/note-source-cancelled.ts';
import type { Push } from '../src/order-push/push.ts';
import { pushOrder } from '../src/order-push/push-order.ts';
import { startPush } from '../src/order-push/start-push.ts';
import { takeOrder } from '../src/orders/take-order.ts';
import type { Platform } from '../src/platforms/platform.ts';
import type { PlatformEvent } from '../src/platforms/platform-event.ts';
import { platforms } from '../src/platforms/registry.ts';
import type { Store } from '../src/stores/store.ts';
import { type Handled, handleWebhook } from '../src/webhooks/handle-webhook.ts';
import { type Received, receiveWebhook } from '../src/webhooks/receive-webhook.ts';
import type { Edge } from './edge.ts';
import { inboxOf } from './inbox-of.ts';
import { decideAgain, reportSecond, settle } from './push-effects.ts';
import { reasonOf } from './reason-of.ts';
import { watchedFetch } from './watched-fetch.ts';

export type AskedToShip = { person: string; carrier: string; number: string };

/** The verbs, ready to run. */
export type Road = {
  receive: (input: {
    storeId: string;
    headers: Headers;
    body: Uint8Array<ArrayBuffer>;
  }) => Promise<Received>;
  /** The store must exist: its inbox holds the delivery. */
  handle: (store: Store, event: PlatformEvent) => Promise<Handled>;
  pushOrder: (accountId: string, pushId: string) => Promise<string>;
  mirrorShipment: (accountId: string, shipmentId: string) => Promise<string>;
  /** A person ships what is open of a push at its source. */
  shipAtSource: (push: Push, asked: AskedToShip) => Promise<ShipOutcome>;
  open: (accountId: string, storeId: string) => Promise<{ store: Store; platform: Platform }>;
};

export function buildRoad(edge: Edge): Road {
  const open = async (accountId: string, storeId: string) => {
    const store = await loadStore(edge.database(accountId), accountId, storeId);
    if (!store) throw new Error(`No store ${storeId} in account ${accountId}`);
    return { store, platform: await platformOf(edge, store) };
  };
  return {
    open,
    receive: (input) => receiveWebhook(receiveDeps(edge), input),
    handle: (store, event) => handleWebhook(handleDeps(edge, store, open), store.id, event),
    pushOrder: (accountId, pushId) => {
      const db = edge.database(accountId);
      return pushOrder(
        {
          loadPush: (id) => loadPush(db, accountId, id),
          openStore: (storeId) => open(accountId, storeId),
          push: pushRow(db, edge.now, newOrderReceived),
          settle: (push) => settle(edge, push),
          decideAgain: (push) => decideAgain(edge, push),
          runAgain: (id, at) =>
            edge.send.orderPush([{ accountId, pushId: id }], Math.max(0, at - edge.now())),
          now: edge.now,
          random: edge.random,
        },
        pushId,
      );
    },
    mirrorShipment: (accountId, shipmentId) => {
      const db = edge.database(accountId);
      return mirrorShipment(
        {
          loadShipment: (id) => loadShipment(db, accountId, id),
          openPlatform: async (storeId) => (await open(accountId, storeId)).platform,
          row: shipmentRow(db, edge.now),
          runAgain: (id, at) =>
            edge.send.mirror([{ accountId, shipmentId: id }], Math.max(0, at - edge.now())),
          now: edge.now,
          random: edge.random,
        },
        shipmentId,
      );
    },
    shipAtSource: (push, { person, carrier, number }) =>
      shipAtSource(
        {
          recordAsked: (of, tracking) =>
            recordShipAsked(edge.database(of.accountId), of, { person, tracking }, edge.now()),
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
        { push, carrier, number },
      ),
  };
}

/** The store's platform client, with its token opened for this use only. */
export async function platformOf(edge: Edge, store: SealedStore): Promise<Platform> {
  const markState = (state: SealedStore['state']) =>
    markStoreState(edge.database(store.accountId), store.accountId, store.id, state);
  return platforms[store.platform].open({
    baseUrl: store.baseUrl,
    token: await edge.cipher.open(store.sealedToken, `${store.id}.token`),
    fetch: watchedFetch(edge.fetch, store.state, markState),
    gate: edge.gate(store.id),
    now: edge.now,
    log: edge.log,
  });
}

const receiveDeps = (edge: Edge) => ({
  loadDoor: async (storeId: string) => {
    const store = await loadStoreByDoor(edge.database(undefined), storeId);
    if (!store) return undefined;
    const secret = await edge.cipher.open(store.sealedWebhookSecret, `${store.id}.webhook`);
    return { shop: store.shop, secrets: [secret], reader: platforms[store.platform].webhooks };
  },
  keep: async (storeId: string, delivery: Parameters<ReturnType<Edge['inbox']>['keep']>[1]) => {
    const kept = await edge.inbox(inboxOf(storeId, delivery.key)).keep(storeId, delivery);
    if (kept === 'failed') throw new Error('The inbox could not keep a delivery');
    return kept === 'new';
  },
});

function handleDeps(edge: Edge, store: Store, open: Road['open']) {
  const { accountId } = store;
  const db = edge.database(accountId);
  const enqueuePush = (_: unknown, pushId: string) => edge.send.orderPush([{ accountId, pushId }]);
  const confirmDeps = {
    loadPushByReference: (sourceStoreId: string, reference: string) =>
      loadPushByReference(db, accountId, sourceStoreId, reference),
    push: pushRow(db, edge.now, newOrderReceived),
    enqueuePush: (push: Push) => enqueuePush(store, push.id),
    reportSecond: (push: Push, second: string) => reportSecond(edge, push, second),
    nextReading: () => nextReading(db, store),
  };
  return {
    loadRoles: (storeId: string) => loadRoles(db, accountId, storeId),
    markStoreLeft: (storeId: string) => markStoreState(db, accountId, storeId, 'left'),
    takeOrder: async (storeId: string, platformOrderId: string) =>
      takeOrder(
        takeOrderDeps(edge, store, enqueuePush),
        await open(accountId, storeId),
        platformOrderId,
      ),
    confirmPush: async (storeId: string, seen: { reference: string; platformOrderId: string }) =>
      confirmPush(confirmDeps, storeId, (await open(accountId, storeId)).platform, seen),
    noteSourceCancelled: async (
      storeId: string,
      seen: { reference: string; platformOrderId: string },
    ) =>
      noteSourceCancelled(
        {
          ...confirmDeps,
          recordSourceCancelled: (push) => recordSourceCancelled(db, push, edge.now()),
        },
        storeId,
        (await open(accountId, storeId)).platform,
        seen,
      ),
    noteShipment: async (storeId: string, seen: { shipmentId: string }) =>
      noteShipment(
        {
          ...confirmDeps,
          recordShipment: (push, shipped) => recordShipment(db, push, shipped, edge.now()),
          enqueueMirror: (_, shipmentId) => edge.send.mirror([{ accountId, shipmentId }]),
        },
        storeId,
        (await open(accountId, storeId)).platform,
        seen.shipmentId,
      ),
  };
}

function takeOrderDeps(
  edge: Edge,
  store: Store,
  enqueuePush: (store: Store, pushId: string) => Promise<void>,
): Parameters<typeof takeOrder>[0] {
  const db = edge.database(store.accountId);
  return {
    nextReading: (of) => nextReading(db, of),
    recordOrder: (of, order, reading) =>
      recordOrder(db, of, { order, reading, customerName: customerNameOf(order) }, edge.now()),
    loadLineFacts: (of, order) => loadLineFacts(db, of, order),
    loadCharged: (of, orderId) => loadCharged(db, of, orderId),
    recordCharged: (orderId, lines) => recordCharged(db, orderId, lines),
    holdUnits: (ledger, wanted) => edge.ledger(ledger).holdUnits(wanted),
    startPush: (of, read, factsOf) =>
      startPush(
        {
          loadParts: (at, orderId) => loadParts(db, at, orderId),
          saveDecision: (at, orderId, made) => saveDecision(db, at, orderId, made, edge.now()),
          enqueuePush,
        },
        of,
        read,
        factsOf,
      ),
  };
}

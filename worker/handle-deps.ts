/** What handling a store's deliveries needs: every chapter's records, ledgers and queues, built from an Edge. */
import { loadLineFacts } from '../db/records/catalog.ts';
import { loadCharged, recordCharged } from '../db/records/charged-lines.ts';
import { loadParts, saveDecision } from '../db/records/decisions.ts';
import { findLedgersAt, loadSetups } from '../db/records/ledger-setup.ts';
import { loadPushByReference } from '../db/records/load-pushes.ts';
import { recordOrder } from '../db/records/orders.ts';
import { oweLookOfLost } from '../db/records/owing-looks.ts';
import { pushRow } from '../db/records/pushes.ts';
import { exportFinished } from '../db/records/reconciles.ts';
import { recordShipment } from '../db/records/shipment-seen.ts';
import { recordSourceCancelled } from '../db/records/source-cancelled.ts';
import { isPushingAsRead, loadRoles, markStoreState } from '../db/records/stores.ts';
import { recordTakenBack } from '../db/records/taken-back.ts';
import type { ListingEvent } from '../src/catalog/note-listings.ts';
import { noteShipment } from '../src/mirror/note-shipment.ts';
import { confirmPush } from '../src/order-push/confirm-push.ts';
import { customerNameOf } from '../src/order-push/copied/draft-source-order.ts';
import { noteSourceCancelled } from '../src/order-push/note-source-cancelled.ts';
import type { Push } from '../src/order-push/push.ts';
import { startPush } from '../src/order-push/start-push.ts';
import { nextReadingNumber } from '../src/orders/reading-number.ts';
import { takeOrder } from '../src/orders/take-order.ts';
import type { Platform } from '../src/platforms/platform.ts';
import { orderIdOf } from '../src/shared/ids.ts';
import { ok } from '../src/shared/result.ts';
import { noteStock } from '../src/stock/note-stock.ts';
import { ledgerKey } from '../src/stock/setup.ts';
import type { Store } from '../src/stores/store.ts';
import type { Edge } from './edge.ts';
import { readLocations } from './locations.ts';
import { enqueueLooks, noteTouched, noteTouchedAtSource } from './mirror-acts.ts';
import { noteListingsOf } from './note-listings.ts';
import { reportSecond, unsettle } from './push-effects.ts';
import { routingSeenDeps, routingStart } from './routings.ts';

/** A store of the account with its platform client. */
export type OpenStore = (
  accountId: string,
  storeId: string,
) => Promise<{ store: Store; platform: Platform }>;

export function handleDeps(edge: Edge, store: Store, open: OpenStore) {
  const { accountId } = store;
  const db = edge.database(accountId);
  const enqueuePush = (_: unknown, pushId: string) => edge.send.orderPush([{ accountId, pushId }]);
  const confirmDeps = {
    ...routingStart(edge, accountId),
    loadPushByReference: (sourceStoreId: string, reference: string) =>
      loadPushByReference(db, accountId, sourceStoreId, reference),
    push: pushRow(db, edge.now),
    enqueuePush: (push: Push) => enqueuePush(store, push.id),
    reportSecond: (push: Push, second: { sourceOrderId: string; name: string }) =>
      reportSecond(edge, push, second),
    nextReading: () => nextReadingNumber(edge.now()),
    now: edge.now,
  };
  return {
    ...routingSeenDeps(edge, open, store),
    loadRoles: (storeId: string) => loadRoles(db, accountId, storeId),
    noteStock: (_: string, seen: Parameters<typeof noteStock>[2]) =>
      noteStock(
        {
          loadSetupsAt: async (storeId, inventoryItemId) =>
            loadSetups(db, await findLedgersAt(db, storeId, inventoryItemId)),
          ledger: edge.ledger,
        },
        store,
        seen,
      ),
    noteListings: async (storeId: string, event: ListingEvent, isRepeated: boolean) =>
      noteListingsOf(edge, open, await open(accountId, storeId), event, isRepeated),
    readLocations: async (storeId: string) => {
      const read = await readLocations(edge, open, accountId, storeId);
      return read.ok ? ok('its locations were read') : read;
    },
    exportFinished: async (storeId: string, exportId: string) =>
      edge.send.reconcile(await exportFinished(db, { accountId, storeId, exportId }, edge.now())),
    askShop: async (storeId: string) => (await open(accountId, storeId)).platform.fetchShop(),
    markStoreLeft: async (storeId: string) =>
      void (await markStoreState(db, { accountId, storeId }, 'left', edge.now())),
    takeOrder: async (storeId: string, platformOrderId: string) =>
      takeOrder(
        takeOrderDeps(edge, store, enqueuePush),
        await open(accountId, storeId),
        platformOrderId,
      ),
    noteTouchedAtSource: (sourceStoreId: string, sourceOrderId: string) =>
      noteTouchedAtSource(edge, accountId, { sourceStoreId, sourceOrderId }),
    noteTouched: (storeId: string, platformOrderId: string) =>
      noteTouched(edge, accountId, orderIdOf(storeId, platformOrderId)),
    findOrderOfGroup: async (storeId: string, groupId: string) =>
      (await open(accountId, storeId)).platform.fetchOrderOfGroup(groupId),
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
          unsettle: (push) => unsettle(edge, push),
        },
        storeId,
        (await open(accountId, storeId)).platform,
        seen,
      ),
    noteShipment: async (storeId: string, seen: { shipmentId: string }) =>
      noteShipment(
        {
          ...confirmDeps,
          recordShipment: async (push, shipped) => {
            const recorded = await recordShipment(db, push, shipped, edge.now());
            await enqueueLooks(edge, await oweLookOfLost(db, push, edge.now()));
            return recorded;
          },
          recordTakenBack: (push, taken) => recordTakenBack(db, push, taken, edge.now()),
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
    nextReading: () => nextReadingNumber(edge.now()),
    recordOrder: (of, order, read) =>
      recordOrder(db, of, { order, ...read, customerName: customerNameOf(order) }, edge.now()),
    noteGone: ({ accountId }, orderId) => noteTouched(edge, accountId, orderId),
    enqueueLook: ({ accountId }, orderId) => enqueueLooks(edge, [{ accountId, orderId }]),
    now: edge.now,
    isAsRead: (of) => isPushingAsRead(db, of),
    loadLineFacts: (of, order) => loadLineFacts(db, of, order),
    loadCharged: (of, orderId) => loadCharged(db, of, orderId),
    recordCharged: (orderId, lines) => recordCharged(db, orderId, lines),
    openLedgers: async (ledgers) => {
      const setups = new Map(
        (await loadSetups(db, ledgers)).map((setup) => [ledgerKey(setup), setup]),
      );
      return async (ledger, wanted) => {
        const setup = setups.get(ledgerKey(ledger));
        return setup && edge.ledger(ledger).hold(setup, wanted);
      };
    },
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

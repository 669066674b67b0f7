/** Where pushed orders ship from: what looking after it needs, built from an Edge. */
import { loadGroupUnits, mayRouteOutside } from '../db/records/group-units.ts';
import { loadPush, loadPushByReference } from '../db/records/load-pushes.ts';
import { pushRow } from '../db/records/pushes.ts';
import {
  listRoutingsDue,
  loadRoutings,
  routingRecord,
  takeRoutings,
} from '../db/records/routings.ts';
import type { Push } from '../src/order-push/push.ts';
import type { RoutingDeps, RoutingRecord } from '../src/order-push/routing-deps.ts';
import { routingSeen } from '../src/order-push/routing-seen.ts';
import { routingTurn } from '../src/order-push/routing-turn.ts';
import type { Store } from '../src/stores/store.ts';
import type { Edge } from './edge.ts';
import type { OpenStore } from './handle-deps.ts';
import { readStock, settle } from './push-effects.ts';

/** What a turn at a push needs to begin its routing: its groups, and a message for later. */
export const routingStart = (edge: Edge, accountId: string) => ({
  loadGroupUnits: (pushId: string) => loadGroupUnits(edge.database(accountId), pushId),
  routeAgain: (push: Push, at: number) =>
    edge.send.orderPush([{ accountId, routingOf: push.id }], Math.max(0, at - edge.now())),
});

const routingDeps = (edge: Edge, open: OpenStore, accountId: string): RoutingDeps => ({
  ...routingStart(edge, accountId),
  openPlatform: async (storeId) => (await open(accountId, storeId)).platform,
  record: toldRecord(edge, accountId),
  now: edge.now,
});

/** Open dashboards are told of what changed. */
function toldRecord(edge: Edge, accountId: string): RoutingRecord {
  const record = routingRecord(edge.database(accountId), edge.now);
  const tell = () => edge.tell(accountId, { of: 'orders' });
  return {
    change: (...change) => record.change(...change).then(tell),
    replace: (...rows) => record.replace(...rows).then(tell),
    keepPlaces: (...places) => record.keepPlaces(...places).then(tell),
  };
}

/** A turn at a push's routing. @returns what became of it, in words for logs */
export async function routePush(
  edge: Edge,
  open: OpenStore,
  { accountId, pushId }: { accountId: string; pushId: string },
): Promise<string> {
  const db = edge.database(accountId);
  return routingTurn(
    {
      ...routingDeps(edge, open, accountId),
      loadPush: (id) => loadPush(db, accountId, id),
      loadRoutings: (id) => loadRoutings(db, accountId, id),
      push: pushRow(db, edge.now),
      settle: (push) => settle(edge, push),
      readStock: (push) => readStock(edge, push),
      take: (id, until) => takeRoutings(db, accountId, id, edge.now(), until),
      random: edge.random,
    },
    pushId,
  );
}

/** What hearing of a source store's routing needs. */
export function routingSeenDeps(edge: Edge, open: OpenStore, store: Store) {
  const { accountId } = store;
  const db = edge.database(accountId);
  return {
    mayRouteOutside: (storeId: string) => mayRouteOutside(db, accountId, storeId),
    noteRouting: (_: string, orderId: string) =>
      routingSeen(
        {
          ...routingDeps(edge, open, accountId),
          loadPushByReference: (sourceStoreId, reference) =>
            loadPushByReference(db, accountId, sourceStoreId, reference),
          loadRoutings: (pushId) => loadRoutings(db, accountId, pushId),
        },
        store,
        orderId,
      ),
  };
}

/** Hands every routing that is owed and past its time to its queue again. */
export async function resendRoutings(edge: Edge): Promise<void> {
  const due = await listRoutingsDue(edge.database(undefined), edge.now());
  await edge.send.orderPush(due.map(({ accountId, id }) => ({ accountId, routingOf: id })));
}

/** Counts what a world's Crossdock asks of everything outside it: stores, objects and queues, each call by its name. */
import type { World } from '../../test/support/world.ts';
import type { Edge } from '../../worker/edge.ts';

/** How often, by name. */
export type Tally = Map<string, number>;

export type EdgeCounts = {
  /** `Mug Street: ReadOrder`. */
  stores: Tally;
  /** `inbox.keep`. */
  objects: Tally;
  /** Messages by queue. */
  queues: Tally;
};

export const add = (to: Tally, name: string, by = 1): void => {
  to.set(name, (to.get(name) ?? 0) + by);
};

/**
 * Puts counters around the edge of an open world; counting begins at once.
 * @param hears of every call to an object, which may have set its alarm, and of what an inbox handed over
 */
export function countEdge(
  world: World,
  hears: { look: () => void; handedOver: (inbox: string) => void },
): EdgeCounts {
  const { edge } = world;
  const counts: EdgeCounts = {
    stores: new Map(),
    objects: new Map(),
    queues: new Map(),
  };
  /** A port's methods, each counted; what is asked of a port by another name is not there. */
  const counted = <Port extends object>(object: string, port: Port): Port =>
    new Proxy(port, {
      get: (of, method) => {
        const call: unknown = Reflect.get(of, method);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]) => {
          add(counts.objects, `${object}.${String(method)}`);
          const answer: unknown = await Reflect.apply(call, of, given);
          hears.look();
          return answer;
        };
      },
    });
  const queue =
    <Message>(name: string, send: (messages: Message[], delayMs?: number) => Promise<void>) =>
    (messages: Message[], delayMs?: number): Promise<void> => {
      if (messages.length > 0) add(counts.queues, name, messages.length);
      return send(messages, delayMs);
    };
  const { inbox, gate, stockGate, ledger, tell, fetch, send } = edge;
  Object.assign(edge, {
    inbox: (name) => counted('inbox', inbox(name)),
    gate: (storeId) => counted('gate', gate(storeId)),
    stockGate: (storeId) => counted('gate', stockGate(storeId)),
    ledger: (name) => counted('ledger', ledger(name)),
    tell: async (accountId, change) => {
      add(counts.objects, 'feed.tell');
      await tell(accountId, change);
    },
    send: {
      webhooks: async (messages, delayMs) => {
        for (const { inbox: from } of messages) hears.handedOver(from);
        await queue('webhooks', send.webhooks)(messages, delayMs);
      },
      orderPush: queue('order-push', send.orderPush),
      mirror: queue('mirror', send.mirror),
      stock: queue('stock', send.stock),
      reconcile: queue('reconcile', send.reconcile),
      notices: queue('notices', send.notices),
    },
    fetch: async (request) => {
      const asked: unknown = await request.clone().json();
      const operation =
        typeof asked === 'object' && asked !== null && 'operationName' in asked
          ? String(asked.operationName)
          : 'a call without a name';
      add(counts.stores, `${nameOfStore(request.url)}: ${operation}`);
      return fetch(request);
    },
  } satisfies Partial<Edge>);
  return counts;
}

/** The world's stores stand at ports from 4401 on, in the order of three-stores. */
const storeNames = ['North Supply', 'Mug Street', 'Harbor Goods'];

const nameOfStore = (url: string): string =>
  storeNames[Number(new URL(url).port) - 4401] ?? 'a store';

/** Webhooks about orders, held back at their stores so that a story hands them over in the order of arrival it wants. */
import type { Delivery } from '../../sandbox/shopify/webhooks/outbox.ts';
import { webhookTopics } from '../../sandbox/shopify/webhooks/rest-shapes/rest-body.ts';
import { signWebhook } from '../../sandbox/shopify/webhooks/sign-webhook.ts';
import { readWebhook } from '../../src/platforms/shopify/read-webhook.ts';
import type { World, WorldStore } from './world.ts';

/** Topics whose deliveries concern one order; those of stock, products and locations pass at once as ever. */
export const orderTopics = webhookTopics.filter((topic) =>
  /^(orders|refunds|fulfillments|returns)\//.test(topic),
);

/** One webhook as its store made it: its body says what was so at that moment, however late it comes. */
export type HeldWebhook = {
  from: WorldStore;
  delivery: Delivery;
  /** As people name it: `North Supply fulfillments/create`. */
  name: string;
  /** What it is taken for. Two that say the same of one order are told apart by nobody. */
  says: string;
};

const farOff = 1_000_000_000;

/** From now on these stores keep back what they have to tell of orders. */
export function holdWebhooks(stores: WorldStore[]): void {
  for (const { store } of stores)
    Object.assign(store.faults.delayWebhooks, {
      probability: 1,
      only: orderTopics,
      seconds: farOff / 1000,
    });
}

/**
 * The stores tell at once again. What they kept back is theirs no more.
 * @returns it by the order's id at its store, in the order in which it was made
 */
export function takeHeldWebhooks(stores: WorldStore[]): Map<string, HeldWebhook[]> {
  const held = stores.flatMap((from) => {
    const { faults, state } = from.store;
    Object.assign(faults.delayWebhooks, { probability: 0, only: null, seconds: 60 });
    const waiting = state.collection<Delivery>('webhookWaiting');
    const taken = waiting.where(
      ({ topic, dueAt }) => orderTopics.includes(topic) && dueAt > state.now() + farOff / 2,
    );
    state.transaction(() => {
      for (const { id } of taken) waiting.delete(id);
    });
    return taken.map((delivery) => ({ from, delivery }));
  });
  held.sort(
    (a, b) =>
      a.delivery.triggeredAt - b.delivery.triggeredAt || a.delivery.sequence - b.delivery.sequence,
  );
  return Map.groupBy(
    held.map(({ from, delivery }) => ({
      from,
      delivery,
      name: `${from.shop.replace('.myshopify.com', '')} ${delivery.topic}`,
      says: saysOf(from, delivery),
    })),
    ({ from, delivery }) => orderKey(from, orderIn(delivery)),
  );
}

/** How an order is named among those of several stores. */
export const orderKey = (from: WorldStore, orderId: string): string =>
  `${from.id}/${orderId.split('/').pop()}`;

/** Hands a webhook over as its store would have. @param again under another id, as of a second subscription */
export async function handOver(world: World, held: HeldWebhook, again = false): Promise<void> {
  const { from, delivery } = held;
  const response = await world.post(
    new Request(delivery.uri, {
      method: 'POST',
      body: delivery.body,
      headers: {
        'content-type': 'application/json',
        'x-shopify-topic': delivery.topic,
        'x-shopify-hmac-sha256': signWebhook(from.secret, delivery.body),
        'x-shopify-shop-domain': from.shop,
        'x-shopify-api-version': delivery.apiVersion,
        'x-shopify-webhook-id': again ? `${delivery.webhookId}-again` : delivery.webhookId,
        'x-shopify-event-id': delivery.eventId,
        'x-shopify-triggered-at': new Date(delivery.triggeredAt).toISOString(),
      },
    }),
  );
  if (!response.ok) throw new Error(`${held.name} was answered ${response.status}`);
}

/** A delivery is a hint: nothing but this of it is ever used. */
const saysOf = (from: WorldStore, { topic, body }: Delivery): string =>
  JSON.stringify([from.shop, readWebhook(topic, new TextEncoder().encode(body))]);

type AboutOrder = {
  id?: number;
  order_id?: number;
  order_edit?: { order_id?: number };
  order?: { id?: number };
};

function orderIn({ topic, body }: Delivery): string {
  const about = JSON.parse(body) as AboutOrder;
  const id = about.order_edit?.order_id ?? about.order_id ?? about.order?.id ?? about.id;
  if (id === undefined) throw new Error(`${topic} names no order`);
  return String(id);
}

/** From now on what these stores tell of orders comes up to so long after it happened, in any order, and now and then twice. */
export function tellAstray(stores: WorldStore[], seconds: number): void {
  for (const { store } of stores) {
    Object.assign(store.faults.shuffleWebhooks, { probability: 1, only: orderTopics, seconds });
    Object.assign(store.faults.doubleWebhooks, { probability: 0.3, only: orderTopics });
  }
}

/** The stores tell as they should. */
export function tellWell(stores: WorldStore[]): void {
  for (const { store } of stores) {
    Object.assign(store.faults.shuffleWebhooks, { probability: 0, only: null, seconds: 5 });
    Object.assign(store.faults.doubleWebhooks, { probability: 0, only: null });
  }
}

/** Puts an order into its store's inbox, to be read and decided about again: durable, and done until it is done. */
import type { Edge } from './edge.ts';
import { inboxOf } from './inbox-of.ts';

/**
 * @param key one delivery a key: repeating it changes nothing. Its part before the first colon is the topic people read.
 * @throws where the inbox could not keep it
 */
export async function takeAgain(
  edge: Edge,
  order: { storeId: string; platformOrderId: string },
  key: string,
): Promise<void> {
  const { storeId, platformOrderId: orderId } = order;
  const event = { kind: 'order-changed', orderId, sourceIdentifier: undefined } as const;
  const topic = key.slice(0, key.indexOf(':'));
  const delivery = { key, topic, event, triggeredAt: undefined };
  const kept = await edge.inbox(inboxOf(storeId, event)).keep(storeId, delivery);
  if (kept === 'failed') throw new Error('The inbox could not keep a delivery');
}

/**
 * Which inbox keeps a delivery: a store's inbox is sharded, so that a flood of one kind delays no sale. Stock is sharded
 * by its place, where newer deliveries meet those that wait; everything else by delivery.
 */
import type { Echo } from '../src/stock/write-batch.ts';
import type { Delivery } from '../src/webhooks/delivery.ts';
import { stockPlace } from '../src/webhooks/keep-stock.ts';
import type { InboxPort } from './edge.ts';

/** Shards of one store's inbox. Changing it only spreads new deliveries differently; kept ones stay where they are. */
const shards = 4;

/** @returns the object's name: the store and a shard that the same delivery always meets again */
export function inboxOf(storeId: string, key: string): string {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1)
    hash = (Math.imul(hash, 31) + key.charCodeAt(index)) >>> 0;
  return `${storeId}/${hash % shards}`;
}

/** @returns the inbox of a delivery: by its place where it is about stock, else by its key */
export const inboxOfDelivery = (
  storeId: string,
  { key, event }: Pick<Delivery, 'key' | 'event'>,
): string => inboxOf(storeId, event.kind === 'stock-changed' ? stockPlace(event) : key);

/** @returns all inboxes of a store, where a delivery is looked for of which only the key is known */
export const inboxesOf = (storeId: string): string[] =>
  Array.from({ length: shards }, (_, shard) => `${storeId}/${shard}`);

/** Tells each inbox of a store which of our own writes will come back to it (ST4). */
export async function expectEchoesIn(
  inbox: (name: string) => Pick<InboxPort, 'expectEchoes'>,
  storeId: string,
  echoes: Echo[],
): Promise<void> {
  const byInbox = Map.groupBy(echoes, (echo) => inboxOf(storeId, stockPlace(echo)));
  await Promise.all([...byInbox].map(([name, its]) => inbox(name).expectEchoes(its)));
}

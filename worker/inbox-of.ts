/** Which inbox keeps a delivery: a store's inbox is sharded by delivery, so that a flood of one kind delays no sale. */

/** Shards of one store's inbox. Changing it only spreads new deliveries differently; kept ones stay where they are. */
const shards = 4;

/** @returns the object's name: the store and a shard that the same delivery always meets again */
export function inboxOf(storeId: string, key: string): string {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1)
    hash = (Math.imul(hash, 31) + key.charCodeAt(index)) >>> 0;
  return `${storeId}/${hash % shards}`;
}

/** What the webhook door acts with: the store's row and opened secret, remembered for seconds, and its inbox. */
import { loadStoreByDoor } from '../db/records/stores.ts';
import { platforms } from '../src/platforms/registry.ts';
import { bodyBound } from '../src/webhooks/delivery-body.ts';
import type { Door, ReceiveWebhookDeps } from '../src/webhooks/receive-webhook.ts';
import type { Edge } from './edge.ts';
import { inboxOf } from './inbox-of.ts';

export const doorMemory = {
  /** A door that was closed, or whose secret was taken back, may still open for so long. */
  ms: 30_000,
  /** Doors remembered at a time; beyond it all are forgotten, and read again as they come. */
  doors: 1000,
};

/**
 * One for as long as its memory is to last. Nothing in it belongs to a single request: rows and keys, no promise.
 * @returns what receiveWebhook acts with
 */
export function receiveDeps(edge: Edge): ReceiveWebhookDeps {
  const remembered = new Map<string, { door: Door; until: number }>();
  return {
    rememberedDoor: (storeId) => {
      const known = remembered.get(storeId);
      return known && edge.now() < known.until ? known.door : undefined;
    },
    loadDoor: async (storeId) => {
      const asOf = edge.now();
      const door = await readDoor(edge, storeId);
      if (remembered.size >= doorMemory.doors) remembered.clear();
      if (door) remembered.set(storeId, { door, until: asOf + doorMemory.ms });
      else remembered.delete(storeId);
      return door;
    },
    seal: (storeId, text) => edge.cipher.seal(text, bodyBound(storeId)),
    keep: async (storeId, delivery) => {
      const kept = await edge.inbox(inboxOf(storeId, delivery.event)).keep(storeId, delivery);
      if (kept === 'failed') throw new Error('The inbox could not keep a delivery');
      return kept === 'new';
    },
  };
}

async function readDoor(edge: Edge, storeId: string): Promise<Door | undefined> {
  const store = await loadStoreByDoor(edge.database(undefined), storeId);
  if (!store) return undefined;
  const secret = await edge.cipher.open(store.sealedWebhookSecret, `${store.id}.webhook`);
  return { shop: store.shop, secrets: [secret], reader: platforms[store.platform].webhooks };
}

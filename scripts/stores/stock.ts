// Reads and tops up the stock of a SKU at one store.
import { randomUUID } from 'node:crypto';
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './ask-store.ts';
import { storeDocuments } from './store-documents.ts';

type ToldVariant = {
  id: string;
  sku: string | null;
  price: string;
  inventoryItem: {
    id: string;
    tracked: boolean;
    inventoryLevels: {
      nodes: {
        location: { id: string; name: string };
        quantities: { name: string; quantity: number }[];
      }[];
    };
  };
};

/** Units at one location: to be sold, sold and not shipped yet, and there in all. */
export type StockedAt = {
  id: string;
  name: string;
  available: number;
  committed: number;
  onHand: number;
};

export type Stock = {
  variantId: string;
  inventoryItemId: string;
  price: string;
  /** Units available over all locations. */
  available: number;
  locations: StockedAt[];
};

/** The stock of `sku` at `store`. Throws where not exactly one tracked variant has this SKU. */
export async function readStock(store: RunStore, sku: string): Promise<Stock> {
  const { productVariants } = await askStore<{ productVariants: { nodes: ToldVariant[] } }>(
    store,
    storeDocuments.variants,
    { query: `sku:'${sku}'` },
  );
  const [variant, second] = productVariants.nodes.filter((node) => node.sku === sku);
  if (!variant || second || !variant.inventoryItem.tracked) {
    throw new Error(`${store.name} must list ${sku} exactly once, with tracked stock.`);
  }
  const locations = variant.inventoryItem.inventoryLevels.nodes.map(({ location, quantities }) => {
    const units = (wanted: string) => quantities.find(({ name }) => name === wanted)?.quantity ?? 0;
    return {
      ...location,
      available: units('available'),
      committed: units('committed'),
      onHand: units('on_hand'),
    };
  });
  return {
    variantId: variant.id,
    inventoryItemId: variant.inventoryItem.id,
    price: variant.price,
    available: locations.reduce((sum, { available }) => sum + available, 0),
    locations,
  };
}

/**
 * Makes sure the location of `store` with the most of `sku` has at least `atLeast` of it. Answers whether something was
 * added; the store refuses where the stock changed since it was read.
 */
export async function topUp(store: RunStore, sku: string, atLeast: number): Promise<boolean> {
  const { inventoryItemId, locations } = await readStock(store, sku);
  const [fullest] = locations.toSorted((a, b) => b.available - a.available);
  if (!fullest) throw new Error(`${store.name} stocks ${sku} at no location.`);
  if (fullest.available >= atLeast) return false;
  const change = {
    inventoryItemId,
    locationId: fullest.id,
    delta: atLeast * 5 - fullest.available,
    changeFromQuantity: fullest.available,
  };
  await askStore(store, storeDocuments.restock, {
    input: { name: 'available', reason: 'correction', changes: [change] },
    key: randomUUID(),
  });
  return true;
}

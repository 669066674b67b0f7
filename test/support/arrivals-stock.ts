/** Every stock level of a world's stores, and whether they are what the ledgers say. */
import { expect } from 'vitest';
import type { World, WorldStore } from './world.ts';

/** Units of a SKU at a location, by quantity name. */
export type Shelf = { available: number; committed: number; on_hand: number };

type Levels = {
  inventoryItems: {
    nodes: {
      id: string;
      sku: string | null;
      inventoryLevels: {
        nodes: {
          location: { id: string; name: string };
          quantities: { name: string; quantity: number }[];
        }[];
      };
    }[];
  };
};

const readLevels = (store: WorldStore) =>
  store.post<Levels>(`{ inventoryItems(first: 25) { nodes { id sku
    inventoryLevels(first: 3) { nodes { location { id name }
      quantities(names: ["available", "committed", "on_hand"]) { name quantity } } } } } }`);

/** By SKU and location: `MUG-RED at Main warehouse`; no two stores have a location of one name. */
export type Shelves = Map<string, Shelf>;

/** @returns what every store has of every SKU at every location; listings that share a SKU are taken together */
export async function readShelves({ source, street, harbor, more }: World): Promise<Shelves> {
  const shelves: Shelves = new Map();
  for (const store of [source, street, harbor, ...more])
    for (const { id, sku, inventoryLevels } of (await readLevels(store)).inventoryItems.nodes)
      for (const { location, quantities } of inventoryLevels.nodes) {
        const of = (name: string) => quantities.find((one) => one.name === name)?.quantity ?? 0;
        const name = `${sku ?? id} at ${location.name}`;
        const others = shelves.get(name);
        shelves.set(name, {
          available: of('available') + (others?.available ?? 0),
          committed: of('committed') + (others?.committed ?? 0),
          on_hand: of('on_hand') + (others?.on_hand ?? 0),
        });
      }
  return shelves;
}

/** What changed of shelves, without those where nothing did. */
export function shelvesChanged(before: Shelves, after: Shelves): Record<string, Shelf> {
  const changed = [...after].flatMap(([name, now]): [string, Shelf][] => {
    const was = before.get(name) ?? { available: 0, committed: 0, on_hand: 0 };
    const by = {
      available: now.available - was.available,
      committed: now.committed - was.committed,
      on_hand: now.on_hand - was.on_hand,
    };
    return by.available || by.committed || by.on_hand ? [[name, by]] : [];
  });
  return Object.fromEntries(changed);
}

/** As much again for each of so many orders. */
export const manyTimes = (changed: Record<string, Shelf>, orders: number): Record<string, Shelf> =>
  Object.fromEntries(
    Object.entries(changed).map(([name, { available, committed, on_hand }]) => [
      name,
      {
        available: available * orders,
        committed: committed * orders,
        on_hand: on_hand * orders,
      },
    ]),
  );

/**
 * Ledgers add up and every store shows what its ledger says.
 * @param stillHeld units by SKU that are sold and at no source; nothing is held of others
 */
export async function expectStockAtRest(
  world: World,
  stillHeld: Record<string, number> = {},
): Promise<void> {
  const shown = new Map<string, number>();
  for (const store of [world.source, world.street, world.harbor, ...world.more])
    for (const { id, inventoryLevels } of (await readLevels(store)).inventoryItems.nodes)
      for (const { location, quantities } of inventoryLevels.nodes)
        shown.set(
          `${store.id} ${id} ${location.id}`,
          quantities.find(({ name }) => name === 'available')?.quantity ?? 0,
        );
  const wrong = world.ledgers().flatMap((ledger) => {
    const { sku, sourceStoreId, inventoryItemId } = ledger;
    const { mismatches, held, settled, unknownAdjustments: unknown } = ledger;
    const levels = ledger.levels.flatMap(({ locationId, available }) => {
      const there = shown.get(`${sourceStoreId} ${inventoryItemId} ${locationId}`) ?? 0;
      return there === available ? [] : [`${sku}: ${available} at the source, which has ${there}`];
    });
    const targets = ledger.targets.flatMap(({ target, sellable, expected, suspense, ...at }) => {
      const { destinationStoreId, destinationItemId, destinationLocationId } = at;
      const place = `${destinationStoreId} ${destinationItemId} ${destinationLocationId}`;
      const there = shown.get(place) ?? 0;
      return sellable === expected && expected === there && suspense === 0
        ? []
        : [`${sku} at ${target}: ${sellable} sellable, ${expected} expected, ${there} shown`];
    });
    const counts = { held, settled, unknown, mismatches };
    const rests = held === (stillHeld[sku] ?? 0) && settled + unknown + mismatches.length === 0;
    return [...levels, ...targets, ...(rests ? [] : [`${sku}: ${JSON.stringify(counts)}`])];
  });
  expect(wrong).toEqual([]);
}

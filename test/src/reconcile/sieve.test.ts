import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformLevel } from '../../../src/platforms/platform.ts';
import { sieve } from '../../../src/reconcile/sieve.ts';

const level = (item: number, available: number, locationId = 'here'): PlatformLevel => ({
  inventoryItemId: `gid://shopify/InventoryItem/${item}`,
  locationId,
  available,
  updatedAt: '2026-11-26T00:00:00Z',
});

type Copies = ReadonlyMap<string, number | undefined>;

/** Copies as the database tells a stretch of them. */
const stretchOf =
  (copies: Copies) => async (locationId: string, first: string, last: string, most: number) => {
    const its = [...copies]
      .map(([place, units]) => ({ place, units }))
      .filter(({ place }) => place.startsWith(`${locationId}/`))
      .map(({ place, units }) => ({ item: place.slice(locationId.length + 1), units }))
      .filter(({ item }) => item >= first && item <= last)
      .toSorted((a, b) => (a.item < b.item ? -1 : 1));
    return its.length > most
      ? undefined
      : its.map(({ item, units }) => `${item} ${units ?? ''}`).join('\n');
  };

const placeOf = ({ locationId, inventoryItemId }: PlatformLevel) =>
  `${locationId}/${inventoryItemId}`;

describe('levels sorted out against our copies', () => {
  const places = fc.uniqueArray(
    fc.record({
      item: fc.integer({ min: 1, max: 120 }),
      location: fc.constantFrom('here', 'there'),
      said: fc.option(fc.integer({ min: -2, max: 3 }), { nil: undefined }),
      known: fc.option(fc.option(fc.integer({ min: -2, max: 3 }), { nil: null }), {
        nil: undefined,
      }),
    }),
    { selector: ({ item, location }) => `${location}/${item}`, maxLength: 100 },
  );

  it('[RC1] leave exactly those that differ, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.boolean(), async (all, unknowns) => {
        const levels = all.flatMap(({ item, location, said }) =>
          said === undefined ? [] : [level(item, said, location)],
        );
        const copies: Copies = new Map(
          all.flatMap(({ item, location, known }) =>
            known === undefined ? [] : [[placeOf(level(item, 0, location)), known ?? undefined]],
          ),
        );
        const sieved = await sieve(levels, stretchOf(copies), () => unknowns);
        const ours = levels.filter((one) => copies.has(placeOf(one)));
        expect(sieved?.matched).toBe(ours.length);
        expect(sieved?.named).toBe(ours.filter((one) => copies.get(placeOf(one))).length);
        const wanted = levels.filter((one) =>
          copies.has(placeOf(one)) ? copies.get(placeOf(one)) !== one.available : unknowns,
        );
        expect(new Set(sieved?.suspects)).toEqual(new Set(wanted));
      }),
    );
  });

  it('[RC1] are asked about one by one where they are no stretch of ours', async () => {
    const copies = new Map(
      Array.from({ length: 900 }, (_, at) => [placeOf(level(1000 + at, 1)), 1] as const),
    );
    const sparse = [level(1000, 1), level(1899, 1)];
    expect(await sieve(sparse, stretchOf(copies), () => false)).toBeUndefined();
  });
});

/** A world with as many destinations as a figure wants, all links applied, at rest, and nothing going by the clock. */
import { type SeededStore, threeStores } from '../../sandbox/seeds/three-stores.ts';
import { openWorld, type World, type WorldStore } from '../../test/support/world.ts';

const minute = 60_000;

export type ManyStores = { world: World; destinations: WorldStore[] };

/** @param count of destinations, at least two: Mug Street, Harbor Goods, and more that list what Harbor Goods lists */
export async function openManyStores(count: number): Promise<ManyStores> {
  const world = await openWorld({ more: Array.from({ length: count - 2 }, nextShop) });
  await world.applyFirstLevels();
  await rest(world);
  return { world, destinations: [world.street, world.harbor, ...world.more] };
}

/**
 * Lets everything that was begun come to its end. Reconciling goes by the clock, not by changes, and has figures of its
 * own: it is put off.
 */
export async function rest(world: World): Promise<void> {
  await world.putOffReconciling();
  await world.run(10 * minute);
}

/** Lists so many SKUs at every store of the world, with this many units each, and links them. */
export async function listEverywhere(
  { world, destinations }: ManyStores,
  skus: readonly string[],
  units: number,
): Promise<void> {
  for (const { store } of [world.source, ...destinations]) {
    const [first] = store.state.locations.all();
    if (!first) throw new Error('A store without a location');
    store.admin.createProduct({
      title: 'Pens',
      options: ['Number'],
      variants: skus.map((sku) => ({
        sku,
        price: '2.00',
        grams: 10,
        optionValues: [sku],
        stock: { [first.name]: units },
      })),
    });
  }
  for (const store of [world.source, ...destinations])
    await world.connectAgain(nameOf(store), { orderPush: store === world.street });
  await world.applyFirstLevels();
  await rest(world);
}

const nameOf = ({ store }: WorldStore): string => store.state.shops.all()[0]?.name ?? '';

/** Another shop with the shelves of Harbor Goods. */
function nextShop(_: unknown, index: number): SeededStore {
  const [, , harbor] = threeStores();
  const number = index + 3;
  return {
    ...harbor,
    name: `Shop ${number}`,
    shop: `shop-${number}.myshopify.com`,
    token: `shpat_sandbox_shop_${number}`,
    webhookSecret: `sandbox-webhooks-of-shop-${number}`,
  };
}

/** What every destination shows of the SKU at its first location. */
export const shownOf = (destinations: readonly WorldStore[], sku: string): Promise<number[]> =>
  Promise.all(
    destinations.map(async (store) => (await store.levels(sku))[0]?.available ?? Number.NaN),
  );

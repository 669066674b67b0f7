/** An order and what becomes of it, with every shelf looked at in the end: told of well, with stock untold, amid other sales. */
import { connections } from '../../db/schema/index.ts';
import type { ActChoice } from '../../src/mirror/acts/act.ts';
import { expectStockAtRest, readShelves, shelvesChanged } from './arrivals-stock.ts';
import type { DeskLine } from './desk-checkout.ts';
import { personOf } from './person.ts';
import { account, openWorld, type World, type WorldStore } from './world.ts';

const second = 1_000;
const minute = 60 * second;

/** What happens around it. */
export const surroundings = [
  'told of at once',
  'with edits passed on',
  'with no webhook about stock',
  'amid other sales',
] as const;

export type Surroundings = (typeof surroundings)[number];

export type StockPlay = {
  world: World;
  street: WorldStore;
  harbor: WorldStore;
  source: WorldStore;
  /** The order, at the store it was placed at, and at its source: empty where it is at none. */
  sold: string;
  made: string;
  /** A person answers what waits for one. */
  answer: (choice: ActChoice) => Promise<void>;
};

export type StockStory = {
  at?: 'street' | 'harbor';
  lines: DeskLine[];
  /** It is not heard of before the first step. */
  isUnheard?: true;
  steps: ((play: StockPlay) => Promise<unknown>)[];
};

/**
 * By SKU, what of a story's units the source's main warehouse has more or fewer of in the end, and what is held still. What
 * changed at another location of the source is named with it.
 */
export type StockEnd = { source: Record<string, number>; held: Record<string, number> };

const stockTopics = ['inventory_levels/update', 'inventory_levels/connect'];

/**
 * Plays a story, and looks at every shelf.
 * @returns how the source ended; throws where a store shows another number than may be sold there, or a ledger does not add up
 */
export async function stockAfter(around: Surroundings, story: StockStory): Promise<StockEnd> {
  const world = await openWorld();
  try {
    return await play(world, around, story);
  } finally {
    world.close();
  }
}

async function play(
  world: World,
  around: Surroundings,
  { at = 'street', lines, isUnheard, steps }: StockStory,
): Promise<StockEnd> {
  const { source, street, harbor } = world;
  await world.applyFirstLevels();
  if (around === 'with edits passed on') await passEditsOn(world);
  await world.putOffReconciling();
  await world.run(10 * second);
  const before = await readShelves(world);
  const others = around === 'amid other sales' ? otherSales(world) : undefined;
  if (around === 'with no webhook about stock')
    for (const { store } of [source, street, harbor])
      Object.assign(store.faults.dropWebhooks, { probability: 1, only: stockTopics });
  await others?.happen();
  const { id: sold } = await world[at].placeOrder(lines, { charged: true });
  if (!isUnheard) await world.run(30 * second);
  const [made] = await source.listOrders();
  const person = personOf(world);
  const play: StockPlay = {
    ...{ world, street, harbor, source, sold, made: made?.id ?? '' },
    answer: async (choice) => {
      for (const { id, state } of await world.database.db.query.mirrorActs.findMany())
        if (state === 'failed') await person.orders.answer({ actId: id, choice });
    },
  };
  for (const step of steps) {
    await others?.happen();
    await step(play);
    await world.run(30 * second);
  }
  await world.run(5 * minute);
  for (const { store } of [source, street, harbor])
    Object.assign(store.faults.dropWebhooks, { probability: 0, only: null });
  await person.reconciles.start({ kind: 'everything' });
  await world.run(15 * minute);
  const held = Object.fromEntries(
    world.ledgers().flatMap((ledger) => (ledger.held > 0 ? [[ledger.sku, ledger.held]] : [])),
  );
  await expectStockAtRest(world, held);
  const changed = shelvesChanged(before, await readShelves(world));
  const gained = new Map(
    Object.entries(changed).flatMap(([name, { available }]): [string, number][] =>
      / at (Main warehouse|Overflow)$/.test(name)
        ? [[name.replace(' at Main warehouse', ''), available]]
        : [],
    ),
  );
  gained.set('MUG-RED', (gained.get('MUG-RED') ?? 0) - (others?.change() ?? 0));
  return { source: Object.fromEntries([...gained].filter(([, units]) => units !== 0)), held };
}

async function passEditsOn(world: World): Promise<void> {
  await world.database.db.update(connections).set({ edits: 'pass-on' });
  for (const { id } of await world.database.db.query.connections.findMany())
    await world.road.tellLedgers(account, id);
}

/** Mugs are sold at Harbor Goods and received at North Supply, a moment before something else happens. */
function otherSales({ harbor, source }: World) {
  let change = 0;
  return {
    happen: async () => {
      await harbor.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      const levels = await source.levels('MUG-RED');
      const here = levels.find(({ location }) => location === 'Main warehouse')?.available ?? 0;
      await source.setStock('MUG-RED', here + 3, 'Main warehouse');
      change += 2;
    },
    change: () => change,
  };
}

/** What Crossdock wrote at a store so far, oldest first: `MUG-RED +3`. */
export function ourWrites({ store }: WorldStore): string[] {
  const { adjustmentGroups, inventoryItems } = store.state;
  return adjustmentGroups
    .all()
    .filter(({ referenceDocumentUri }) => referenceDocumentUri?.includes('crossdock'))
    .flatMap(({ changes }) =>
      changes
        .filter(({ name }) => name === 'available')
        .map(({ itemId, delta }) => {
          const { sku } = inventoryItems.need(itemId);
          return `${sku} ${delta > 0 ? '+' : ''}${delta}`;
        }),
    );
}

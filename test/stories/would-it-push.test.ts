// "Would this order push?": what is answered is what then happens, by itself and by hand, line by line.
import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../sandbox/shopify/seeded-random.ts';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;

let world: World;
afterEach(() => world.close());

type Preview = Awaited<ReturnType<ReturnType<typeof personOf>['manualPush']['preview']>>;

/** Units by SKU and source that the preview says go. */
const promised = ({ lines }: Preview) =>
  lines
    .flatMap(({ sku, goes }) => goes.map((part) => `${part.sourceStoreName} ${sku} ${part.units}`))
    .sort();

const newest = `{ orders(first: 5, reverse: true, sortKey: CREATED_AT) { nodes {
  customAttributes { key value } lineItems(first: 20) { nodes { sku quantity } } } } }`;
type Newest = {
  orders: {
    nodes: {
      customAttributes: { key: string; value: string }[];
      lineItems: { nodes: { sku: string; quantity: number }[] };
    }[];
  };
};

/** The same as source stores have it, of one destination order. */
async function made(name: string): Promise<string[]> {
  const [south] = world.more;
  const units: string[] = [];
  for (const [storeName, store] of [
    ['North Supply', world.source],
    ['South Depot', south],
  ] as const) {
    if (!store) continue;
    const { orders } = await store.post<Newest>(newest);
    for (const { customAttributes, lineItems } of orders.nodes)
      if (customAttributes.some(({ key, value }) => key === 'Sold as' && value === name))
        units.push(...lineItems.nodes.map((line) => `${storeName} ${line.sku} ${line.quantity}`));
  }
  return units.sort();
}

const settingsOfRounds: Partial<OrderPushSettings>[] = [
  {},
  { when: 'placed', tooFew: 'push-available' },
  { linesThatStay: 'hold-order' },
  { when: 'by-hand', tooFew: 'below-zero' },
];
/** Of North Supply, and of the depot; twice at the source, not counted there, and nothing to ship. */
const skus = [
  'MUG-RED',
  'MUG-BLUE',
  'TOTE-NAT',
  'PIN-MUGST',
  'PRINT-SUN',
  'GLOVES',
  'GIFT-WRAP',
  'COURSE-BREW',
];

describe('what a preview answers', () => {
  it.each(settingsOfRounds)(
    '[OP14] is what then happens, with the settings %j',
    async (settings) => {
      world = await openWorld({ more: [southDepot()] });
      await world.putOffReconciling();
      const { street, source } = world;
      await world.setOrderPush(street, settings);
      const random = seededRandom(JSON.stringify(settings));
      const below = (limit: number) => Math.floor(random() * limit);
      const person = personOf(world);
      const went: number[] = [];
      /** Source orders of those that do not go by themselves, before a person pushed them. */
      const untouched: unknown[] = [];
      /** What pressing Push Order answers, and what was foretold. */
      const answers: [string, string][] = [];
      for (let turn = 0; turn < 8; turn += 1) {
        // Few enough that some orders ask for more.
        await source.setStock('MUG-BLUE', below(3));
        // Orders that waited for it go first.
        await world.run(30 * second);
        const lines = skus
          .filter(() => random() < 0.35)
          .map((sku) => ({ sku, quantity: 1 + below(3) }));
        const order = await street.placeOrder(
          lines.length > 0 ? lines : [{ sku: 'MUG-RED', quantity: 1 }],
          {
            paid: random() < 0.7,
            pickup: random() < 0.2,
            pointOfSale: random() < 0.1,
          },
        );
        // Somebody ships a mug of it before.
        if (random() < 0.2)
          await street.ship(order.id, { company: 'UPS', number: '1Z1' }, { 'MUG-RED': 1 });
        const named = { destinationStoreId: street.id, platformOrderId: order.id };
        const before = await person.manualPush.preview(named);
        await world.run(30 * second);
        const { rows } = await person.orderPush.list({});
        const row = rows.find(({ name }) => name === order.name);
        expect([order.name, row?.decision]).toEqual([order.name, before.byItself]);
        went.push(before.units);
        const expected = promised(before);
        if (before.byItself !== 'pushed') {
          untouched.push(...(await made(order.name)));
          // What would happen by hand is asked as things are now, and is what happens then.
          const { refused, units, overrides } = await person.manualPush.preview(named);
          const answer = await person.manualPush
            .push({ ...named, agreed: overrides })
            .then(({ outcome }) => outcome)
            .catch(({ code }: { code: string }) => code);
          answers.push([answer, refused || units === 0 ? 'CONFLICT' : 'pushed']);
          await world.run(30 * second);
        }
        expect([order.name, ...(await made(order.name))]).toEqual([order.name, ...expected]);
        await staysAsSaid(order.name, before);
      }
      expect(untouched).toEqual([]);
      expect(answers.map(([answer]) => answer)).toEqual(answers.map(([, foretold]) => foretold));
      expect(new Set(went).size).toBeGreaterThan(2);
    },
  );
});

/** What stays, and why, as the order's page has it; lines whose push itself waits for stock are told by their push. */
async function staysAsSaid(name: string, before: Preview): Promise<void> {
  const person = personOf(world);
  const row = (await person.orderPush.list({})).rows.find((one) => one.name === name);
  if (!row || before.units === 0) return;
  const { lines } = await person.orders.get({ orderId: row.id });
  const waits = lines.map(({ pushed }) => pushed.some(({ state }) => state !== 'created'));
  const shown = lines.map(({ sku, hold, heldQuantity }) => [sku, hold, heldQuantity]);
  const said = before.lines.map(({ sku, stays }) => [sku, stays?.why ?? null, stays?.units ?? 0]);
  const settled = <T>(all: T[]) => all.filter((_, at) => !waits[at]);
  expect(settled(shown)).toEqual(settled(said));
}

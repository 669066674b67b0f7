// A small store of the tests' own, its clock, and a way to ask its Admin API.
import { openSandboxStore } from '../../../sandbox/shopify/sandbox-store.ts';
import type { StoreSeed } from '../../../sandbox/shopify/store-seed.ts';

export const token = 'shpat_engine_test';

export const seed: StoreSeed = {
  currencyCode: 'USD',
  locations: [
    { name: 'Main', address: { city: 'Duluth', provinceCode: 'MN', countryCode: 'US' } },
    { name: 'Overflow' },
  ],
  products: [
    {
      title: 'Red mug',
      vendor: 'Acme',
      tags: ['kitchen'],
      variants: [{ sku: 'MUG-RED', price: '19.50', grams: 250, stock: { Main: 10, Overflow: 5 } }],
    },
    {
      title: 'Tee',
      vendor: 'Acme',
      options: ['Size'],
      variants: [
        { optionValues: ['S'], sku: 'TEE-S', price: '20.00', stock: { Main: 3 } },
        { optionValues: ['M'], sku: 'TEE-M', price: '20.00', stock: { Overflow: 4 } },
      ],
    },
    { title: 'Gift wrap', variants: [{ sku: 'WRAP', price: '3.00', tracked: false }] },
  ],
};

export type Answer<T> = {
  data: T;
  errors?: { message: string; extensions?: { code?: string } }[];
  extensions?: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
    };
    search?: { warnings: { field: string }[] }[];
  };
};

type Options = { file?: string; seed?: StoreSeed };

/** Opens the store at noon; `ask` answers the whole body, `get` its data where nothing is wrong. */
export function openTestStore(options: Options = {}) {
  const clock = { at: Date.parse('2026-11-23T12:00:00Z') };
  const sent: { topic: string; body: Record<string, unknown> }[] = [];
  const store = openSandboxStore({
    name: 'Engine Test',
    shop: 'engine-test.myshopify.com',
    token,
    webhookSecret: 'secret',
    file: options.file ?? ':memory:',
    baseUrl: 'http://store.test',
    now: () => clock.at,
    send: async (request) => {
      const topic = request.headers.get('x-shopify-topic') ?? '';
      sent.push({ topic, body: (await request.json()) as Record<string, unknown> });
      return new Response('ok');
    },
    seed: options.seed ?? seed,
  });

  const post = (body: string, headers: Record<string, string> = {}) =>
    store.fetch(
      new Request('http://store.test/admin/api/2026-10/graphql.json', {
        method: 'POST',
        headers: { 'x-shopify-access-token': token, ...headers },
        body,
      }),
    );

  async function ask<T>(query: string, variables: object = {}): Promise<Answer<T>> {
    const response = await post(JSON.stringify({ query, variables }));
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as Answer<T>;
  }

  async function get<T>(query: string, variables: object = {}): Promise<T> {
    const answer = await ask<T>(query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  const variant = (sku: string) => {
    const item = store.state.inventoryItems.find((one) => one.sku === sku);
    if (item === undefined) throw new Error(`No ${sku}`);
    return { itemId: item.id, variantId: item.variantId };
  };
  const location = (name: string): string => {
    const found = store.state.locations.find((one) => one.name === name);
    if (found === undefined) throw new Error(`No ${name}`);
    return found.id;
  };
  /** 'available/on_hand/committed' of a SKU at a location. */
  const stock = (sku: string, at: string): string => {
    const level = store.state.levels
      .in(variant(sku).itemId)
      .find(({ locationId }) => locationId === location(at));
    const { available, on_hand, committed } = level?.quantities ?? {};
    return `${available}/${on_hand}/${committed}`;
  };

  return { store, clock, sent, post, ask, get, variant, location, stock };
}

export type TestStore = ReturnType<typeof openTestStore>;

/** Places an order of the storefront. */
export function placeOrder(test: TestStore, lines: Record<string, number>, more: object = {}) {
  const placed = test.store.admin.placeOrder({
    lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
    email: 'dana@example.com',
    customer: { firstName: 'Dana', lastName: 'Reyes', email: 'dana@example.com' },
    shippingAddress: {
      firstName: 'Dana',
      lastName: 'Reyes',
      address1: '18 Pine St',
      city: 'Austin',
      provinceCode: 'TX',
      countryCode: 'US',
      zip: '78701',
    },
    shipping: { title: 'Standard', price: '5.00' },
    ...more,
  });
  if (!placed.ok) throw new Error(JSON.stringify(placed.failure));
  return placed.value;
}

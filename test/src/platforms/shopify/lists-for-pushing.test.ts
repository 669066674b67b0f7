// Orders found by their number and listed, units and prices read, against a store that answers as told.
import { describe, expect, it } from 'vitest';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Asked, money, page, type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { platform: shopifyPlatform(store.options), store };
};

const listed = (name: string, number: number, over = {}) => ({
  id: `gid://shopify/Order/${number}`,
  name,
  number,
  processedAt: '2026-11-23T10:59:57Z',
  cancelledAt: null,
  closedAt: null,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'UNFULFILLED',
  currentSubtotalLineItemsQuantity: 3,
  currentTotalPriceSet: money('66.95'),
  customer: { firstName: 'Dana', lastName: 'Reyes' },
  shippingAddress: null,
  billingAddress: null,
  ...over,
});

describe('[OP10] an order is found by what a person types', () => {
  const find = async (typed: string, nodes: object[]) => {
    const { platform, store } = open({ FindOrders: { data: { orders: { nodes } } } });
    const answer = await platform.findOrders(typed);
    return { names: answer.ok ? answer.value.map(({ name }) => name) : answer, store };
  };

  it.each<[string, string[], string]>([
    ['1001', ['#1001'], 'a number finds its order'],
    ['#1001', ['#1001'], 'with the sign, too'],
    [' #1001 ', ['#1001'], 'with blanks around it, too'],
    ['10', [], 'a part of a number finds nothing'],
    ['EU1001-B', ['EU1001-B'], 'the name as it stands'],
    ['eu1001-b', ['EU1001-B'], 'in any case'],
    ['1002', ['EU1001-B'], 'the number inside a name of the store’s own'],
  ])('%s finds %j: %s', async (typed, names) => {
    const nodes = [listed('#1001', 1001), listed('#10010', 10010), listed('EU1001-B', 1002)];
    expect((await find(typed, nodes)).names).toEqual(names);
  });

  it('asks for both forms, whatever was typed', async () => {
    const { store } = await find("#10'01", []);
    expect(store.asked[0]?.variables).toEqual({ search: "name:'10\\'01' OR name:'#10\\'01'" });
  });

  it.each(['', '#', '  '])('asks nothing for %j', async (typed) => {
    const { names, store } = await find(typed, []);
    expect(names).toEqual([]);
    expect(store.asked).toEqual([]);
  });

  it('is listed with who, what and when', async () => {
    const { platform } = open({
      FindOrders: { data: { orders: { nodes: [listed('#1001', 1001)] } } },
    });
    expect(await platform.findOrders('1001')).toEqual({
      ok: true,
      value: [
        {
          id: 'gid://shopify/Order/1001',
          name: '#1001',
          placedAt: '2026-11-23T10:59:57Z',
          customerName: 'Dana Reyes',
          units: 3,
          total: { amount: '66.95', currency: 'USD' },
          payment: 'paid',
        },
      ],
    });
  });

  const nameless = { firstName: null, lastName: null };
  it.each([
    [{ customer: nameless, shippingAddress: { firstName: 'Ada', lastName: null } }, 'Ada'],
    [{ customer: null, billingAddress: { firstName: null, lastName: 'King' } }, 'King'],
    [{ customer: null }, 'Guest'],
  ])('%j is listed as %s', async (over, customerName) => {
    const { platform } = open({
      FindOrders: { data: { orders: { nodes: [listed('#1001', 1001, over)] } } },
    });
    expect(await platform.findOrders('1001')).toMatchObject({ value: [{ customerName }] });
  });
});

describe('[OP15] open orders', () => {
  it('are listed newest first, without those that are over by now', async () => {
    const { platform, store } = open({
      OpenOrders: {
        data: {
          orders: page(
            [
              listed('#1004', 1004),
              listed('#1003', 1003, { displayFulfillmentStatus: 'FULFILLED' }),
              listed('#1002', 1002, { cancelledAt: '2026-11-23T11:00:00Z' }),
              listed('#1001', 1001, { closedAt: '2026-11-23T11:00:00Z' }),
              listed('#1000', 1000, { displayFulfillmentStatus: 'ON_HOLD' }),
            ],
            'more',
          ),
        },
      },
    });
    const answer = await platform.fetchOpenOrders('here');
    expect(answer).toMatchObject({
      value: { rows: [{ name: '#1004' }, { name: '#1000' }], nextCursor: 'more' },
    });
    expect(store.asked[0]?.variables).toEqual({
      search: 'status:open -fulfillment_status:fulfilled',
      after: 'here',
    });
  });
});

describe('[OP12] what an order could take', () => {
  const levelOf = (quantity: number, location = {}) => ({
    location: { isActive: true, fulfillsOnlineOrders: true, ...location },
    quantities: [{ quantity }],
  });
  const stocked = (id: string, levels: object[], over: object = {}) => ({
    id,
    tracked: true,
    variants: { nodes: [{ inventoryPolicy: 'DENY' }] },
    inventoryLevels: page(levels),
    ...over,
  });

  it.each<[string, object, number | undefined]>([
    ['all places together', stocked('i', [levelOf(3), levelOf(4)]), 7],
    ['a place that owes takes nothing from another', stocked('i', [levelOf(3), levelOf(-4)]), 3],
    ['a closed place has none', stocked('i', [levelOf(3), levelOf(4, { isActive: false })]), 3],
    [
      'a place without online orders has none',
      stocked('i', [levelOf(3), levelOf(4, { fulfillsOnlineOrders: false })]),
      3,
    ],
    ['stocked nowhere', stocked('i', []), 0],
    ['not counted', stocked('i', [levelOf(0)], { tracked: false }), undefined],
    [
      'sold on below zero',
      stocked('i', [levelOf(0)], { variants: { nodes: [{ inventoryPolicy: 'CONTINUE' }] } }),
      undefined,
    ],
  ])('%s', async (_, node, units) => {
    const { platform } = open({ Orderable: { data: { nodes: [node] } } });
    expect(await platform.fetchOrderable(['i'])).toEqual({
      ok: true,
      value: [{ inventoryItemId: 'i', units }],
    });
  });

  it('is asked for a group at a time, over all pages of places, and what is gone is left out', async () => {
    const ids = Array.from({ length: 40 }, (_, at) => `item-${at}`);
    const { platform, store } = open({
      Orderable: ({ variables }: Asked) => ({
        data: {
          nodes: (variables.orderableItemIds as string[]).map((id) => {
            if (id === 'item-1') return null;
            return id === 'item-2'
              ? stocked(id, [], { inventoryLevels: page([levelOf(1)], 'more') })
              : stocked(id, [levelOf(1)]);
          }),
        },
      }),
      OrderableLevels: { data: { inventoryItem: { inventoryLevels: page([levelOf(5)]) } } },
    });
    const answer = await platform.fetchOrderable(ids);
    const read = answer.ok ? answer.value : [];
    expect(read).toHaveLength(39);
    expect(read.find(({ inventoryItemId }) => inventoryItemId === 'item-2')?.units).toBe(6);
    expect(store.asked.map(({ operation }) => operation)).toEqual([
      'Orderable',
      'OrderableLevels',
      'Orderable',
    ]);
    expect(Math.max(...store.reserved.map(({ cost }) => cost))).toBeLessThanOrEqual(1000);
  });

  it('of nothing asks nothing', async () => {
    const { platform, store } = open({});
    expect(await platform.fetchOrderable([])).toEqual({ ok: true, value: [] });
    expect(await platform.fetchPrices([])).toEqual({ ok: true, value: [] });
    expect(store.asked).toEqual([]);
  });
});

it('[OP12] prices are the store’s own, 250 at a time, in its currency', async () => {
  const ids = Array.from({ length: 251 }, (_, at) => `variant-${at}`);
  const { platform, store } = open({
    Prices: ({ variables }: Asked) => ({
      data: {
        shop: { currencyCode: 'KWD' },
        nodes: (variables.pricedVariantIds as string[]).map((id) =>
          id === 'variant-7' ? null : { id, price: '1.125' },
        ),
      },
    }),
  });
  const answer = await platform.fetchPrices(ids);
  const read = answer.ok ? answer.value : [];
  expect(read).toHaveLength(250);
  expect(read[0]).toEqual({
    variantId: 'variant-0',
    price: { amount: '1.125', currency: 'KWD' },
  });
  expect(
    store.asked.map(({ variables }) => (variables.pricedVariantIds as string[]).length),
  ).toEqual([250, 1]);
});

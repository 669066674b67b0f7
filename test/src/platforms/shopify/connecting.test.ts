// What is read and set up when a store is connected, against a store that answers as told.
import { describe, expect, it } from 'vitest';
import { itemsPerCall, levelsPerCall } from '../../../../src/platforms/shopify/limits.ts';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { readWebhook } from '../../../../src/platforms/shopify/read-webhook.ts';
import { topicsWeNeed } from '../../../../src/platforms/shopify/register-webhooks.ts';
import { type Asked, page, type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { platform: shopifyPlatform(store.options), store };
};

describe('the shop', () => {
  it('is named with its currency and the rights of the token', async () => {
    const { platform } = open({
      ShopAndRights: {
        data: {
          shop: { name: 'North', myshopifyDomain: 'north.myshopify.com', currencyCode: 'EUR' },
          currentAppInstallation: { accessScopes: [{ handle: 'read_orders' }] },
        },
      },
    });
    expect(await platform.fetchShop()).toEqual({
      ok: true,
      value: {
        shop: 'north.myshopify.com',
        name: 'North',
        currency: 'EUR',
        scopes: ['read_orders'],
      },
    });
  });

  it('is not found where no Admin API answers', async () => {
    const { platform } = open({ ShopAndRights: new Response('x', { status: 404 }) });
    expect(await platform.fetchShop()).toMatchObject({ failure: { kind: 'not-found' } });
  });

  it('opens an order in its own admin', () => {
    expect(open({}).platform.orderUrl('gid://shopify/Order/613')).toBe(
      'http://store.test/admin/orders/613',
    );
  });
});

it('locations are read to the last page', async () => {
  const row = (id: string) => ({ id, name: id, isActive: true, fulfillsOnlineOrders: false });
  const { platform } = open({
    Locations: ({ variables }: Asked) => ({
      data: { locations: variables.after === 'a' ? page([row('2')]) : page([row('1')], 'a') },
    }),
  });
  expect(await platform.fetchLocations()).toEqual({
    ok: true,
    value: ['1', '2'].map((id) => ({ id, name: id, active: true, fulfillsOnline: false })),
  });
});

it('a list that leads to itself is given up on', async () => {
  const { platform } = open({ Locations: { data: { locations: page([], 'same') } } });
  expect(await platform.fetchLocations()).toMatchObject({ failure: { kind: 'unreadable-reply' } });
});

describe('listings', () => {
  const variant = (displayName: string, sku: string | null) => ({
    id: 'v',
    sku,
    displayName,
    barcode: sku === null ? null : '0123456789012',
    updatedAt: 'then',
    product: { id: 'p' },
    inventoryItem: { id: 'i', tracked: true },
  });

  it('come a page at a time', async () => {
    const { platform, store } = open({
      Listings: { data: { productVariants: page([variant('Mug - Red', 'MUG-RED')], 'a') } },
    });
    const before = JSON.stringify({ after: 'before', read: 100 });
    expect(await platform.fetchListings(before)).toEqual({
      ok: true,
      value: {
        rows: [
          {
            variantId: 'v',
            inventoryItemId: 'i',
            sku: 'MUG-RED',
            title: 'Mug - Red',
            tracked: true,
            updatedAt: 'then',
            barcode: '0123456789012',
            productId: 'p',
          },
        ],
        nextCursor: JSON.stringify({ after: 'a', read: 101 }),
      },
    });
    expect(store.asked[0]?.variables).toEqual({ after: 'before' });
  });

  it('[OP5] begin anew past the last variant before Shopify’s limit of 25,000, and go on from there', async () => {
    const { platform, store } = open({
      Listings: { data: { productVariants: page([variant('Mug - Red', 'MUG-RED')], 'a') } },
    });
    const near = JSON.stringify({ after: 'before', read: 24_900 });
    const turned = await platform.fetchListings(near);
    const next = turned.ok ? turned.value.nextCursor : undefined;
    expect(next).toBe(JSON.stringify({ past: 'v', read: 0 }));
    expect(await platform.fetchListings(next)).toMatchObject({
      value: { nextCursor: JSON.stringify({ past: 'v', after: 'a', read: 1 }) },
    });
    expect(store.asked[1]?.variables).toEqual({ search: 'id:>v' });
  });

  it('may have no SKU, no barcode and no variant title', async () => {
    const { platform } = open({
      Listings: { data: { productVariants: page([variant('Mug - Default Title', null)]) } },
    });
    expect(await platform.fetchListings(undefined)).toMatchObject({
      value: { rows: [{ sku: '', barcode: '', title: 'Mug' }], nextCursor: undefined },
    });
  });
});

describe('[OP5] listings of a product', () => {
  const variant = (id: string) => ({
    id,
    sku: id,
    displayName: id,
    barcode: null,
    updatedAt: 'then',
    product: { id: 'p' },
    inventoryItem: { id: `i-${id}`, tracked: true },
  });

  it('are read over all pages', async () => {
    const { platform, store } = open({
      ListingsOfProduct: ({ variables }: Asked) => ({
        data: {
          product: {
            variants:
              variables.after === undefined ? page([variant('a')], 'more') : page([variant('b')]),
          },
        },
      }),
    });
    expect(await platform.fetchListingsOfProduct('p')).toMatchObject({
      value: [{ variantId: 'a' }, { variantId: 'b' }],
    });
    expect(store.asked.map(({ variables }) => variables)).toEqual([
      { productId: 'p' },
      { productId: 'p', after: 'more' },
    ]);
  });

  it('are none where it is gone, and not told where it cannot be read', async () => {
    const gone = open({ ListingsOfProduct: { data: { product: null } } });
    expect(await gone.platform.fetchListingsOfProduct('p')).toEqual({ ok: true, value: [] });
    const down = open({ ListingsOfProduct: new Response('', { status: 502 }) });
    expect(await down.platform.fetchListingsOfProduct('p')).toMatchObject({ ok: false });
  });
});

describe('[OP5] how many listings there are', () => {
  it('is asked for without an end', async () => {
    const { platform, store } = open({
      CountListings: { data: { productVariantsCount: { count: 100_001 } } },
    });
    expect(await platform.countListings()).toEqual({ ok: true, value: { count: 100_001 } });
    expect(await store.asked[0]?.request.text()).toContain('productVariantsCount(limit:null)');
  });

  it('is not taken for none where the store does not say', async () => {
    const { platform } = open({ CountListings: { data: { productVariantsCount: null } } });
    expect(await platform.countListings()).toMatchObject({
      failure: { kind: 'unreadable-reply' },
    });
  });
});

describe('levels', () => {
  const level = (location: string, quantity: number) => ({
    location: { id: location },
    updatedAt: 'then',
    quantities: [{ quantity }],
  });

  /** Every item has this many levels; `LevelsOfMany` shows the first two. */
  const stockedAt = (places: (id: string) => number): Script => {
    const nodes = (ids: unknown, most: number) =>
      (ids as string[]).map((id) => {
        const all = Array.from({ length: places(id) }, (_, at) => level(`l${at}`, at));
        return { id, inventoryLevels: page(all.slice(0, most), all.length > most ? 'more' : null) };
      });
    return {
      Levels: ({ variables }: Asked) => ({
        data: { nodes: nodes(variables.inventoryItemIds, 20) },
      }),
      LevelsOfMany: ({ variables }: Asked) => ({
        data: { nodes: nodes(variables.manyItemIds, 2) },
      }),
    };
  };
  const idsOf = (count: number) => Array.from({ length: count }, (_, at) => `i${at}`);

  it('of a few items are asked for in one call', async () => {
    const { platform, store } = open(stockedAt(() => 3));
    const answer = await platform.fetchLevels(idsOf(levelsPerCall));
    expect(answer.ok && answer.value).toHaveLength(levelsPerCall * 3);
    expect(store.asked.map(({ operation }) => operation)).toEqual(['Levels']);
  });

  it('of many items are asked for in large calls', async () => {
    const ids = idsOf(itemsPerCall + 1);
    const { platform, store } = open(stockedAt(() => 1));
    const answer = await platform.fetchLevels(ids);
    expect(answer.ok && answer.value.map((row) => row.inventoryItemId)).toEqual(ids);
    expect(store.asked.map(({ operation }) => operation)).toEqual(['LevelsOfMany', 'LevelsOfMany']);
  });

  it('of the few among many that more than two places stock are read whole', async () => {
    const ids = idsOf(itemsPerCall);
    const { platform, store } = open(stockedAt((id) => (id === 'i7' ? 5 : 2)));
    const answer = await platform.fetchLevels(ids);
    const found = answer.ok ? answer.value : [];
    expect(found).toHaveLength((itemsPerCall - 1) * 2 + 5);
    expect(found.filter(({ inventoryItemId }) => inventoryItemId === 'i7')).toHaveLength(5);
    expect(store.asked.map(({ operation }) => operation)).toEqual(['LevelsOfMany', 'Levels']);
  });

  it('of a store that stocks most things in many places take one large call in vain, not more', async () => {
    const ids = idsOf(itemsPerCall * 3);
    const { platform, store } = open(stockedAt(() => 4));
    const answer = await platform.fetchLevels(ids);
    expect(answer.ok && answer.value).toHaveLength(ids.length * 4);
    const asked = store.asked.map(({ operation }) => operation);
    expect(asked.filter((operation) => operation === 'LevelsOfMany')).toHaveLength(1);
    expect(asked).toHaveLength(1 + Math.ceil(ids.length / levelsPerCall));
  });

  it('of many items fail as a whole where one call fails', async () => {
    const { platform } = open({
      ...stockedAt(() => 1),
      LevelsOfMany: [{ data: { nodes: [] } }, new Response('', { status: 503 })],
    });
    expect(await platform.fetchLevels(idsOf(itemsPerCall + 1))).toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });

  it('are read at every location, and may be below zero; unknown items have none', async () => {
    const { platform } = open({
      Levels: {
        data: { nodes: [null, {}, { id: 'i', inventoryLevels: page([level('a', -2)], 'more') }] },
      },
      LevelsOfItem: {
        data: { inventoryItem: { id: 'i', inventoryLevels: page([level('b', 5)]) } },
      },
    });
    expect(await platform.fetchLevels(['x', 'y', 'i'])).toEqual({
      ok: true,
      value: [
        { inventoryItemId: 'i', locationId: 'a', available: -2, updatedAt: 'then' },
        { inventoryItemId: 'i', locationId: 'b', available: 5, updatedAt: 'then' },
      ],
    });
  });
});

describe('registering webhooks', () => {
  const here = 'https://dock.example.com/webhooks/shopify/store_1';
  const done = { webhookSubscription: { id: 'w' }, userErrors: [] };
  const script = (rows: object[]): Script => ({
    Webhooks: { data: { webhookSubscriptions: page(rows) } },
    CreateWebhook: { data: { webhookSubscriptionCreate: done } },
    UpdateWebhook: { data: { webhookSubscriptionUpdate: done } },
    DeleteWebhook: {
      data: { webhookSubscriptionDelete: { deletedWebhookSubscriptionId: 'w', userErrors: [] } },
    },
  });
  const calls = (asked: Asked[]) =>
    asked.slice(1).map(({ operation, variables }) => [operation, variables.id ?? variables.topic]);

  it('makes every one of them at a new store', async () => {
    const { platform, store } = open(script([]));
    expect(await platform.registerWebhooks(here)).toEqual({
      ok: true,
      value: { registered: topicsWeNeed, kept: [], removed: [] },
    });
    expect(calls(store.asked)).toEqual(topicsWeNeed.map((topic) => ['CreateWebhook', topic]));
    expect(store.asked[1]?.variables.subscription).toEqual({ uri: here, format: 'JSON' });
  });

  it('changes nothing the second time', async () => {
    const { platform, store } = open(
      script(topicsWeNeed.map((topic) => ({ id: topic, topic, uri: here }))),
    );
    expect(await platform.registerWebhooks(here)).toMatchObject({
      value: { registered: [], kept: topicsWeNeed, removed: [] },
    });
    expect(store.asked).toHaveLength(1);
  });

  it.each(topicsWeNeed)('asks for nothing that is not read: %s', (topic) => {
    const [, resource = '', change = ''] =
      /^(APP|BULK_OPERATIONS|FULFILLMENT_ORDERS|FULFILLMENTS|INVENTORY_ITEMS|INVENTORY_LEVELS|LOCATIONS|ORDERS|PRODUCTS|REFUNDS|RETURNS)_(.+)$/.exec(
        topic,
      ) ?? [];
    const name = `${resource}/${change}`.toLowerCase();
    expect(readWebhook(name, new TextEncoder().encode('{}')).kind).not.toBe('nothing-to-do');
  });

  it("takes our old ones over, removes what is left of them, and leaves other people's alone", async () => {
    const old = 'http://127.0.0.1:9/webhooks/shopify/store_0';
    const kept = topicsWeNeed
      .filter((topic) => topic !== 'ORDERS_PAID')
      .map((topic) => ({ id: topic, topic, uri: here }));
    const { platform, store } = open(
      script([
        ...kept,
        { id: 'old-paid', topic: 'ORDERS_PAID', uri: old },
        { id: 'old-paid-too', topic: 'ORDERS_PAID', uri: `${old}0` },
        { id: 'old-create', topic: 'ORDERS_CREATE', uri: old },
        { id: 'theirs', topic: 'ORDERS_PAID', uri: 'https://mail.example.com/hooks/1' },
        { id: 'queue', topic: 'ORDERS_PAID', uri: 'pubsub://project:topic' },
      ]),
    );
    expect(await platform.registerWebhooks(here)).toMatchObject({
      value: { registered: ['ORDERS_PAID'], removed: ['ORDERS_PAID', 'ORDERS_CREATE'] },
    });
    expect(calls(store.asked)).toEqual([
      ['UpdateWebhook', 'old-paid'],
      ['DeleteWebhook', 'old-paid-too'],
      ['DeleteWebhook', 'old-create'],
    ]);
  });

  it.each([
    [
      'a user error',
      {
        data: {
          webhookSubscriptionCreate: {
            webhookSubscription: null,
            userErrors: [
              {
                field: ['topic'],
                message: 'You do not have permission to create or update webhooks with this topic',
              },
            ],
          },
        },
      },
    ],
    [
      'an access error',
      {
        data: { webhookSubscriptionCreate: null },
        errors: [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }],
      },
    ],
  ])(
    '[RV3] goes without returns where the right to read them is lacking, told by %s',
    async (_, refusal) => {
      const { platform } = open({
        ...script([]),
        CreateWebhook: ({ variables }: Asked) =>
          String(variables.topic).startsWith('RETURNS_')
            ? refusal
            : { data: { webhookSubscriptionCreate: done } },
      });
      const others = topicsWeNeed.filter((topic) => !topic.startsWith('RETURNS_'));
      expect(await platform.registerWebhooks(here)).toEqual({
        ok: true,
        value: { registered: others, kept: [], removed: [] },
      });
    },
  );

  it('does not go without any other topic', async () => {
    const { platform } = open({
      ...script([]),
      CreateWebhook: ({ variables }: Asked) =>
        variables.topic === 'ORDERS_PAID'
          ? {
              data: { webhookSubscriptionCreate: null },
              errors: [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }],
            }
          : { data: { webhookSubscriptionCreate: done } },
    });
    expect(await platform.registerWebhooks(here)).toMatchObject({ failure: { kind: 'forbidden' } });
  });

  it('says why the store takes none', async () => {
    const refused = {
      webhookSubscription: null,
      userErrors: [{ field: ['uri'], message: 'must be https' }],
    };
    const { platform } = open({
      ...script([]),
      CreateWebhook: { data: { webhookSubscriptionCreate: refused } },
    });
    expect(await platform.registerWebhooks(here)).toMatchObject({
      failure: { kind: 'refused', message: 'must be https', field: 'uri' },
    });
  });
});

describe('preparing references', () => {
  const definition = (over = {}) => ({
    namespace: 'crossdock',
    key: 'push_reference',
    type: { name: 'id' },
    capabilities: { uniqueValues: { enabled: true } },
    ...over,
  });
  const listed = (...nodes: object[]) => ({ data: { metafieldDefinitions: { nodes } } });
  const created = (code?: string) => ({
    data: {
      metafieldDefinitionCreate: {
        createdDefinition: code ? null : { id: 'd' },
        userErrors: code ? [{ code, field: ['definition', 'key'], message: 'Key is in use' }] : [],
      },
    },
  });

  it('makes the definition with unique values', async () => {
    const { platform, store } = open({
      ReferenceDefinition: listed(),
      CreateReferenceDefinition: created(),
    });
    expect(await platform.prepareReferences()).toEqual({ ok: true, value: { prepared: true } });
    expect(store.asked[1]?.variables.definition).toMatchObject({
      namespace: 'crossdock',
      key: 'push_reference',
      type: 'id',
      ownerType: 'ORDER',
      capabilities: { uniqueValues: { enabled: true } },
    });
  });

  it('is content with one that is there, also when it appears meanwhile', async () => {
    const there = open({ ReferenceDefinition: listed(definition()) });
    expect((await there.platform.prepareReferences()).ok).toBe(true);
    expect(there.store.asked).toHaveLength(1);
    const meanwhile = open({
      ReferenceDefinition: [listed(), listed(definition())],
      CreateReferenceDefinition: created('TAKEN'),
    });
    expect((await meanwhile.platform.prepareReferences()).ok).toBe(true);
  });

  it.each([
    ['of another type', { type: { name: 'single_line_text_field' } }],
    ['without unique values', { capabilities: { uniqueValues: { enabled: false } } }],
  ])('is not content with one %s', async (_, over) => {
    const { platform } = open({ ReferenceDefinition: listed(definition(over)) });
    expect(await platform.prepareReferences()).toMatchObject({
      failure: { kind: 'refused', code: 'REFERENCE_DEFINITION_DIFFERS' },
    });
  });

  it('hands on another refusal', async () => {
    const { platform } = open({
      ReferenceDefinition: listed(),
      CreateReferenceDefinition: created('RESOURCE_TYPE_LIMIT_EXCEEDED'),
    });
    expect(await platform.prepareReferences()).toMatchObject({
      failure: { kind: 'refused', code: 'RESOURCE_TYPE_LIMIT_EXCEEDED' },
    });
  });
});

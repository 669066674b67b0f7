// What is read and set up when a store is connected, against a store that answers as told.
import { describe, expect, it } from 'vitest';
import { levelsPerCall } from '../../../../src/platforms/shopify/limits.ts';
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
    updatedAt: 'then',
    inventoryItem: { id: 'i', tracked: true },
  });

  it('come a page at a time', async () => {
    const { platform, store } = open({
      Listings: { data: { productVariants: page([variant('Mug - Red', 'MUG-RED')], 'a') } },
    });
    expect(await platform.fetchListings('before')).toEqual({
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
          },
        ],
        nextCursor: 'a',
      },
    });
    expect(store.asked[0]?.variables).toEqual({ after: 'before' });
  });

  it('may have no SKU and no variant title', async () => {
    const { platform } = open({
      Listings: { data: { productVariants: page([variant('Mug - Default Title', null)]) } },
    });
    expect(await platform.fetchListings(undefined)).toMatchObject({
      value: { rows: [{ sku: '', title: 'Mug' }], nextCursor: undefined },
    });
  });
});

describe('levels', () => {
  const level = (location: string, quantity: number) => ({
    location: { id: location },
    updatedAt: 'then',
    quantities: [{ quantity }],
  });

  it('are asked for in calls that Shopify can afford', async () => {
    const ids = Array.from({ length: levelsPerCall + 1 }, (_, at) => `i${at}`);
    const { platform, store } = open({
      Levels: ({ variables }: Asked) => ({
        data: {
          nodes: (variables.inventoryItemIds as string[]).map((id) => ({
            id,
            inventoryLevels: page([level('l', 1)]),
          })),
        },
      }),
    });
    const answer = await platform.fetchLevels(ids);
    expect(answer.ok && answer.value.map((row) => row.inventoryItemId)).toEqual(ids);
    expect(store.asked).toHaveLength(2);
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
      /^(APP|FULFILLMENTS|INVENTORY_LEVELS|ORDERS|REFUNDS)_(.+)$/.exec(topic) ?? [];
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

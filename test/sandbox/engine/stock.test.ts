// Stock is written by compare-and-set with an idempotency key: all rows or none, and a repeat changes nothing.
import { expect, it } from 'vitest';
import { openTestStore, placeOrder, type TestStore } from './open-store.ts';

const set = `mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange item { sku } location { name } } }
    userErrors { code field message }
  }
}`;

type Set = {
  inventorySetQuantities: {
    inventoryAdjustmentGroup: { id: string; changes: { name: string; delta: number }[] } | null;
    userErrors: { code: string; field: string[] | null }[];
  };
};

type Row = { sku: string; at: string; quantity: number; from: number | null };

function rowsOf(test: TestStore, rows: Row[]) {
  return rows.map(({ sku, at, quantity, from }) => ({
    inventoryItemId: test.variant(sku).itemId,
    locationId: test.location(at),
    quantity,
    changeFromQuantity: from,
  }));
}

async function setStock(test: TestStore, key: string, rows: Row[]) {
  const input = { name: 'available', reason: 'correction', quantities: rowsOf(test, rows) };
  return (await test.get<Set>(set, { input, key })).inventorySetQuantities;
}

it('sets what is available, and on hand follows', async () => {
  const test = openTestStore();
  const answer = await setStock(test, 'a', [{ sku: 'MUG-RED', at: 'Main', quantity: 7, from: 10 }]);
  expect(answer.userErrors).toEqual([]);
  expect(answer.inventoryAdjustmentGroup?.changes.map(({ name, delta }) => [name, delta])).toEqual([
    ['available', -3],
    ['on_hand', -3],
  ]);
  expect(test.stock('MUG-RED', 'Main')).toBe('7/7/0');
});

it('one stale row refuses the whole batch', async () => {
  const test = openTestStore();
  const answer = await setStock(test, 'a', [
    { sku: 'MUG-RED', at: 'Main', quantity: 7, from: 10 },
    { sku: 'TEE-S', at: 'Main', quantity: 1, from: 2 },
  ]);
  expect(answer.userErrors).toEqual([
    {
      code: 'CHANGE_FROM_QUANTITY_STALE',
      field: ['input', 'quantities', '1', 'changeFromQuantity'],
      message: expect.any(String),
    },
  ]);
  expect([test.stock('MUG-RED', 'Main'), test.stock('TEE-S', 'Main')]).toEqual([
    '10/10/0',
    '3/3/0',
  ]);
});

const mug = { sku: 'MUG-RED', at: 'Main' };

it.each<[string, Row[], string]>([
  [
    'the same pair twice',
    [
      { ...mug, quantity: 1, from: null },
      { ...mug, quantity: 2, from: null },
    ],
    'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
  ],
  ['fewer than none', [{ ...mug, quantity: -1, from: null }], 'INVALID_QUANTITY_NEGATIVE'],
  [
    'a location that does not stock it',
    [{ sku: 'TEE-S', at: 'Overflow', quantity: 1, from: null }],
    'INVALID_LOCATION',
  ],
])('refuses %s', async (_, rows, code) => {
  const test = openTestStore();
  expect((await setStock(test, 'a', rows)).userErrors.map((error) => error.code)).toEqual([code]);
});

it('wants changeFromQuantity to be said, even as null', async () => {
  const test = openTestStore();
  const [row] = rowsOf(test, [{ ...mug, quantity: 4, from: null }]);
  const { changeFromQuantity: _, ...unsaid } = row ?? {};
  const input = { name: 'available', reason: 'correction', quantities: [unsaid] };
  const { errors } = await test.ask(set, { input, key: 'a' });
  expect(errors?.[0]).toMatchObject({
    message: 'InventoryQuantityInput must include the following argument: changeFromQuantity.',
    extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
  });
});

it('wants at most 250 rows', async () => {
  const test = openTestStore();
  const rows = Array.from({ length: 251 }, () => ({ ...mug, quantity: 1, from: null }));
  const input = { name: 'available', reason: 'correction', quantities: rowsOf(test, rows) };
  const { errors } = await test.ask(set, { input, key: 'a' });
  expect(errors?.[0]?.extensions?.code).toBe('MAX_INPUT_SIZE_EXCEEDED');
});

it('a repeated key answers the same and changes nothing', async () => {
  const test = openTestStore();
  const rows = [{ ...mug, quantity: 7, from: null }];
  const first = await setStock(test, 'a', rows);
  placeOrder(test, { 'MUG-RED': 2 });
  const second = await setStock(test, 'a', rows);
  expect(second).toEqual(first);
  expect(test.stock('MUG-RED', 'Main')).toBe('5/7/2');
});

it('a key with other arguments is a mismatch', async () => {
  const test = openTestStore();
  await setStock(test, 'a', [{ ...mug, quantity: 7, from: null }]);
  const answer = await setStock(test, 'a', [{ ...mug, quantity: 8, from: null }]);
  expect(answer.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_PARAMETER_MISMATCH']);
  expect(test.stock('MUG-RED', 'Main')).toBe('7/7/0');
});

it.each([
  [
    'without the directive',
    '',
    'The @idempotent directive is required for this mutation but was not provided.',
  ],
  ['with a blank key', '@idempotent(key: " ")', 'The idempotency key cannot be blank.'],
])('refuses to write %s', async (_, directive, message) => {
  const test = openTestStore();
  const input = {
    name: 'available',
    reason: 'correction',
    quantities: rowsOf(test, [{ ...mug, quantity: 1, from: null }]),
  };
  const { errors } = await test.ask(
    `mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) ${directive} { userErrors { message } } }`,
    { input },
  );
  expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_REQUEST' } });
  expect(test.stock('MUG-RED', 'Main')).toBe('10/10/0');
});

it('an order takes stock, a shipment takes it off the shelf, a cancelled one brings it back', () => {
  const test = openTestStore();
  const { admin } = test.store;
  const order = placeOrder(test, { 'MUG-RED': 4, WRAP: 9 });
  expect(test.stock('MUG-RED', 'Main')).toBe('6/10/4');
  const shipped = admin.shipOrder({ orderId: order.id });
  expect(test.stock('MUG-RED', 'Main')).toBe('6/6/0');
  if (!shipped.ok) throw new Error('not shipped');
  admin.cancelShipment({ fulfillmentId: shipped.value[0]?.id ?? '' });
  expect(test.stock('MUG-RED', 'Main')).toBe('6/10/4');
});

it('a change of stock is told to subscribers, an unchanged one is not', async () => {
  const test = openTestStore();
  await test.get(
    'mutation { webhookSubscriptionCreate(topic: INVENTORY_LEVELS_UPDATE, webhookSubscription: { uri: "https://example.com/hook" }) { userErrors { message } } }',
  );
  await setStock(test, 'a', [{ ...mug, quantity: 10, from: null }]);
  await test.store.deliverDue();
  expect(test.sent).toEqual([]);
  await setStock(test, 'b', [{ ...mug, quantity: 9, from: null }]);
  await test.store.deliverDue();
  expect(test.sent.map(({ topic, body }) => [topic, body.available])).toEqual([
    ['inventory_levels/update', 9],
  ]);
});

it('a location starts to stock an item before it can be set there', async () => {
  const test = openTestStore();
  const activate = `mutation($item: ID!, $at: ID!) {
    inventoryActivate(inventoryItemId: $item, locationId: $at, available: 6) @idempotent(key: "x") {
      inventoryLevel { isActive quantities(names: ["available", "on_hand"]) { name quantity } } userErrors { message } } }`;
  const variables = { item: test.variant('TEE-S').itemId, at: test.location('Overflow') };
  await test.get(activate, variables);
  expect(test.stock('TEE-S', 'Overflow')).toBe('6/6/0');
});

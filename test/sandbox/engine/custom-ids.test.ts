// Orders marked with an id metafield: found by it after a while, and unique or not as the store is set.
import { expect, it } from 'vitest';
import { openTestStore, type TestStore } from './open-store.ts';

const define = `mutation { metafieldDefinitionCreate(definition: { name: "Reference", namespace: "crossdock", key: "ref", type: "id", ownerType: ORDER }) { createdDefinition { id } userErrors { code message } } }`;
const create = `mutation($value: String!) {
  orderCreate(order: { lineItems: [{ title: "Lamp", quantity: 1, priceSet: { shopMoney: { amount: "1", currencyCode: USD } } }],
    sourceIdentifier: $value, tags: ["pushed"], metafields: [{ namespace: "crossdock", key: "ref", type: "id", value: $value }] }) {
    order { id } userErrors { code field message } } }`;
const find = `query($value: String!) { orderByIdentifier(identifier: { customId: { namespace: "crossdock", key: "ref", value: $value } }) { id } }`;
const search = 'query($query: String!) { orders(first: 5, query: $query) { nodes { id } } }';

type Created = {
  orderCreate: { order: { id: string } | null; userErrors: { code: string; field: string[] }[] };
};

const created = async (test: TestStore, value: string) =>
  (await test.get<Created>(create, { value })).orderCreate;
const found = async (test: TestStore, value: string) =>
  (await test.get<{ orderByIdentifier: { id: string } | null }>(find, { value })).orderByIdentifier
    ?.id;
const searched = async (test: TestStore, query: string) =>
  (await test.get<{ orders: { nodes: { id: string }[] } }>(search, { query })).orders.nodes.length;

it('a second order with the same id is refused, and nothing of it is written', async () => {
  const test = openTestStore();
  await test.get(define);
  const first = await created(test, 'a:1');
  const second = await created(test, 'a:1');
  expect(second.order).toBeNull();
  expect(second.userErrors).toMatchObject([
    { code: 'INVALID', field: ['order', 'metafields', '0', 'value'] },
  ]);
  expect(test.store.state.orders.size).toBe(1);
  expect(await found(test, 'a:1')).toBe(first.order?.id);
});

it('a store that is set to accept duplicates writes both', async () => {
  const test = openTestStore();
  test.store.faults.duplicateIdMetafields = 'accept';
  await test.get(define);
  await created(test, 'a:1');
  expect((await created(test, 'a:1')).userErrors).toEqual([]);
  expect(test.store.state.orders.size).toBe(2);
});

it('without a definition a look-up by custom id is an error', async () => {
  const test = openTestStore();
  expect((await test.ask(find, { value: 'a:1' })).errors?.[0]?.message).toContain("type 'id'");
});

it('look-ups by custom id and searches each lag by their own time', async () => {
  const test = openTestStore();
  await test.get(define);
  test.store.faults.searchLagSeconds = 10;
  test.store.faults.customIdLagSeconds = 3;
  await created(test, 'a:1');
  expect([await found(test, 'a:1'), await searched(test, "source_identifier:'a:1'")]).toEqual([
    undefined,
    0,
  ]);
  expect(await searched(test, '')).toBe(1);
  test.clock.at += 3000;
  expect([await found(test, 'a:1'), await searched(test, 'tag:pushed')]).toEqual([
    expect.any(String),
    0,
  ]);
  test.clock.at += 7000;
  expect(await searched(test, "source_identifier:'a:1'")).toBe(1);
});

it('the index shows an order as it was until it hears of the change', async () => {
  const test = openTestStore();
  test.store.faults.searchLagSeconds = 10;
  const { order } = await created(test, 'a:1');
  test.clock.at += 20_000;
  test.store.admin.editOrder({ orderId: order?.id ?? '', tags: ['seen'] });
  expect([await searched(test, 'tag:pushed'), await searched(test, 'tag:seen')]).toEqual([1, 0]);
  test.clock.at += 10_000;
  expect([await searched(test, 'tag:pushed'), await searched(test, 'tag:seen')]).toEqual([0, 1]);
});

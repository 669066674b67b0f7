// Shopify's search syntax over orders, variants and the rest, and pages of what is found.
import { expect, it } from 'vitest';
import { parseQuery } from '../../../sandbox/shopify/search/parse-query.ts';
import { openTestStore, placeOrder, type TestStore } from './open-store.ts';

function filled(): TestStore {
  const test = openTestStore();
  placeOrder(test, { 'MUG-RED': 1 }, { tags: ['gift', 'two words'] });
  test.clock.at += 3_600_000;
  placeOrder(test, { 'TEE-S': 1 }, { paid: false, email: 'sam@example.com' });
  test.clock.at += 3_600_000;
  const third = placeOrder(test, { 'TEE-M': 1, 'MUG-RED': 1 });
  test.store.admin.shipOrder({ orderId: third.id });
  return test;
}

it.each([
  ['', '#1001 #1002 #1003'],
  ['name:#1002', '#1002'],
  ['name:1002', '#1002'],
  ['#1002', '#1002'],
  ["sku:'mug-red'", '#1001 #1003'],
  ['sku:MUG-RED AND tag:gift', '#1001'],
  ['sku:MUG-RED -tag:gift', '#1003'],
  ['sku:MUG-RED NOT tag:gift', '#1003'],
  ["tag:'two words' OR financial_status:pending", '#1001 #1002'],
  ['(tag:gift OR sku:TEE-S) AND financial_status:paid', '#1001'],
  ['fulfillment_status:unfulfilled', '#1001 #1002'],
  ['fulfillment_status:shipped', '#1003'],
  ["created_at:>'2026-11-23T12:30:00Z'", '#1002 #1003'],
  ["created_at:>='2026-11-23T13:00:00Z' created_at:<'2026-11-23T13:30:00Z'", '#1002'],
  ['created_at:2026-11-23', '#1001 #1002 #1003'],
  ['email:sam@example.com', '#1002'],
  ['status:open', '#1001 #1002 #1003'],
  ['status:cancelled', ''],
  ['name:#10*', '#1001 #1002 #1003'],
])('orders(query: %j) finds %j', async (query, names) => {
  const test = filled();
  const { orders } = await test.get<{ orders: { nodes: { name: string }[] } }>(
    'query($query: String) { orders(first: 9, query: $query, sortKey: ORDER_NUMBER) { nodes { name } } }',
    { query },
  );
  expect(orders.nodes.map(({ name }) => name).join(' ')).toBe(names);
});

it('a field that is not known is ignored with a warning', async () => {
  const answer = await filled().ask<{ orders: { nodes: object[] } }>(
    '{ orders(first: 9, query: "colour:red") { nodes { name } } }',
  );
  expect(answer.data.orders.nodes).toHaveLength(3);
  expect(answer.extensions?.search?.[0]?.warnings).toMatchObject([{ field: 'colour' }]);
});

it('reads quotes, escapes and brackets', () => {
  expect(parseQuery(`-a:'it\\'s' OR (b:"x y" c)`)).toEqual({
    kind: 'any',
    of: [
      {
        kind: 'not',
        of: { kind: 'term', field: 'a', comparator: ':', value: "it's", phrase: true },
      },
      {
        kind: 'all',
        of: [
          { kind: 'term', field: 'b', comparator: ':', value: 'x y', phrase: true },
          { kind: 'term', field: null, comparator: ':', value: 'c', phrase: false },
        ],
      },
    ],
  });
});

it.each(['', '((', ')', "a:'", 'OR OR', '-', ':', 'a:'])('reads %j without failing', (text) => {
  expect(parseQuery(text)).toBeDefined();
});

type Page = {
  orders: {
    nodes: { name: string }[];
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      endCursor: string;
      startCursor: string;
    };
  };
};

const page = `query($first: Int, $last: Int, $after: String, $before: String, $reverse: Boolean) {
  orders(first: $first, last: $last, after: $after, before: $before, reverse: $reverse) {
    nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

it('pages forwards, backwards and in reverse, undisturbed by new orders', async () => {
  const test = filled();
  const names = ({ orders }: Page) => orders.nodes.map(({ name }) => name);
  const first = await test.get<Page>(page, { first: 2 });
  expect([names(first), first.orders.pageInfo.hasNextPage]).toEqual([['#1001', '#1002'], true]);
  test.clock.at += 1000;
  placeOrder(test, { 'MUG-RED': 1 });
  const rest = await test.get<Page>(page, { first: 2, after: first.orders.pageInfo.endCursor });
  expect([names(rest), rest.orders.pageInfo]).toMatchObject([
    ['#1003', '#1004'],
    { hasNextPage: false, hasPreviousPage: true },
  ]);
  const back = await test.get<Page>(page, { last: 1, before: rest.orders.pageInfo.startCursor });
  expect(names(back)).toEqual(['#1002']);
  expect(names(await test.get<Page>(page, { first: 2, reverse: true }))).toEqual([
    '#1004',
    '#1003',
  ]);
});

it.each([
  [{}, 'you must provide one of first or last'],
  [{ first: 251 }, 'first cannot exceed 250'],
  [{ first: 0 }, 'first must be greater than 0'],
  [{ first: 1, after: 'nonsense' }, 'Invalid cursor for current pagination sort.'],
])('refuses the page %j', async (variables, message) => {
  const { errors } = await openTestStore().ask(page, variables);
  expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_REQUEST' } });
});

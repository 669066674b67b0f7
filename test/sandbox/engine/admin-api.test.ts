// The HTTP side of the Admin API: addresses, tokens, bodies, and what the sandbox says of what it does not do.
import { expect, it } from 'vitest';
import { openTestStore, token } from './open-store.ts';

const at = (path: string, body = '{"query":"{ shop { name } }"}', key = token) =>
  openTestStore().store.fetch(
    new Request(`http://store.test${path}`, {
      method: 'POST',
      headers: { 'x-shopify-access-token': key },
      body,
    }),
  );

const path = '/admin/api/2026-10/graphql.json';

it.each<[string, () => Promise<Response>, number, unknown]>([
  [
    'a wrong token',
    () => at(path, undefined, 'nobody'),
    401,
    { errors: expect.stringContaining('Invalid API key') },
  ],
  ['an unknown version', () => at('/admin/api/2020-01/graphql.json'), 404, { errors: 'Not Found' }],
  ['an unknown resource', () => at('/admin/api/2026-10/orders.json'), 404, { errors: 'Not Found' }],
  ['a body that is no JSON', () => at(path, '{'), 400, { errors: { query: expect.any(String) } }],
  ['a body without a query', () => at(path, '{}'), 400, { errors: { query: expect.any(String) } }],
])('%s is answered with its own status', async (_, send, status, body) => {
  const response = await send();
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual(body);
});

it('an answer names its version and itself', async () => {
  const response = await at(path);
  expect(response.headers.get('x-shopify-api-version')).toBe('2026-10');
  expect(response.headers.get('x-request-id')).toBeTruthy();
});

it.each([
  [
    'mutation { draftOrderCreate(input: {}) { userErrors { message } } }',
    'Mutation.draftOrderCreate',
  ],
  ['{ giftCards(first: 1) { nodes { id } } }', 'Query.giftCards'],
])('%s is said not to be done', async (query, what) => {
  const { errors } = await openTestStore().ask(query);
  expect(errors?.[0]).toMatchObject({
    message: `The Crossdock sandbox does not do ${what}; docs/sandbox.md lists what it does.`,
    extensions: { code: 'NOT_IMPLEMENTED' },
  });
});

it.each([
  ['{ shop { colour } }', 'Cannot query field "colour" on type "Shop".'],
  ['{ order(id: "613") { id } }', "Invalid global id '613'"],
  ['{ order(id: 12', 'Syntax Error: Expected Name, found <EOF>.'],
  ['query A { shop { id } } query B { shop { id } }', 'An operation name is required'],
])('%s answers 200 with an error', async (query, message) => {
  const { errors } = await openTestStore().ask(query);
  expect(errors?.[0]?.message).toBe(message);
});

it('a refused mutation leaves the others of its request standing', async () => {
  const test = openTestStore();
  const answer = await test.ask<Record<string, object | null>>(`mutation {
    good: webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://example.com/a" }) { webhookSubscription { id } userErrors { message } }
    bad: draftOrderDelete(input: { id: "gid://shopify/DraftOrder/1" }) { deletedId }
    twice: webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://example.com/a" }) { webhookSubscription { id } userErrors { message } }
  }`);
  expect(answer.errors).toHaveLength(1);
  expect(answer.data).toMatchObject({
    good: { userErrors: [] },
    bad: null,
    twice: { userErrors: [{ message: 'Address for this topic has already been taken' }] },
  });
  expect(test.store.state.subscriptions.size).toBe(1);
});

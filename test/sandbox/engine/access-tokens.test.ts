// Expiring access tokens and the exchange of refresh tokens, where a store is opened with them; else one token for ever.
import { expect, it } from 'vitest';
import { openSandboxStore } from '../../../sandbox/shopify/sandbox-store.ts';
import { seed } from './open-store.ts';

const expiringTokens = { clientId: 'app', clientSecret: 'hush', refreshToken: 'shprt_first' };
const first = 'shpat_first';
const hour = 3_600_000;
const day = 24 * hour;

type Tokens = { access_token: string; refresh_token: string };

function open(over: { expiringTokens?: typeof expiringTokens } = { expiringTokens }) {
  const clock = { at: Date.parse('2026-11-23T12:00:00Z') };
  const store = openSandboxStore({
    name: 'Engine Test',
    shop: 'engine-test.myshopify.com',
    token: first,
    webhookSecret: 'secret',
    file: ':memory:',
    baseUrl: 'http://store.test',
    now: () => clock.at,
    send: async () => new Response(null),
    seed,
    ...over,
  });
  const status = async (token: string) =>
    (
      await store.fetch(
        new Request('http://store.test/admin/api/2026-10/graphql.json', {
          method: 'POST',
          headers: { 'x-shopify-access-token': token },
          body: JSON.stringify({ query: '{ shop { name } }' }),
        }),
      )
    ).status;
  const post = (fields: Record<string, string>) =>
    store.fetch(
      new Request('http://store.test/admin/oauth/access_token', {
        method: 'POST',
        body: new URLSearchParams({
          client_id: 'app',
          client_secret: 'hush',
          grant_type: 'refresh_token',
          ...fields,
        }),
      }),
    );
  const exchange = async (refresh_token: string) =>
    (await (await post({ refresh_token })).json()) as Tokens & { error?: string };
  return { store, clock, status, post, exchange };
}

it('the first token ends after an hour by the clock of the store', async () => {
  const { clock, status } = open();
  clock.at += hour - 1;
  expect(await status(first)).toBe(200);
  clock.at += 1;
  expect(await status(first)).toBe(401);
});

it('a refresh token is exchanged for the next pair, and the old access token lives out its hour', async () => {
  const { clock, status, exchange } = open();
  clock.at += hour / 2;
  const next = await exchange('shprt_first');
  expect(next).toEqual({
    access_token: expect.stringMatching(/^shpat_/),
    expires_in: 3600,
    refresh_token: expect.stringMatching(/^shprt_/),
    refresh_token_expires_in: 90 * 24 * 3600,
    scope: expect.stringContaining('write_inventory'),
  });
  expect([await status(first), await status(next.access_token)]).toEqual([200, 200]);
  clock.at += hour / 2;
  expect([await status(first), await status(next.access_token)]).toEqual([401, 200]);
});

it('a used refresh token stays good until its replacement is used', async () => {
  const { exchange } = open();
  const lost = await exchange('shprt_first');
  const second = await exchange('shprt_first');
  expect(second.refresh_token).not.toBe(lost.refresh_token);
  const third = await exchange(second.refresh_token);
  expect(third.access_token).toMatch(/^shpat_/);
  expect((await exchange('shprt_first')).error).toBe('invalid_grant');
  expect((await exchange(lost.refresh_token)).error).toBe('invalid_grant');
  expect((await exchange(second.refresh_token)).access_token).toMatch(/^shpat_/);
});

it.each([
  ['one that was never used ends after 90 days', false, 90 * day],
  ['one that was used ends after 30 days', true, 30 * day],
])('%s', async (_, use, ends) => {
  const { clock, exchange } = open();
  if (use) await exchange('shprt_first');
  clock.at += ends - 1;
  expect((await exchange('shprt_first')).error).toBeUndefined();
  const other = open();
  if (use) await other.exchange('shprt_first');
  other.clock.at += ends;
  expect((await other.exchange('shprt_first')).error).toBe('invalid_grant');
});

it.each([
  [{ refresh_token: 'shprt_other' }, 400, 'invalid_grant'],
  [{}, 400, 'invalid_grant'],
  [{ refresh_token: 'shprt_first', client_secret: 'wrong' }, 401, 'invalid_client'],
  [{ refresh_token: 'shprt_first', client_id: 'wrong' }, 401, 'invalid_client'],
  [{ refresh_token: 'shprt_first', grant_type: 'password' }, 400, 'unsupported_grant_type'],
])('%j is refused', async (fields, status, error) => {
  const response = await open().post(fields as Record<string, string>);
  expect([response.status, await response.json()]).toEqual([
    status,
    { error, error_description: expect.any(String) },
  ]);
});

it('an exchange whose answer is cut has happened all the same', async () => {
  const { store, post, exchange } = open();
  store.faults.cutAfter.next = 1;
  await expect(post({ refresh_token: 'shprt_first' })).rejects.toThrow();
  expect((await exchange('shprt_first')).access_token).toMatch(/^shpat_/);
});

it('a store without expiring tokens has one for ever, and exchanges none', async () => {
  const { clock, status, post } = open({});
  clock.at += 400 * day;
  expect(await status(first)).toBe(200);
  expect((await post({ refresh_token: 'shprt_first' })).status).toBe(404);
});

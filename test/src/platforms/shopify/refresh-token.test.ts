// A refresh token exchanged for the next access token, for every way the store can answer.
import { describe, expect, it } from 'vitest';
import { threeStores } from '../../../../sandbox/seeds/three-stores.ts';
import { openSandboxStore } from '../../../../sandbox/shopify/sandbox-store.ts';
import { refreshToken } from '../../../../src/platforms/shopify/refresh-token.ts';

const secrets = { clientId: 'app', clientSecret: 'hush-hush', refreshToken: 'shprt_first' };
const baseUrl = 'http://store.test';

const answered = async (reply: Response | Error) => {
  const asked: { request: string[]; body: unknown }[] = [];
  const answer = await refreshToken({
    baseUrl,
    ...secrets,
    fetch: async (request) => {
      const { method, url, redirect } = request;
      asked.push({ request: [method, url, redirect], body: await request.json() });
      if (reply instanceof Error) throw reply;
      return reply;
    },
  });
  return { answer, asked };
};

const tokens = {
  access_token: 'shpat_next',
  expires_in: 3600,
  refresh_token: 'shprt_next',
  refresh_token_expires_in: 7_776_000,
  scope: 'write_orders',
};

describe('the exchange', () => {
  it('sends the app and the refresh token once, and follows no redirect', async () => {
    const { answer, asked } = await answered(Response.json(tokens));
    expect(answer).toEqual({
      ok: true,
      value: { token: 'shpat_next', refreshToken: 'shprt_next', expiresInSeconds: 3600 },
    });
    expect(asked).toEqual([
      {
        request: ['POST', 'http://store.test/admin/oauth/access_token', 'manual'],
        body: {
          client_id: 'app',
          client_secret: 'hush-hush',
          grant_type: 'refresh_token',
          refresh_token: 'shprt_first',
        },
      },
    ]);
  });

  it.each<[string, Response | Error, object]>([
    [
      'a refresh token that is not known any more',
      Response.json({ error: 'invalid_grant', error_description: 'shprt_first' }, { status: 400 }),
      { kind: 'unauthorized', message: 'HTTP 400: invalid_grant' },
    ],
    [
      'an app that is not known',
      Response.json({ error: 'invalid_client' }, { status: 401 }),
      { kind: 'unauthorized', message: 'HTTP 401: invalid_client' },
    ],
    [
      'a refusal in words of its own, which may hold anything',
      Response.json({ error: 'shprt_first is wrong' }, { status: 400 }),
      { kind: 'unauthorized', message: 'HTTP 400: no reason given' },
    ],
    ['a frozen shop', new Response('', { status: 402 }), { kind: 'forbidden', status: 402 }],
    ['no such shop', new Response('', { status: 404 }), { kind: 'unreachable' }],
    [
      'too many calls',
      new Response('', { status: 429, headers: { 'retry-after': '2.0' } }),
      { kind: 'throttled', retryAfterSeconds: 2 },
    ],
    [
      'too many calls, until a date',
      new Response('', {
        status: 429,
        headers: { 'retry-after': 'Mon, 23 Nov 2026 12:00:07 GMT' },
      }),
      { kind: 'throttled', retryAfterSeconds: 1 },
    ],
    ['a store that breaks down', new Response('', { status: 502 }), { kind: 'unknown' }],
    ['a lost answer', new Error('reset'), { kind: 'unknown' }],
    [
      'nobody there',
      new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
      { kind: 'unreachable' },
    ],
    ['a page', new Response('<html>'), { kind: 'unknown' }],
    ['half of the tokens', Response.json({ access_token: 'shpat_next' }), { kind: 'unknown' }],
    ['an empty token', Response.json({ ...tokens, refresh_token: '' }), { kind: 'unknown' }],
    [
      'a token that never ends',
      Response.json({ ...tokens, expires_in: null }),
      { kind: 'unknown' },
    ],
  ])('that meets %s', async (_, reply, failure) => {
    const { answer } = await answered(reply);
    expect(answer).toMatchObject({ ok: false, failure });
    expect(JSON.stringify(answer)).not.toMatch(/shp|hush/);
  });
});

it('works at a store, and again after an answer was lost', async () => {
  const [seeded] = threeStores();
  const store = openSandboxStore({
    ...seeded,
    expiringTokens: secrets,
    file: ':memory:',
    baseUrl,
    now: () => Date.parse('2026-11-23T12:00:00Z'),
    send: async () => new Response(null),
  });
  const exchange = (token: string) =>
    refreshToken({
      baseUrl,
      ...secrets,
      refreshToken: token,
      fetch: (request) => store.fetch(request),
    });
  store.faults.cutAfter.next = 1;
  expect(await exchange('shprt_first')).toMatchObject({ failure: { kind: 'unknown' } });
  const next = await exchange('shprt_first');
  expect(next).toMatchObject({ ok: true, value: { expiresInSeconds: 3600 } });
  if (!next.ok) throw new Error('not exchanged');
  expect((await exchange(next.value.refreshToken)).ok).toBe(true);
  expect(await exchange('shprt_first')).toMatchObject({ failure: { kind: 'unauthorized' } });
});

// The Worker's HTTP side inside workerd: the door with a store in D1, and procedures without a session.
import { env, exports } from 'cloudflare:workers';
import { beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { readOverview } from '../../db/pages/overview-page.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { recordStore } from '../../db/records/stores.ts';
import { makeCipher } from '../../src/shared/cipher.ts';
import { signedDelivery } from '../support/signed-delivery.ts';

const bindings = env as unknown as { DB: D1Database; CREDENTIALS_KEY: string };
const worker = (exports as unknown as { default: Fetcher }).default;
const db = openDatabase({ DB: bindings.DB }, undefined);
const secret = 'a secret of the store';
let store = { id: '', secret, shop: 'mug-street.myshopify.com' };

beforeAll(async () => {
  await ensureAccount(db, 'demo', 0);
  const cipher = makeCipher(bindings.CREDENTIALS_KEY);
  const id = await recordStore(
    db,
    {
      accountId: 'demo',
      platform: 'shopify',
      shop: store.shop,
      name: 'Mug Street',
      currency: 'USD',
      baseUrl: 'http://127.0.0.1:9',
      plan: 'traction',
      newPlan: 'starter',
      pushingPlans: [],
      connectedAs: 'destination',
      setName: '',
      orderPushOn: true,
    },
    async (of) => ({
      token: await cipher.seal('token', `${of}.token`),
      webhookSecret: await cipher.seal(secret, `${of}.webhook`),
    }),
    0,
  );
  store = { ...store, id: id ?? '' };
});

const send = (request: Request) => worker.fetch(request);

it('is healthy and says which database it uses', async () => {
  const response = await send(new Request('http://crossdock.test/healthz'));
  expect(await response.json()).toEqual({ ok: true, database: 'd1' });
});

it.each([
  ['GET', '/webhooks/shopify/st_0000000000000000'],
  ['PUT', '/webhooks/shopify/st_0000000000000000'],
  ['POST', '/webhooks/shopify/st_0000000000000000/'],
  ['POST', '/webhooks/woocommerce/st_0000000000000000'],
  ['GET', '/webhooks/'],
  ['POST', '/healthz'],
])('%s %s is nobody’s, and says so', async (method, path) => {
  const response = await send(new Request(`http://crossdock.test${path}`, { method }));
  expect(response.status).toBe(404);
});

it('[WH1] keeps a signed delivery and refuses a forged one', async () => {
  const body = JSON.stringify({ admin_graphql_api_id: 'gid://shopify/Product/1', id: 1 });
  const signed = signedDelivery(store, { topic: 'products/update', body });
  expect((await send(signed)).status).toBe(200);
  const forged = signedDelivery(store, { topic: 'products/update', body, secret: 'guessed' });
  expect((await send(forged)).status).toBe(401);
});

it('[WH2] brings a signed body nobody can read to the dead letters, through inbox, alarm and queue', async () => {
  const unreadable = signedDelivery(store, {
    topic: 'orders/paid',
    body: '{"id":',
    webhookId: 'unreadable-1',
  });
  expect((await send(unreadable)).status).toBe(200);
  await vi.waitFor(
    async () =>
      expect(await readOverview(db, 'demo', undefined, Date.now())).toMatchObject({
        deadLetters: [{ subject: 'orders/paid' }],
      }),
    { timeout: 10_000, interval: 100 },
  );
});

it.each([
  'shell.get',
  'overview.get',
  'overview.pushesPerHour',
  'orderPush.list',
  'orders.get',
  'orders.find',
  'orders.toShip',
  'stores.list',
  'guide.get',
])('[AC1] %s answers nobody without a session', async (name) => {
  const input = encodeURIComponent(JSON.stringify({}));
  const response = await send(new Request(`http://crossdock.test/trpc/${name}?input=${input}`));
  expect(response.status).toBe(401);
});

it.each([
  'stores.connect',
  'orderPush.retry',
  'orderPush.retryShipment',
  'orders.ship',
  'guide.act',
  'guide.reset',
])('[AC1] %s changes nothing without a session', async (name) => {
  const response = await send(
    new Request(`http://crossdock.test/trpc/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  );
  expect(response.status).toBe(401);
});

it.each([
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
])('[AC1] refuses a change asked for by another site: %j', async (headers) => {
  const response = await send(
    new Request('http://crossdock.test/trpc/orderPush.retry', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers } as unknown as HeadersInit,
      body: '{"pushId":"x"}',
    }),
  );
  expect(response.status).toBe(403);
});

it('reads no body to its end that is too large, whether or not it says how long it is', async () => {
  const piece = new TextEncoder().encode(' '.repeat(64 * 1024));
  let sent = 0;
  const endless = new ReadableStream({
    pull: (stream) => {
      sent += 1;
      if (sent > 100) stream.close();
      else stream.enqueue(piece);
    },
  });
  for (const body of [endless, ' '.repeat(300 * 1024)]) {
    const response = await send(
      new Request('http://crossdock.test/trpc/orderPush.retry', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    );
    expect(response.status).toBe(413);
  }
  expect(sent).toBeLessThan(100);
});

// A store behind its two ports: page, Admin API, faults that cut the connection, webhooks by themselves, restarts.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { threeStores } from '../../../sandbox/seeds/three-stores.ts';
import { type ServedStore, serveSandboxStore } from '../../../sandbox/serve.ts';

const [, street] = threeStores();
let folder: string;
let served: ServedStore;
let receiver: Server;
let hooksUrl: string;
let answer: number;
const arrived: { topic: string; id: string; body: string }[] = [];

const serve = () =>
  serveSandboxStore({ ...street, file: join(folder, 'street.sqlite'), port: 0, faultsPort: 0 });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  arrived.length = 0;
  answer = 200;
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    arrived.push({
      topic: String(request.headers['x-shopify-topic']),
      id: String(request.headers['x-shopify-webhook-id']),
      body,
    });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => {
    receiver.listen(0, '127.0.0.1', resolve);
  });
  hooksUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
  served = await serve();
});

afterEach(async () => {
  await served.close();
  receiver.close();
  rmSync(folder, { recursive: true });
});

async function ask(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`${served.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': street.token },
    body: JSON.stringify({ query, variables }),
  });
  expect(response.status).toBe(200);
  const { data, errors } = (await response.json()) as {
    data: Record<string, unknown>;
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  return data;
}

const subscribe = () =>
  ask(
    `mutation Subscribe($uri: String!) {
      webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: $uri, format: JSON }) {
        userErrors { message }
      }
    }`,
    { uri: hooksUrl },
  );
const create = () =>
  ask(`mutation {
    orderCreate(order: { lineItems: [{ title: "Cup", quantity: 1, priceSet: { shopMoney: { amount: "5", currencyCode: USD } } }] }) {
      order { id name } userErrors { message }
    }
  }`);
const countOrders = () => served.store.state.orders.size;
const fault = (settings: object) =>
  fetch(served.faultsUrl, { method: 'PATCH', body: JSON.stringify(settings) });

async function until(met: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !met(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(met()).toBe(true);
}

it('shows the page and takes its forms', async () => {
  const page = await fetch(served.url);
  expect(page.url).toBe(`${served.url}/admin`);
  expect(await page.text()).toContain('Mug Street');
  const [level] = served.store.state.levels.all();
  const form = new URLSearchParams({
    inventoryItemId: level?.itemId ?? '',
    locationId: level?.locationId ?? '',
    available: '3',
  });
  const set = await fetch(`${served.url}/admin/stock`, { method: 'POST', body: form });
  expect(await set.text()).toContain('is now 3.');
});

it('gives the file of a bulk operation by itself, and the rest of it from any byte', async () => {
  const { bulkOperationRunQuery } = (await ask(
    'mutation { bulkOperationRunQuery(query: "{ locations { nodes { id name } } }") { bulkOperation { id } userErrors { message } } }',
  )) as { bulkOperationRunQuery: { bulkOperation: { id: string } } };
  const { id } = bulkOperationRunQuery.bulkOperation;
  const url = async () => {
    const { bulkOperation } = (await ask('query($id: ID!) { bulkOperation(id: $id) { url } }', {
      id,
    })) as { bulkOperation: { url: string | null } };
    return bulkOperation.url;
  };
  await expect.poll(url, { timeout: 4000 }).toContain(`${served.url}/bulk/`);
  const file = (await url()) ?? '';
  const whole = await (await fetch(file)).text();
  expect(whole.trimEnd().split('\n')).toHaveLength(served.store.state.locations.size);
  const part = await fetch(file, { headers: { range: 'bytes=9-' } });
  expect(part.status).toBe(206);
  expect(await part.text()).toBe(whole.slice(9));
});

it('sends webhooks by itself', async () => {
  await subscribe();
  served.store.faults.inventoryFirst = 0;
  await create();
  await until(() => arrived.length === 1);
  expect(arrived[0]).toMatchObject({ topic: 'orders/create' });
  expect(JSON.parse(arrived[0]?.body ?? '')).toMatchObject({ name: '#1001' });
});

it('cuts the connection before or after the order is there', async () => {
  expect((await fault({ cutBefore: { next: 1, only: ['orderCreate'] } })).status).toBe(200);
  await expect(create()).rejects.toThrow('fetch failed');
  expect(countOrders()).toBe(0);
  await fault({ cutAfter: 1 });
  await expect(create()).rejects.toThrow('fetch failed');
  expect(countOrders()).toBe(1);
  await create();
  expect(countOrders()).toBe(2);
});

it('keeps orders and unsent webhooks over a restart, and no faults', async () => {
  await subscribe();
  answer = 503;
  served.store.faults.inventoryFirst = 0;
  await create();
  await until(() => arrived.length === 1);
  await fault({ refuse: 402 });
  await served.close();
  served = await serve();
  expect(countOrders()).toBe(1);
  expect(served.store.faults.refuse).toBeNull();
  const due = served.store.nextDueAt() ?? 0;
  expect(due).toBeGreaterThan(Date.now() + 30_000);
  await served.close();
  answer = 200;
  served = await serveSandboxStore({
    ...street,
    file: join(folder, 'street.sqlite'),
    port: 0,
    faultsPort: 0,
    now: () => due,
  });
  await until(() => arrived.length === 2);
  expect(arrived[1]).toEqual(arrived[0]);
});

it('waits as long as it is told to, and refuses a page from elsewhere', async () => {
  await fault({ latencyMs: 60 });
  const before = performance.now();
  await fetch(`${served.url}/admin`);
  expect(performance.now() - before).toBeGreaterThan(55);
  const foreign = await fetch(`${served.faultsUrl}`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example' },
    body: '{}',
  });
  expect(foreign.status).toBe(403);
});

it('says where a port is taken, and leaves nothing open', async () => {
  const port = Number(new URL(served.url).port);
  await expect(
    serveSandboxStore({ ...street, file: ':memory:', port: 0, faultsPort: port }),
  ).rejects.toThrow('EADDRINUSE');
});

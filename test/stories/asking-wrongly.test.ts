// What a program or a page gets to read when it asks for something that cannot be: a sentence, and nothing from inside.
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appRouter } from '../../worker/trpc/router.ts';
import { account, openWorld, type World } from '../support/world.ts';

describe('asking wrongly', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const ask = async (name: string, input: unknown, method: 'GET' | 'POST' = 'GET') => {
    const json = JSON.stringify(input);
    const address = `http://127.0.0.1/trpc/${name}`;
    const headers = { 'content-type': 'application/json' };
    const request =
      method === 'GET'
        ? new Request(`${address}?input=${encodeURIComponent(json)}`)
        : new Request(address, { method: 'POST', headers, body: json });
    const answer = await fetchRequestHandler({
      endpoint: '/trpc',
      req: request,
      router: appRouter,
      createContext: () => ({
        session: { accountId: account, personId: 'local', person: 'You', isOwner: true },
        edge: world.edge,
        road: world.road,
      }),
    });
    const said = (await answer.json()) as { error?: { message: string; data: object } };
    return { status: answer.status, message: said.error?.message, data: said.error?.data };
  };

  it.each<[string, string, unknown, 'GET' | 'POST', string]>([
    [
      'a search too long',
      'orderPush.list',
      { q: 'x'.repeat(101) },
      'GET',
      'Search for 100 characters at most.',
    ],
    [
      'a number too long',
      'orders.ship',
      { pushId: 'ps_1', carrier: '', number: 'x'.repeat(101) },
      'POST',
      'Use 100 characters at most for the tracking number.',
    ],
    [
      'a carrier with a line break',
      'orders.ship',
      { pushId: 'ps_1', carrier: 'UPS\nDHL', number: '' },
      'POST',
      'Write the carrier on one line, without control characters.',
    ],
    [
      'a place that is none',
      'orderPush.list',
      { cursor: 'x' },
      'GET',
      'This page of the list cannot be found again. Open the list from its beginning.',
    ],
  ])('%s is answered with what to do', async (_, name, input, method, message) => {
    expect(await ask(name, input, method)).toMatchObject({ status: 400, message });
  });

  it.each([
    ['orderPush.list', { limit: 101 }],
    ['orderPush.list', { limit: 0 }],
    ['orderPush.list', { storeId: 'x'.repeat(201) }],
    ['orderPush.list', { cursor: '1'.repeat(301) }],
    ['orders.get', { orderId: '' }],
    ['orders.find', { shop: 'x'.repeat(301), order: '1' }],
    ['overview.pushesPerHour', { hours: 25 }],
    ['orders.get', {}],
  ])('%s refuses %j', async (name, input) => {
    const { status, message } = await ask(name, input);
    expect(status).toBe(400);
    expect(message).not.toMatch(/[[{]\n/);
  });

  it('tells nothing of what is inside when something breaks', async () => {
    world.edge.database = () => {
      throw new Error('libsql://secret-address');
    };
    const said = await ask('orderPush.list', {});
    expect(said).toMatchObject({
      status: 500,
      message: 'Something went wrong on our side. Try again in a moment.',
    });
    expect(JSON.stringify(said)).not.toContain('secret-address');
  });
});

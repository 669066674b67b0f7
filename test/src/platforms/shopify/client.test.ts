// What becomes of a call, for every way a store can answer or fail to (architecture rule 2).
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlatformFailure } from '../../../../src/platforms/platform-failure.ts';
import { shopifyClient } from '../../../../src/platforms/shopify/client.ts';
import {
  createSourceOrder,
  shopAndRights,
} from '../../../../src/platforms/shopify/generated/operations.ts';
import { type Script, scriptedStore, token } from './scripted-store.ts';

afterEach(() => vi.useRealTimers());

const order = { id: 'gid://shopify/Order/1', name: '#1', createdAt: 'x', cancelledAt: null };
const created = { orderCreate: { order, userErrors: [] } };
const shop = {
  shop: { name: 'North', myshopifyDomain: 'north.myshopify.com', currencyCode: 'USD' },
  currentAppInstallation: { accessScopes: [] },
};
const status = { maximumAvailable: 2000, currentlyAvailable: 40, restoreRate: 100 };

/** Sends a reading and a change to a store with this answer. */
async function outcomes(reply: Script[string], over = {}) {
  const script = { ShopAndRights: reply, CreateSourceOrder: reply };
  const store = scriptedStore(script, over);
  const client = shopifyClient(store.options);
  const reading = await client.send(shopAndRights, {}, 'catalogue');
  const change = await client.send(createSourceOrder, { order: {}, options: {} }, 'orders');
  return {
    reading: reading.ok ? reading.value : reading.failure,
    change: change.ok ? change.value : change.failure,
    store,
  };
}

const kindOf = (outcome: unknown) => (outcome as PlatformFailure).kind;

const broken = (code: string) => new TypeError('fetch failed', { cause: { code } });
const json = (body: unknown, init: ResponseInit = {}) => Response.json(body, init);
const error = (code: string | undefined, message = 'no') => ({
  errors: [{ message, ...(code && { extensions: { code } }) }],
});

describe('what a store answers or fails to', () => {
  it.each<[string, Script[string], string, string]>([
    ['nobody listens', broken('ECONNREFUSED'), 'unreachable', 'unreachable'],
    ['the name is unknown', broken('ENOTFOUND'), 'unreachable', 'unreachable'],
    ['names cannot be resolved now', broken('EAI_AGAIN'), 'unreachable', 'unreachable'],
    ['the connection is cut', broken('ECONNRESET'), 'unreachable', 'unknown'],
    ['the connection fails without a code', new Error('lost'), 'unreachable', 'unknown'],
    [
      'HTTP 401',
      json({ errors: 'Invalid token' }, { status: 401 }),
      'unauthorized',
      'unauthorized',
    ],
    ['HTTP 402', json({}, { status: 402 }), 'forbidden', 'forbidden'],
    ['HTTP 403', json({}, { status: 403 }), 'forbidden', 'forbidden'],
    ['HTTP 423', json({}, { status: 423 }), 'forbidden', 'forbidden'],
    ['HTTP 404', json({}, { status: 404 }), 'not-found', 'not-found'],
    ['HTTP 429', json({}, { status: 429 }), 'throttled', 'throttled'],
    ['HTTP 430', json({}, { status: 430 }), 'throttled', 'throttled'],
    ['HTTP 400', json({ errors: 'bad' }, { status: 400 }), 'refused', 'refused'],
    ['HTTP 408', json({}, { status: 408 }), 'unreachable', 'unknown'],
    ['HTTP 502', new Response('<html>', { status: 502 }), 'unreachable', 'unknown'],
    ['HTTP 503', json({}, { status: 503 }), 'unreachable', 'unknown'],
    [
      'a redirect',
      new Response(null, { status: 301, headers: { location: 'http://elsewhere.test' } }),
      'unreadable-reply',
      'unknown',
    ],
    ['HTML', new Response('<!doctype html>'), 'unreadable-reply', 'unknown'],
    ['half of its JSON', new Response('{"data":{"shop"'), 'unreadable-reply', 'unknown'],
    ['a list', json([]), 'unreadable-reply', 'unknown'],
    ['an empty object', json({}), 'unreadable-reply', 'unknown'],
    ['an empty body', new Response(null), 'unreadable-reply', 'unknown'],
    ['THROTTLED', { ...error('THROTTLED') }, 'throttled', 'throttled'],
    ['THROTTLED with data null', { ...error('THROTTLED'), data: null }, 'throttled', 'throttled'],
    ['MAX_COST_EXCEEDED', error('MAX_COST_EXCEEDED'), 'refused', 'refused'],
    [
      'ACCESS_DENIED',
      { ...error('ACCESS_DENIED'), data: { orderCreate: null } },
      'forbidden',
      'forbidden',
    ],
    ['SHOP_INACTIVE', error('SHOP_INACTIVE'), 'forbidden', 'forbidden'],
    ['a document it does not understand', error('undefinedField'), 'refused', 'refused'],
    ['an error without a code', error(undefined), 'refused', 'refused'],
    [
      'INTERNAL_SERVER_ERROR with an empty answer',
      { ...error('INTERNAL_SERVER_ERROR'), data: { orderCreate: null } },
      'unreachable',
      'unknown',
    ],
    [
      'an error without a code after it began',
      { ...error(undefined), data: { orderCreate: null } },
      'refused',
      'unknown',
    ],
    [
      'the change done and a field of the answer denied',
      { ...error('ACCESS_DENIED'), data: created },
      'forbidden',
      'unknown',
    ],
  ])('%s', async (_, reply, reading, change) => {
    const outcome = await outcomes(reply);
    expect([kindOf(outcome.reading), kindOf(outcome.change)]).toEqual([reading, change]);
    expect(outcome.store.asked).toHaveLength(2);
  });

  it('tells a connection that both addresses of a host refuse from one that broke', async () => {
    const both = new AggregateError([{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }]);
    const mixed = new AggregateError([{ code: 'ECONNREFUSED' }, { code: 'ETIMEDOUT' }]);
    const refused = await outcomes(new TypeError('fetch failed', { cause: both }));
    expect(kindOf(refused.change)).toBe('unreachable');
    const unsure = await outcomes(new TypeError('fetch failed', { cause: mixed }));
    expect(kindOf(unsure.change)).toBe('unknown');
  });

  it('hands on the data of a good answer', async () => {
    expect((await outcomes({ data: shop })).reading).toEqual(shop);
    expect((await outcomes({ data: created })).change).toEqual(created);
  });
});

describe('how long to wait when throttled', () => {
  const cost = (requestedQueryCost: number) => ({
    cost: { requestedQueryCost, actualQueryCost: null, throttleStatus: status },
  });

  it.each<[string, Script[string], number]>([
    ['what is missing over the restore rate', { ...error('THROTTLED'), extensions: cost(540) }, 5],
    ['a moment where nothing is missing', { ...error('THROTTLED'), extensions: cost(10) }, 1],
    ['a moment where the store says nothing', error('THROTTLED'), 1],
    ['Retry-After in seconds', json({}, { status: 429, headers: { 'retry-after': '2.5' } }), 2.5],
    [
      'Retry-After as a date',
      json({}, { status: 429, headers: { 'retry-after': 'Mon, 23 Nov 2026 12:00:07 GMT' } }),
      7,
    ],
    [
      'a Retry-After that is neither',
      json({}, { status: 429, headers: { 'retry-after': 'soon' } }),
      1,
    ],
    ['no Retry-After', json({}, { status: 430 }), 1],
  ])('%s', async (_, reply, seconds) => {
    const { change } = await outcomes(reply);
    expect(change).toEqual({ kind: 'throttled', retryAfterSeconds: seconds });
  });
});

describe("the store's budget", () => {
  it('is asked for the operation before anything is sent, in its lane', async () => {
    const { store } = await outcomes({ data: shop });
    expect(store.reserved).toEqual([
      { cost: shopAndRights.cost, lane: 'catalogue' },
      { cost: createSourceOrder.cost, lane: 'orders' },
    ]);
  });

  it('sends nothing where the points are not there', async () => {
    const gate = { reserve: async () => ({ ok: false, waitSeconds: 3.5 }), report: async () => {} };
    const { change, store } = await outcomes({ data: created }, { gate });
    expect(change).toEqual({ kind: 'throttled', retryAfterSeconds: 3.5 });
    expect(store.asked).toEqual([]);
  });

  it('sends nothing where the gate does not answer', async () => {
    const gate = { reserve: () => Promise.reject(new Error('gone')), report: async () => {} };
    const { change, store } = await outcomes({ data: created }, { gate });
    expect(kindOf(change)).toBe('unreachable');
    expect(store.asked).toEqual([]);
  });

  it('learns what the store reports, also from a refusal', async () => {
    const extensions = { cost: { requestedQueryCost: 3, throttleStatus: status } };
    const done = await outcomes({ data: shop, extensions });
    expect(done.store.reported).toEqual([status, status]);
    const throttled = await outcomes({ ...error('THROTTLED'), extensions });
    expect(throttled.store.reported).toEqual([status, status]);
  });

  it.each([
    [401, 'unauthorized'],
    [402, 'forbidden'],
    [403, 'forbidden'],
    [423, 'forbidden'],
  ])('learns of HTTP %i that the store lets us in no more', async (code, why) => {
    const { store } = await outcomes(json({}, { status: code }));
    expect(store.refusedEntry).toEqual([why, why]);
    expect(store.reported).toEqual([]);
  });

  it('sends nothing to a store that lets us in no more, and says why', async () => {
    const paused = { why: 'forbidden' };
    const gate = { reserve: async () => ({ ok: false, waitSeconds: 40, paused }) };
    const { change, store } = await outcomes({ data: created }, { gate });
    expect(change).toMatchObject({ kind: 'paused', why: 'forbidden', retryAfterSeconds: 40 });
    expect(store.asked).toEqual([]);
  });

  it('loses nothing of an answer when the report fails', async () => {
    const extensions = { cost: { requestedQueryCost: 3, throttleStatus: status } };
    const gate = {
      reserve: async () => ({ ok: true }),
      report: () => Promise.reject(new Error('gone')),
    };
    const { reading } = await outcomes({ data: shop, extensions }, { gate });
    expect(reading).toEqual(shop);
  });
});

describe('the request', () => {
  it('goes to the pinned version with the token in its header, and follows no redirect', async () => {
    const { store } = await outcomes({ data: shop });
    const request = store.asked[0]?.request;
    expect(request?.url).toBe('http://store.test/admin/api/2026-10/graphql.json');
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('x-shopify-access-token')).toBe(token);
    expect(request?.redirect).toBe('manual');
  });

  it('says once when the store serves another version', async () => {
    const headers = { 'x-shopify-api-version': '2027-01' };
    const { store } = await outcomes(() => json({ data: shop }, { headers }));
    expect(store.logged).toEqual(['Shopify answers with API version 2027-01 instead of 2026-10']);
    const same = await outcomes(() =>
      json({ data: shop }, { headers: { 'x-shopify-api-version': '2026-10' } }),
    );
    expect(same.store.logged).toEqual([]);
  });

  it('never lets the token into a message', async () => {
    const malformed = `${token}\nx: y`;
    const { change, store } = await outcomes({ data: created }, { token: malformed });
    expect(kindOf(change)).toBe('unreachable');
    expect(JSON.stringify(change)).not.toContain('shpat');
    expect(store.asked).toEqual([]);
    const quoted = await outcomes(new Error(`could not send ${token}`));
    expect(JSON.stringify([quoted.change, quoted.reading])).not.toContain('shpat');
  });

  it.each([
    ['a reading', 'reading', 10_000, 'unreachable'],
    ['a change', 'change', 30_000, 'unknown'],
  ] as const)(
    'gives %s up in time, even where the store never answers',
    async (_, which, ms, kind) => {
      vi.useFakeTimers();
      let aborted = false;
      const store = scriptedStore(
        {},
        {
          fetch: (request) => {
            request.signal.addEventListener('abort', () => {
              aborted = true;
            });
            return new Promise(() => {});
          },
        },
      );
      const client = shopifyClient(store.options);
      const sent =
        which === 'reading'
          ? client.send(shopAndRights, {}, 'catalogue')
          : client.send(createSourceOrder, { order: {}, options: {} }, 'orders');
      const early = vi.fn<() => void>();
      void sent.then(early);
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(early).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      const outcome = await sent;
      expect(outcome.ok ? 'ok' : outcome.failure.kind).toBe(kind);
      expect(aborted).toBe(true);
    },
  );

  it('stops reading an answer that grows beyond all need', async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
          },
          cancel() {
            cancelled = true;
          },
        }),
      );
    const store = scriptedStore({}, { fetch: async () => endless() });
    const outcome = await shopifyClient(store.options).send(shopAndRights, {}, 'catalogue');
    expect(outcome.ok ? 'ok' : outcome.failure.kind).toBe('unreadable-reply');
    expect(pulled).toBeLessThan(12);
    expect(cancelled).toBe(true);
  });
});

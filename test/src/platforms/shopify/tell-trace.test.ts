// What whoever keeps a log of tries hears of a call (OP9).
import { expect, it } from 'vitest';
import type { Exchange } from '../../../../src/platforms/exchange.ts';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Script, scriptedStore, token } from './scripted-store.ts';

async function heard(reply: Script[string], ms = 0) {
  const told: Exchange[] = [];
  let at = 1_000_000;
  const { options } = scriptedStore(
    { Prices: reply },
    { trace: (exchange) => told.push(exchange), now: () => at },
  );
  const fetch: typeof options.fetch = async (request) => {
    at += ms;
    return options.fetch(request);
  };
  await shopifyPlatform({ ...options, fetch }).fetchPrices(['variant-1']);
  return told;
}

it('[OP9] a call is told with its name, time, words, status and answer', async () => {
  const answer = { data: { shop: { currencyCode: 'USD' }, nodes: [] } };
  expect(await heard(answer, 250)).toEqual([
    {
      call: 'Prices',
      at: 1_000_000,
      ms: 250,
      request: { pricedVariantIds: ['variant-1'] },
      status: 200,
      answer: JSON.stringify(answer),
    },
  ]);
});

it.each<[string, Script[string], number | undefined, string]>([
  ['a web page', new Response('<html>down</html>', { status: 502 }), 502, '<html>down</html>'],
  [
    'a connection that was cut',
    new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }),
    undefined,
    'the connection failed ECONNRESET',
  ],
  [
    'nobody there',
    new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
    undefined,
    'the connection failed ECONNREFUSED',
  ],
])('[OP9] %s is told as it was', async (_, reply, status, answer) => {
  expect(await heard(reply)).toMatchObject([{ call: 'Prices', status, answer }]);
});

it('[OP9] a long answer is told in its first 20,000 characters', async () => {
  const [told] = await heard(new Response('x'.repeat(30_000), { status: 500 }));
  expect(told?.answer).toBe('x'.repeat(20_000));
});

it('[OP9] an answer that repeats the token is told without it', async () => {
  const [told] = await heard(new Response(`You sent ${token}, ${token}`, { status: 400 }));
  expect(told?.answer).toBe('You sent •••, •••');
});

it('[OP9] what was never sent is not told', async () => {
  const told: Exchange[] = [];
  const { options } = scriptedStore({}, { trace: (exchange) => told.push(exchange) });
  const gate = { ...options.gate, reserve: async () => ({ ok: false, waitSeconds: 3 }) as const };
  expect(await shopifyPlatform({ ...options, gate }).fetchPrices(['variant-1'])).toMatchObject({
    failure: { kind: 'throttled' },
  });
  expect(told).toEqual([]);
});

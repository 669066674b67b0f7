// What a request costs is taken from a leaky bucket, and given back by what came of it.
import { expect, it } from 'vitest';
import { openBucket } from '../../../sandbox/shopify/graphql/bucket.ts';
import { openTestStore } from './open-store.ts';

const wide = '{ products(first: 100) { nodes { id variants(first: 3) { nodes { id } } } } }';

it('an answer tells what was asked for, what it came to and what is left', async () => {
  const { ask } = openTestStore();
  const { extensions } = await ask(wide);
  // Three products with one, two and one variants: 2 + 3 × (1 + 2) + 4.
  expect(extensions?.cost).toEqual({
    requestedQueryCost: 602,
    actualQueryCost: 15,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1985, restoreRate: 100 },
  });
});

it('an empty bucket answers Throttled with HTTP 200, and fills with time', async () => {
  const { store, clock, ask } = openTestStore();
  store.faults.bucket = { size: 610, restoreRate: 10 };
  expect((await ask(wide)).errors).toBeUndefined();
  const refused = await ask(wide);
  expect(refused.data).toBeUndefined();
  expect(refused.errors?.[0]).toMatchObject({
    message: 'Throttled',
    extensions: { code: 'THROTTLED' },
  });
  expect(refused.extensions?.cost).toMatchObject({
    requestedQueryCost: 602,
    actualQueryCost: null,
  });
  clock.at += 1000;
  expect((await ask(wide)).errors).toBeUndefined();
});

it('a query above a thousand points is refused outright and costs nothing', async () => {
  const { ask } = openTestStore();
  const dear = '{ products(first: 250) { nodes { variants(first: 10) { nodes { id } } } } }';
  expect((await ask(dear)).errors?.[0]?.extensions).toMatchObject({
    code: 'MAX_COST_EXCEEDED',
    cost: 3252,
    maxCost: 1000,
  });
  const { extensions } = await ask('{ shop { name } }');
  expect(extensions?.cost.throttleStatus.currentlyAvailable).toBe(1999);
});

it('the bucket never holds more than its size', () => {
  let now = 0;
  const bucket = openBucket(
    () => now,
    () => ({ size: 100, restoreRate: 50 }),
  );
  expect(bucket.take(100)).toBe(true);
  expect(bucket.take(1)).toBe(false);
  now = 1000;
  expect(bucket.status().currentlyAvailable).toBe(50);
  now = 60_000;
  bucket.giveBack(40);
  expect(bucket.status().currentlyAvailable).toBe(100);
});

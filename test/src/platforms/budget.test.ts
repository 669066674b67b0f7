import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn, reserve, standardBucket } from '../../../src/platforms/budget.ts';

describe('a store budget', () => {
  it('gives points while they are there and says how long to wait when not', () => {
    const first = reserve(standardBucket(0), 1990, 'orders', 0);
    expect(first.granted).toBe(true);
    const second = reserve(first.bucket, 60, 'orders', 0);
    expect(second).toMatchObject({ granted: false, waitSeconds: 0.5 });
    expect(reserve(second.bucket, 60, 'orders', 500).granted).toBe(true);
  });

  it('keeps points back for orders from lanes that can wait', () => {
    const half = learn({ maximumAvailable: 2000, currentlyAvailable: 900, restoreRate: 100 }, 0);
    expect(reserve(half, 100, 'catalogue', 0).granted).toBe(false);
    expect(reserve(half, 100, 'stock', 0).granted).toBe(true);
    expect(reserve(half, 800, 'stock', 0).granted).toBe(false);
    expect(reserve(half, 800, 'orders', 0).granted).toBe(true);
  });

  it('takes the word of the store over its own sums', () => {
    const told = learn({ maximumAvailable: 4000, currentlyAvailable: 10, restoreRate: 200 }, 1000);
    expect(reserve(told, 20, 'orders', 1000)).toMatchObject({ granted: false, waitSeconds: 0.05 });
  });

  it('lets a call go that costs more than the whole bucket, once it is full', () => {
    const small = learn({ maximumAvailable: 150, currentlyAvailable: 100, restoreRate: 10 }, 0);
    for (const lane of ['orders', 'catalogue'] as const) {
      expect(reserve(small, 209, lane, 0)).toMatchObject({ granted: false, waitSeconds: 5 });
      expect(reserve(small, 209, lane, 5000).granted).toBe(true);
    }
  });

  it('never grants more than the bucket and its leak, whatever is asked when', () => {
    const asks = fc.array(
      fc.record({
        cost: fc.integer({ min: 1, max: 900 }),
        wait: fc.integer({ min: 0, max: 5000 }),
      }),
    );
    fc.assert(
      fc.property(asks, (list) => {
        let [bucket, now, granted] = [standardBucket(0), 0, 0];
        for (const ask of list) {
          now += ask.wait;
          const answer = reserve(bucket, ask.cost, 'orders', now);
          bucket = answer.bucket;
          if (answer.granted) granted += ask.cost;
          expect(granted).toBeLessThanOrEqual(2000 + (now / 1000) * 100 + 1e-6);
        }
      }),
    );
  });
});

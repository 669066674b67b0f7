// Every call of a sale without Order Push, and of a delivery at the source, may fail before it takes effect.
import { expect, it } from 'vitest';
import { countStockCalls, stockOutcomeOf, stockRight } from '../support/stock-crash-points.ts';

const calls = await countStockCalls();

it(`[ST2, ST5] any of the ${calls} calls of stock may fail before it takes effect: the source falls once and every store follows`, {
  timeout: 300_000,
}, async () => {
  expect(calls).toBeGreaterThan(30);
  for (let at = 1; at <= calls; at += 1) {
    const { hit, ...outcome } = await stockOutcomeOf({ at, when: 'before' });
    expect({ at, hit, ...outcome }).toEqual({ at, hit, ...stockRight });
  }
});

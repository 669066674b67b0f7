// Every call of the road may fail after taking effect, its answer lost: one source order and one shipment come of it all the same.
import { describe, expect, it } from 'vitest';
import { countCalls, outcomeOf, repaired } from '../support/crash-points.ts';

const calls = await countCalls();

describe(`every one of the ${calls} calls of the road`, () => {
  it('[OP2, TR1] may fail after taking effect, its answer lost', { timeout: 480_000 }, async () => {
    for (let at = 1; at <= calls; at += 1) {
      const { hit, ...outcome } = await outcomeOf({ at, when: 'after' });
      expect({ hit, ...outcome }).toEqual({ hit, ...repaired });
    }
  });
});

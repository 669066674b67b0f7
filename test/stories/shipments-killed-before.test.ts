// A worker is killed at every single call while the copy of a parcel is to follow it: each fails before it takes effect.
import { describe, expect, it } from 'vitest';
import {
  countCalls,
  type Happening,
  outcomeOf,
  repaired,
} from '../support/shipment-crash-points.ts';

const roads: Happening[] = [
  'its number is corrected and it is delivered',
  'it is taken back and leaves anew',
];

describe.each(roads)('a copied parcel: %s', (road) => {
  it('[TR3, OP2] ends the same whichever call fails before it takes effect', {
    timeout: 600_000,
  }, async () => {
    const calls = await countCalls(road);
    expect(calls).toBeGreaterThan(20);
    for (let at = 1; at <= calls; at += 1) {
      const { hit, ...outcome } = await outcomeOf(road, { at, when: 'before' });
      expect({ at, hit, ...outcome }).toEqual({ at, hit, ...repaired[road] });
    }
  });
});

// What follows something that happened after a push may fail at each of its calls, before it takes effect or after: both orders end alike.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deed, openForDeeds, play } from '../../support/after-crash.ts';
import type { World } from '../../support/world.ts';

const deeds: [string, Deed][] = [
  [
    '[RV1] a customer’s order is cancelled',
    ({ street }, { soldId }) => street.cancelWith(soldId, { refund: true, restock: true }),
  ],
  [
    '[RV1] a source order is cancelled by its merchant',
    ({ source }, { madeId }) => source.cancelWith(madeId, { refund: false, restock: true }),
  ],
  [
    '[RV2] one unit is refunded with its money',
    ({ street }, { soldId }) =>
      street.refundLines(soldId, {
        lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL' }],
        amount: '19.50',
      }),
  ],
  [
    '[RV4] units are taken off',
    ({ street }, { soldId }) => street.editQuantity(soldId, 'MUG-RED', 2),
  ],
];

describe('whatever call fails after something happened to a pushed order', () => {
  let world: World;
  beforeAll(async () => {
    world = await openForDeeds();
  });
  afterAll(() => world.close());
  it.each(deeds)('%s', { timeout: 400_000 }, async (_, deed) => {
    const { end, calls } = await play(world, deed, undefined);
    expect(calls).toBeGreaterThan(10);
    for (const when of ['before', 'after'] as const)
      for (let at = 1; at <= calls; at += 1) {
        const tried = await play(world, deed, { at, when });
        expect({ hit: tried.hit, at, ...tried.end }).toEqual({ hit: tried.hit, at, ...end });
      }
  });
});

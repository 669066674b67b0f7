import { describe, expect, it } from 'vitest';
import { type PartsSoFar, planPushes } from '../../../src/order-push/plan-pushes.ts';
import type { LineFacts } from '../../../src/order-push/qualify-lines.ts';
import { startPush } from '../../../src/order-push/start-push.ts';
import type { PlatformOrderLine } from '../../../src/platforms/platform.ts';
import { aDestination, anOrder, anOrderLine } from '../../support/builders.ts';

const none: PartsSoFar = {
  parts: 0,
  standing: false,
  held: new Map(),
  back: new Map(),
  short: new Set(),
  shares: [],
};

/** One part that stands, with units of line `x/1`. */
const holding = (units: number): PartsSoFar => ({
  ...none,
  parts: 1,
  standing: true,
  held: new Map([['x/1', units]]),
  back: new Map(),
  shares: [{ part: 1, shippingShare: [[0, 10_000]] }],
});

const factsOf =
  (ships: Record<string, string>) =>
  (line: PlatformOrderLine): LineFacts[] =>
    ['st_north', 'st_south'].map((sourceStoreId) => ({
      connectionId: `cn_${sourceStoreId}`,
      sourceStoreId,
      sourceCurrency: 'USD',
      sourceListingsWithSku: ships[line.sku] === sourceStoreId ? 1 : 0,
      ownListingsWithSku: 1,
      link:
        ships[line.sku] === sourceStoreId
          ? {
              active: true,
              sourceVariantId: 'v',
              sourceInventoryItemId: 'i',
              sourceTracked: true,
              sourceGone: false,
              waitsForApply: false,
              since: 0,
            }
          : undefined,
      mappedLocationIds: new Set(['dest-1']),
    }));

const mug = anOrderLine({ id: 'x/1', sku: 'MUG' });
const tee = anOrderLine({ id: 'x/2', sku: 'TEE' });

describe('deciding about an order', () => {
  it('[OP13] pushes the lines of two source stores to each, in parts of their own', () => {
    const made = planPushes(
      aDestination(),
      anOrder({ lines: [mug, tee] }),
      factsOf({ MUG: 'st_north', TEE: 'st_south' }),
      none,
    );
    expect(made.decision).toBe('pushed');
    expect(
      made.pushes.map((push) => [
        push.sourceStoreId,
        push.part,
        push.lines.map((line) => line.lineId),
      ]),
    ).toEqual([
      ['st_north', 1, ['x/1']],
      ['st_south', 2, ['x/2']],
    ]);
    expect(made.pushes.map((push) => push.reference)).toEqual([
      'crossdock:mug-street.myshopify.com:1:1',
      'crossdock:mug-street.myshopify.com:1:2',
    ]);
  });

  it('[OP2] leaves units that are in a part already where they are', () => {
    const soFar = holding(2);
    const made = planPushes(
      aDestination(),
      anOrder({ lines: [mug, tee] }),
      factsOf({ MUG: 'st_north', TEE: 'st_north' }),
      soFar,
    );
    expect(made.pushes.map((push) => [push.part, push.lines.map((line) => line.lineId)])).toEqual([
      [2, ['x/2']],
    ]);
  });

  it.each([
    // One of two was shipped by hand before payment: part 1 holds the other one.
    [
      'a unit shipped by hand before the push',
      { quantity: 2, currentQuantity: 2, unfulfilledQuantity: 1 },
      1,
      0,
    ],
    // Two of three are in part 1, the third was shipped by hand.
    [
      'a unit shipped by hand beside the push',
      { quantity: 3, currentQuantity: 3, unfulfilledQuantity: 2 },
      2,
      0,
    ],
    [
      'units of the part that are mirrored already',
      { quantity: 3, currentQuantity: 3, unfulfilledQuantity: 1 },
      0,
      1,
    ],
    [
      'a unit of the part that was shipped by hand',
      { quantity: 2, currentQuantity: 2, unfulfilledQuantity: 1 },
      2,
      0,
    ],
  ])('[OP2] counts %s once', (_, change, pending, free) => {
    const line = anOrderLine({
      id: 'x/1',
      sku: 'MUG',
      ...change,
      assigned: [{ locationId: 'dest-1', quantity: 9 }],
    });
    const soFar = holding(pending);
    const made = planPushes(
      aDestination(),
      anOrder({ lines: [line] }),
      factsOf({ MUG: 'st_north' }),
      soFar,
    );
    expect(made.pushes.flatMap((push) => push.lines.map((pushed) => pushed.quantity))).toEqual(
      free ? [free] : [],
    );
  });

  it('keeps saying pushed when an order is paid back or cancelled after its push began', () => {
    const soFar = holding(2);
    const cancelled = anOrder({ lines: [mug], cancelledAt: '2026-11-23T13:00:00Z' });
    expect(planPushes(aDestination(), cancelled, factsOf({ MUG: 'st_north' }), soFar)).toEqual({
      decision: 'pushed',
      held: [],
      pushes: [],
    });
  });
});

describe('writing a decision down', () => {
  it('[OP2] decides again from a fresh reading when its part number was taken', async () => {
    let taken = 1;
    const saved: number[][] = [];
    await startPush(
      {
        loadParts: async () => ({ ...none, parts: 1 - taken }),
        saveDecision: async (_store, _id, made) => {
          saved.push(made.pushes.map((push) => push.part));
          taken -= 1;
          return taken < 0 ? { saved: true, pushIds: ['ps_1'] } : { saved: false };
        },
        enqueuePush: async () => undefined,
      },
      aDestination(),
      { order: anOrder({ lines: [mug] }), reading: 1, ask: undefined },
      factsOf({ MUG: 'st_north' }),
    );
    expect(saved).toEqual([[1], [2]]);
  });

  it('gives up with an error rather than for ever', async () => {
    const never = startPush(
      {
        loadParts: async () => none,
        saveDecision: async () => ({ saved: false }),
        enqueuePush: async () => undefined,
      },
      aDestination(),
      { order: anOrder(), reading: 1, ask: undefined },
      factsOf({}),
    );
    await expect(never).rejects.toThrow(/came second/);
  });
});

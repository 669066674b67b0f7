// The rows that a push's routing begins with, from what the answer to its create says or a reading of the order.
import { describe, expect, it } from 'vitest';
import type { GroupUnits } from '../../../src/order-push/routing.ts';
import {
  placesAfterMove,
  placesInOrder,
  routedNow,
  routingPlaces,
} from '../../../src/order-push/routing-places.ts';
import { routingRows } from '../../../src/order-push/routing-rows.ts';
import { routingWhy, whyText } from '../../../src/order-push/routing-why.ts';
import { anOrderLine } from '../../support/builders.ts';

const now = Date.parse('2026-11-23T12:01:00Z');
const yard: GroupUnits = {
  sourceVariantId: 'mug',
  units: 2,
  locations: [{ id: 'yard', available: 9 }],
};
const empty = { why: undefined, setbacks: 0, dueAt: undefined, toLocationId: undefined };

describe('the rows of a routing', () => {
  it('[OP5] are none where the groups have every location, whatever is known', () => {
    expect(routingRows([], undefined, now)).toEqual([]);
    expect(routingRows([], [{ sourceVariantId: 'mug', units: 2, locationId: 'x' }], now)).toEqual(
      [],
    );
  });

  it('[OP5] wait fifteen seconds for a store that has not routed the order yet', () => {
    expect(routingRows([yard], undefined, now)).toEqual([
      { ...empty, number: 1, fromLocationId: undefined, state: 'owed', dueAt: now + 15_000 },
    ]);
  });

  it('[OP5] owe a move at once, and say where no location is open', () => {
    const placed = [{ sourceVariantId: 'mug', units: 2, locationId: 'main' }];
    expect(routingRows([yard], placed, now)).toEqual([
      {
        ...empty,
        number: 1,
        fromLocationId: 'main',
        toLocationId: 'yard',
        state: 'owed',
        dueAt: now,
      },
    ]);
    expect(routingRows([{ ...yard, locations: [] }], placed, now)).toEqual([
      { ...empty, number: 1, fromLocationId: 'main', state: 'elsewhere', why: 'no-open-location' },
    ]);
  });
});

describe('the places of an order', () => {
  const lines = [
    {
      lineId: 'gid://shopify/LineItem/11',
      quantity: 2,
      sourceVariantId: 'mug',
      sourceInventoryItemId: 'i',
      before: 0,
    },
  ];

  it('[OP5] follow the mark of each line in the answer to its create', () => {
    const part = (destinationLineId: string) => ({
      destinationLineId,
      locationId: 'main',
      quantity: 2,
    });
    expect(routingPlaces({ lines }, undefined)).toBeUndefined();
    expect(
      routingPlaces({ lines }, [
        part('gid://shopify/LineItem/11'),
        part('gid://shopify/LineItem/9'),
      ]),
    ).toEqual([{ sourceVariantId: 'mug', units: 2, locationId: 'main' }]);
  });

  it('[OP5] are not known before the store has routed what is open', () => {
    const unrouted = anOrderLine({ assigned: [] });
    expect(placesInOrder({ lines: [unrouted] })).toBeUndefined();
    expect(placesInOrder({ lines: [{ ...unrouted, unfulfilledQuantity: 0 }] })).toEqual([]);
    expect(placesInOrder({ lines: [{ ...unrouted, requiresShipping: false }] })).toEqual([]);
    expect(placesInOrder({ lines: [unrouted, anOrderLine()] })).toEqual([
      { sourceVariantId: 'gid://shopify/ProductVariant/21', units: 2, locationId: 'dest-1' },
    ]);
  });
});

describe('where lines lie after a move', () => {
  const line = (lineId: string, quantity: number, sourceVariantId = 'mug') => ({
    lineId,
    quantity,
    sourceVariantId,
    sourceInventoryItemId: 'i',
    before: 0,
  });
  const part = (destinationLineId: string, locationId: string, quantity: number) => ({
    destinationLineId,
    locationId,
    quantity,
  });
  const lies = (units: number, locationId: string, sourceVariantId = 'mug') => ({
    sourceVariantId,
    units,
    locationId,
  });

  it('[OP5, ST1] each has its share of what is open, and what was shipped from where it was', () => {
    const lines = [line('1', 2), line('2', 3), line('3', 1, 'tee')];
    const sourceRouted = [part('1', 'main', 2), part('2', 'main', 3), part('3', 'main', 1)];
    const placed = [lies(3, 'yard'), lies(1, 'main'), lies(1, 'main', 'tee')];
    expect(routedNow({ lines, sourceRouted }, placed)).toEqual([
      part('1', 'yard', 2),
      part('2', 'yard', 1),
      part('2', 'main', 2),
      part('3', 'main', 1),
    ]);
    expect(routedNow({ lines: [line('1', 2)], sourceRouted: undefined }, [])).toEqual([]);
  });

  it('[OP5] only what was moved is elsewhere', () => {
    const placed = [lies(3, 'main'), lies(1, 'quay'), lies(2, 'main', 'tee')];
    const units = [
      { sourceVariantId: 'mug', units: 2 },
      { sourceVariantId: 'tee', units: 2 },
    ];
    expect(placesAfterMove(placed, 'main', 'yard', units)).toEqual([
      lies(1, 'main'),
      lies(2, 'yard'),
      lies(1, 'quay'),
      lies(2, 'yard', 'tee'),
    ]);
  });
});

describe('why it stays elsewhere', () => {
  it('[OP5] is kept with the store’s own words, and read back', () => {
    expect(routingWhy(whyText('by-hand'))).toEqual({ kind: 'by-hand', words: '' });
    expect(routingWhy(whyText('refused', 'It is on hold.'))).toEqual({
      kind: 'refused',
      words: 'It is on hold.',
    });
    expect(routingWhy('Something older')).toEqual({ kind: 'refused', words: 'Something older' });
    expect(whyText('refused', 'x'.repeat(5000)).length).toBeLessThan(400);
  });
});

// What a source routed outside the Location Groups that want it, and where it is to go.
import { describe, expect, it } from 'vitest';
import type { GroupUnits, PlacedUnits } from '../../../src/order-push/routing.ts';
import { routingPlan } from '../../../src/order-push/routing-plan.ts';

/** `at`: locations by priority, with the units that each has; undefined where that is not known. */
const wants = (
  units: number,
  at: Record<string, number | undefined>,
  sourceVariantId = 'mug',
): GroupUnits => ({
  sourceVariantId,
  units,
  locations: Object.entries(at).map(([id, available]) => ({ id, available })),
});
const lies = (units: number, locationId: string, sourceVariantId = 'mug'): PlacedUnits => ({
  sourceVariantId,
  units,
  locationId,
});
/** As sentences: `2 mug: main to overflow`. */
const plan = (wanted: GroupUnits[], placed: PlacedUnits[]) =>
  routingPlan(wanted, placed).map(
    ({ fromLocationId, toLocationId, units }) =>
      `${units.map((one) => `${one.units} ${one.sourceVariantId}`).join(' and ')}: ${fromLocationId} to ${toLocationId}`,
  );

describe('the plan of what is to be moved', () => {
  it.each<[string, GroupUnits[], PlacedUnits[], string[]]>([
    ['all lies in its group', [wants(2, { main: 9 })], [lies(2, 'main')], []],
    [
      'it lies in two locations of its group',
      [wants(2, { main: 1, yard: 1 })],
      [lies(1, 'yard'), lies(1, 'main')],
      [],
    ],
    ['nobody wants it there: a line the source added', [], [lies(2, 'main')], []],
    ['another variant is wanted', [wants(2, { yard: 9 })], [lies(2, 'main', 'tee')], []],
    ['nothing is open any more', [wants(2, { yard: 9 })], [], []],
    ['it lies outside', [wants(2, { yard: 9 })], [lies(2, 'main')], ['2 mug: main to yard']],
    [
      'a part of it lies outside',
      [wants(3, { yard: 9 })],
      [lies(2, 'main'), lies(1, 'yard')],
      ['2 mug: main to yard'],
    ],
    [
      'the source has more than was asked',
      [wants(1, { yard: 9 })],
      [lies(2, 'main')],
      ['1 mug: main to yard'],
    ],
    [
      'two groups share a line, and one location has it all',
      [wants(3, { main: 9 }), wants(2, { yard: 9 })],
      [lies(5, 'main')],
      ['2 mug: main to yard'],
    ],
    [
      'each lies in the other’s group',
      [wants(1, { main: 9 }, 'mug'), wants(1, { yard: 9 }, 'tee')],
      [lies(1, 'yard', 'mug'), lies(1, 'main', 'tee')],
      ['1 mug: yard to main', '1 tee: main to yard'],
    ],
    [
      'lines of one group go together',
      [wants(1, { yard: 9 }, 'mug'), wants(2, { yard: 9 }, 'tee')],
      [lies(1, 'main', 'mug'), lies(2, 'main', 'tee')],
      ['1 mug and 2 tee: main to yard'],
    ],
    [
      'the first by priority has them all',
      [wants(2, { yard: 2, quay: 9 })],
      [lies(2, 'main')],
      ['2 mug: main to yard'],
    ],
    [
      'only a later one has them all',
      [wants(2, { yard: 1, quay: 2 }), wants(1, { yard: 9, quay: 1 }, 'tee')],
      [lies(2, 'main'), lies(1, 'main', 'tee')],
      ['2 mug and 1 tee: main to quay'],
    ],
    [
      'none has them all',
      [wants(2, { yard: 1, quay: 1 })],
      [lies(2, 'main')],
      ['2 mug: main to yard'],
    ],
    [
      'nothing is known of them',
      [wants(2, { yard: undefined, quay: undefined })],
      [lies(2, 'main')],
      ['2 mug: main to yard'],
    ],
    [
      'no location of the group is open',
      [wants(2, {})],
      [lies(2, 'main')],
      ['2 mug: main to undefined'],
    ],
  ])('[OP5] %s', (_, wanted, placed, moves) => {
    expect(plan(wanted, placed)).toEqual(moves);
  });
});

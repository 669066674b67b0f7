import { describe, expect, it } from 'vitest';
import { splitShort } from '../../../src/order-push/split-short.ts';

const line = (lineId: string, quantity: number, sourceInventoryItemId = lineId) => ({
  lineId,
  quantity,
  sourceVariantId: 'v',
  sourceInventoryItemId,
  before: 0,
});
const has = (inventoryItemId: string, units: number | undefined) => ({ inventoryItemId, units });

describe('lines that their source has too few of', () => {
  it.each([
    ['one short line', [has('a', 9), has('b', 1)], [['a', 3]], [['b', 2]]],
    ['one it has none of', [has('a', 9), has('b', 0)], [['a', 3]], [['b', 2]]],
    ['one below zero', [has('a', 9), has('b', -4)], [['a', 3]], [['b', 2]]],
    ['one it does not know', [has('a', 9)], [['a', 3]], [['b', 2]]],
    ['one that nothing limits', [has('a', 0), has('b', undefined)], [['b', 2]], [['a', 3]]],
    [
      'none at all',
      [has('a', 3), has('b', 2)],
      [
        ['a', 3],
        ['b', 2],
      ],
      [],
    ],
  ])('[OP6] wait whole while the others go: %s', (_, there, going, short) => {
    const split = splitShort([line('a', 3), line('b', 2)], there, 'hold-line');
    expect(split.going.map((one) => [one.lineId, one.quantity])).toEqual(going);
    expect(split.short.map((one) => [one.lineId, one.units])).toEqual(short);
  });

  it('[OP12] go in the units that are there where the merchant says so', () => {
    const split = splitShort(
      [line('a', 3), line('b', 2)],
      [has('a', 1), has('b', 0)],
      'push-available',
    );
    expect(split.going).toEqual([line('a', 1)]);
    expect(split.short).toEqual([
      { lineId: 'a', units: 2 },
      { lineId: 'b', units: 2 },
    ]);
  });

  it('share what there is of one listing: two lines do not count it twice', () => {
    const lines = [line('a', 2, 'mug'), line('b', 2, 'mug')];
    expect(splitShort(lines, [has('mug', 3)], 'hold-line')).toEqual({
      going: [lines[0]],
      short: [{ lineId: 'b', units: 2 }],
    });
    expect(
      splitShort(lines, [has('mug', 3)], 'push-available').going.map((one) => one.quantity),
    ).toEqual([2, 1]);
  });
});

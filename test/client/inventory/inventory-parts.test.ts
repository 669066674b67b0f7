// The pure parts of the Inventory pages: steps of the chart, rows that came or went, what is chosen, and addresses.
import { createRoot } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { createChosenSkus } from '../../../client/inventory/chosen-skus.ts';
import { freeSteps } from '../../../client/inventory/free-steps.ts';
import { idOf, skuPath } from '../../../client/inventory/sku-path.ts';
import { changedRows } from '../../../client/inventory/still-rows.ts';
import { signed, skusText, unitsText } from '../../../client/inventory/stock-words.ts';

describe('the step chart', () => {
  const moved = [
    { at: 3000, freeBefore: 7, freeAfter: 9 },
    { at: 3000, freeBefore: 10, freeAfter: 7 },
    { at: 1000, freeBefore: 0, freeAfter: 10 },
  ];

  it('[ST7] begins with what was free before its first movement and holds its last until now', () => {
    expect(freeSteps(moved, 5000)).toEqual([
      [1, 1, 3, 3, 5],
      [0, 10, 7, 9, 9],
    ]);
  });

  it('ends with its last movement on an older page, and is empty without any', () => {
    expect(freeSteps(moved, undefined)).toEqual([
      [1, 1, 3, 3],
      [0, 10, 7, 9],
    ]);
    expect(freeSteps([], 5000)).toEqual([[], []]);
  });
});

it('rows that came and rows that went both count as changed, those that moved do not', () => {
  expect(changedRows(['a', 'b'], ['a', 'b'])).toBe(0);
  expect(changedRows(['a', 'b'], ['b', 'a'])).toBe(0);
  expect(changedRows(['a', 'b'], ['b', 'c', 'd'])).toBe(3);
});

it('[ST8] one taken out of all leaves what was on the page, never what nobody has seen', () => {
  createRoot((dispose) => {
    const chosen = createChosenSkus();
    chosen.chooseAll();
    expect([chosen.isAll(), chosen.has('anything')]).toEqual([true, true]);
    chosen.choose('b', false, ['a', 'b', 'c']);
    expect([chosen.isAll(), chosen.some()]).toEqual([false, ['a', 'c']]);
    chosen.choosePage(['c', 'd'], true);
    expect(chosen.some()).toEqual(['a', 'c', 'd']);
    chosen.choosePage(['a', 'c'], false);
    expect(chosen.some()).toEqual(['d']);
    chosen.clear();
    expect([chosen.isAll(), chosen.some()]).toEqual([false, []]);
    dispose();
  });
});

it('a SKU’s address has no slash or percent sign of its ids, and leads back to them', () => {
  for (const inventoryItemId of ['gid://shopify/InventoryItem/1', 'a~b%2F/c', '12:v', 'ü']) {
    const [, , store, id] = skuPath({ sourceStoreId: 'st_1', inventoryItemId }).split('/');
    expect([store, idOf(id ?? '')]).toEqual(['st_1', inventoryItemId]);
    expect(id).not.toContain('%');
  }
  expect(idOf('~zz')).toBe('~zz');
});

it('numbers are said as people write them', () => {
  expect([signed(3), signed(-1200), signed(0)]).toEqual(['+3', '−1,200', '0']);
  expect([unitsText(1), unitsText(1200), skusText(1), skusText(2)]).toEqual([
    '1 unit',
    '1,200 units',
    '1 SKU',
    '2 SKUs',
  ]);
});

// [SO1] How many units a press on Ship asks for, and what it says the person saw.
import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import { createQuantities } from '../../../client/orders/quantities.ts';

const line = (at: number, left: number) => ({
  orderLineId: `st_1.1.${at}`,
  title: `Mug ${at}`,
  sku: 'MUG',
  quantity: left,
  left,
});

const made = () => createRoot(() => createQuantities([line(1, 2), line(2, 1)]));

const seen = [
  { orderLineId: 'st_1.1.1', left: 2 },
  { orderLineId: 'st_1.1.2', left: 1 },
];

it('[SO1] all that is left names no lines', () => {
  const quantities = made();
  expect([quantities.left(), quantities.units()]).toEqual([3, 3]);
  expect(quantities.asked()).toEqual({ seen, lines: undefined });
});

it('[SO1] a part names its units, two lines of one SKU apart, and leaves out what stays', () => {
  const quantities = made();
  quantities.type('st_1.1.1', '1');
  quantities.type('st_1.1.2', '0');
  expect(quantities.units()).toBe(1);
  expect(quantities.asked()).toEqual({
    seen,
    lines: [{ orderLineId: 'st_1.1.1', quantity: 1 }],
  });
});

it.each(['', '-1', '1.5', 'one', '1e3'])('[SO1] takes %j for no unit', (typed) => {
  const quantities = made();
  quantities.setAll(false);
  quantities.type('st_1.1.1', typed);
  expect(quantities.units()).toBe(0);
});

it.each([
  ['3', 'Only 2 are left.'],
  ['-1', 'Write a whole number from 0 to 2.'],
  ['1.5', 'Write a whole number from 0 to 2.'],
  ['', 'Write a whole number from 0 to 2.'],
])('[SO1] does not count %j, and says why, until it is mended', (typed, says) => {
  const quantities = made();
  quantities.type('st_1.1.1', typed);
  expect([quantities.units(), quantities.whyNot('st_1.1.1')]).toEqual([1, says]);
  expect(quantities.whyNotShip()).toBe(`Mug 1: ${says}`);
  quantities.type('st_1.1.1', '2');
  expect([quantities.whyNot('st_1.1.1'), quantities.whyNotShip()]).toEqual([undefined, undefined]);
});

it('[SO1] has nothing to ship where nothing is chosen, or nothing is left', () => {
  const quantities = made();
  quantities.type('st_1.1.2', '2');
  expect(quantities.whyNotShip()).toBe('Mug 2: Only 1 is left.');
  quantities.setAll(false);
  expect(quantities.whyNotShip()).toBe('Choose at least one unit to ship.');
  quantities.reset([]);
  expect(quantities.whyNotShip()).toBe('Nothing of it is left to ship.');
});

it('[SO1] begins anew with what is left now; a line that is not named has nothing left', () => {
  const quantities = made();
  quantities.setAll(false);
  quantities.reset([{ orderLineId: 'st_1.1.1', left: 1 }]);
  expect([quantities.left(), quantities.units()]).toEqual([1, 1]);
  expect(quantities.asked()).toEqual({
    seen: [{ orderLineId: 'st_1.1.1', left: 1 }],
    lines: undefined,
  });
});

it('[SO1] a line that was not shown and is open now is there to be shipped, by its name', () => {
  const quantities = made();
  const left = [
    { orderLineId: 'st_1.1.1', left: 2 },
    { orderLineId: 'st_1.1.3', left: 4 },
    { orderLineId: 'st_1.1.4', left: 1 },
  ];
  quantities.reset(left, [{ orderLineId: 'st_1.1.3', title: 'Mug 3', sku: 'MUG-3' }]);
  expect(quantities.lines.map(({ line: { title, sku }, typed }) => [title, sku, typed])).toEqual([
    ['Mug 1', 'MUG', '2'],
    ['Mug 2', 'MUG', '0'],
    ['Mug 3', 'MUG-3', '4'],
    ['A line that was not open before', '', '1'],
  ]);
  expect(quantities.asked()).toEqual({ seen: left, lines: undefined });
});

it('[SO1] goes on after some of it went: with all that is left, or with the rest of a part', () => {
  const whole = made();
  whole.went([{ orderLineId: 'st_1.1.1', left: 1 }]);
  expect(whole.asked()).toEqual({
    seen: [{ orderLineId: 'st_1.1.1', left: 1 }],
    lines: undefined,
  });
  const part = createRoot(() => createQuantities([line(1, 5), line(2, 1)]));
  part.type('st_1.1.1', '3');
  part.went([
    { orderLineId: 'st_1.1.1', left: 3 },
    { orderLineId: 'st_1.1.2', left: 1 },
  ]);
  expect(part.asked().lines).toEqual([
    { orderLineId: 'st_1.1.1', quantity: 1 },
    { orderLineId: 'st_1.1.2', quantity: 1 },
  ]);
});

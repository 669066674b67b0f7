// A parcel in words: its numbers, their pages, and what is in it.
import { expect, it } from 'vitest';
import { linkedNumbers, numbersText, unitsText } from '../../../client/order/shipment-words.ts';

it('[TR1] each number leads to its own page, where that is a web page', () => {
  expect(
    linkedNumbers({
      numbers: ['1Z-A', '1Z-B', '1Z-C'],
      urls: ['https://ups.example/1Z-A', 'javascript:alert(1)'],
    }),
  ).toEqual([
    { number: '1Z-A', url: 'https://ups.example/1Z-A' },
    { number: '1Z-B', url: undefined },
    { number: '1Z-C', url: undefined },
  ]);
});

it('[TR2] a parcel says its numbers and its units line by line', () => {
  expect(numbersText({ numbers: ['1Z-A', '1Z-B'] })).toBe('1Z-A, 1Z-B');
  expect(numbersText({ numbers: [] })).toBe('no tracking number');
  expect(
    unitsText([
      { title: 'Red mug', sku: 'MUG-RED', quantity: 2 },
      { title: 'Gift card', sku: '', quantity: 1 },
    ]),
  ).toBe('2 × Red mug (MUG-RED), 1 × Gift card');
  expect(unitsText([])).toBe('no units of this order');
});

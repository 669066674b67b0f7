// A pushed line is known by the customer's line it stands for.
import { expect, it } from 'vitest';
import { lineNumbers } from '../../../scripts/stores/order-after.ts';
import { lineAfter, orderAfter, standingFor } from '../demo/after-order.ts';

const sold = orderAfter([lineAfter('a', 3), lineAfter('b', 2)]);

it('[TR2] gives both orders’ lines one number each, whatever their order', () => {
  const made = orderAfter([
    lineAfter('y', 2, standingFor('b')),
    lineAfter('x', 3, standingFor('a')),
  ]);
  expect([...lineNumbers(sold, sold)]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect([...lineNumbers(sold, made)]).toEqual([
    ['y', 2],
    ['x', 1],
  ]);
});

it('[TR2] refuses a pushed line that stands for none, and two that stand for one', () => {
  expect(() => lineNumbers(sold, orderAfter([lineAfter('x', 3)]))).toThrow(
    'Line x of #1001 stands for no line of the customer’s order.',
  );
  const twice = orderAfter([
    lineAfter('x', 3, standingFor('a')),
    lineAfter('y', 2, standingFor('a')),
  ]);
  expect(() => lineNumbers(sold, twice)).toThrow(
    'Two lines of #1001 stand for line 1 of the customer’s.',
  );
});

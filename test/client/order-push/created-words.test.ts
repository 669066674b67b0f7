// [OP9] View error says what was created at the source and what was not.
import { expect, it } from 'vitest';
import { createdWords } from '../../../client/order-push/created-words.ts';

const push = (state: 'ready' | 'creating' | 'created' | 'failed' | 'withdrawn', units: number) => ({
  state,
  units,
  sourceStoreName: 'North Supply',
  sourceOrderName: state === 'created' ? '#5001' : null,
});

it.each([
  [
    'failed',
    [push('failed', 1)],
    0,
    ['Nothing was created on North Supply yet: 1 unit still to go.'],
  ],
  [
    'created in part',
    [push('created', 2)],
    1,
    ['#5001 was created on North Supply with 2 units.', '1 unit stays at Mug Street.'],
  ],
  [
    'of an unknown answer',
    [push('creating', 3)],
    0,
    [
      'Whether an order of 3 units was created on North Supply is not known yet. We look for it and never create it twice.',
    ],
  ],
  [
    'in two parts, one of them withdrawn',
    [push('withdrawn', 1), push('created', 1)],
    2,
    ['#5001 was created on North Supply with 1 unit.', '2 units stay at Mug Street.'],
  ],
] as const)('[OP9] of an order %s', (_, pushes, heldUnits, sentences) => {
  expect(createdWords({ storeName: 'Mug Street', heldUnits, pushes })).toEqual(sentences);
});

import { expect, it } from 'vitest';
import type { Change } from '../../../src/live/change.ts';
import { gatherChanges } from '../../../src/live/gather-changes.ts';

const order = (id: string): Change => ({ of: 'orders', id });
const many = (count: number) => Array.from({ length: count }, (_, index) => order(`o${index}`));

it.each<[string, Change[], Change[]]>([
  ['nothing of nothing', [], []],
  ['each order once', [order('a'), order('b'), order('a')], [order('a'), order('b')]],
  ['all orders, where one change says so', [order('a'), { of: 'orders' }], [{ of: 'orders' }]],
  [
    'stores beside orders',
    [{ of: 'stores' }, order('a'), { of: 'stores' }],
    [order('a'), { of: 'stores' }],
  ],
  ['a hundred orders by name', many(100), many(100)],
  ['more than a hundred as all', many(101), [{ of: 'orders' }]],
])('says %s', (_, changes, said) => {
  expect(gatherChanges(changes)).toEqual(said);
});

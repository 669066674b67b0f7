// [OP8] The list's address holds all of what it shows, so that it can be reloaded and shared.
import { expect, it } from 'vitest';
import { listPath, viewOf, views } from '../../../client/order-push/list-address.ts';

it('[OP8] has a view for every push status, and one of all', () => {
  expect(views.map(({ name }) => name)).toEqual([
    'All',
    'Pending',
    'Success',
    'Partial',
    'Failed',
    'Not eligible',
  ]);
});

it.each([
  [{}, '/order-push'],
  [{ view: 'all', q: '' }, '/order-push'],
  [{ view: 'failed', q: 'a&b #1' }, '/order-push?view=failed&q=a%26b+%231'],
  [{ reason: 'too-few', cursor: 'x=' }, '/order-push?reason=too-few&cursor=x%3D'],
] as const)('[OP8] %j is %s', (listed, path) => {
  expect(listPath(listed)).toBe(path);
});

it('[OP8] a view nobody knows means all', () => {
  expect(['failed', 'not-eligible', 'everything', undefined].map(viewOf)).toEqual([
    'failed',
    'not-eligible',
    'all',
    'all',
  ]);
});

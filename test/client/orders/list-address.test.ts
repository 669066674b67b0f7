// [SO1] The address of the Orders page: what it asks the server, and that it comes back as it was.
import { expect, it } from 'vitest';
import {
  everything,
  filterOf,
  isNarrowed,
  listedOf,
  listPath,
  printPath,
  pushByHandPath,
} from '../../../client/orders/list-address.ts';

const narrow = {
  view: 'pushed',
  destination: 'st_1',
  location: 'lo_1',
  age: 3,
  partly: true,
  cursor: 'c',
} as const;

it('[SO1] an address that asks for nothing is the whole list', () => {
  expect(listedOf({})).toEqual(everything);
  expect(listPath(everything)).toBe('/orders');
  expect(filterOf(everything)).toEqual({});
  expect(isNarrowed(everything)).toBe(false);
});

it('[SO1] words that are none of ours ask for nothing', () => {
  expect(listedOf({ show: 'some', age: '4', partly: 'yes' })).toEqual(everything);
});

it('[SO1] every filter stands in the address and comes back', () => {
  const path = listPath(narrow);
  expect(path).toBe('/orders?show=pushed&destination=st_1&location=lo_1&age=3&partly=1&cursor=c');
  expect(listedOf(Object.fromEntries(new URLSearchParams(path.split('?')[1])))).toEqual(narrow);
  expect(filterOf(narrow)).toEqual({
    destinationId: 'st_1',
    locationId: 'lo_1',
    olderThanHours: 72,
    partly: true,
    show: 'pushed',
  });
  expect(isNarrowed(narrow)).toBe(true);
  expect(isNarrowed({ ...everything, cursor: 'c' })).toBe(false);
});

it('[SO1] paper is of chosen pushes, or of the filter from its beginning', () => {
  expect(printPath('slips', { pushIds: ['ps_1', 'ps_2'] })).toBe(
    '/orders/slips?pushes=ps_1%2Cps_2',
  );
  expect(printPath('pick-list', { listed: { ...everything, age: 1, cursor: 'c' } })).toBe(
    '/orders/pick-list?age=1',
  );
});

it('[SO1] Push Order leads to Manual Order Push with the store and the number', () => {
  expect(pushByHandPath({ storeId: 'st_1', name: '#1001' })).toBe(
    '/manual-push?destination=st_1&number=%231001',
  );
});

// Which rights a token lacks.
import { expect, it } from 'vitest';
import { missingRights, rights } from '../../../src/platforms/shopify/rights.ts';

const all = rights.map(({ handle }) => handle);

it('names none where all are there, also where a right to read is one to write', () => {
  expect(missingRights(all)).toEqual([]);
  expect(missingRights(all.map((right) => right.replace(/^read_/, 'write_')))).toEqual([]);
});

it('does not take a right to read for one to write', () => {
  expect(missingRights(all.map((right) => right.replace('write_orders', 'read_orders')))).toEqual([
    'write_orders',
  ]);
  expect(missingRights([])).toEqual(all);
});

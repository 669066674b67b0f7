// Whether anything that decides about an order's lines became otherwise while the order was taken.
import { expect, it } from 'vitest';
import type { LineFacts } from '../../../src/order-push/qualify-lines.ts';
import { isSameFacts } from '../../../src/orders/same-facts.ts';
import { anOrderLine } from '../../support/builders.ts';

const facts = (change: Partial<LineFacts> = {}): LineFacts => ({
  connectionId: 'cn_1',
  sourceStoreId: 'st_source',
  sourceCurrency: 'USD',
  sourceListingsWithSku: 1,
  ownListingsWithSku: 1,
  link: undefined,
  mappedLocationIds: new Set(['dest-1', 'dest-2']),
  ...change,
});

const line = anOrderLine({});
const isSame = (change: Partial<LineFacts>) =>
  isSameFacts(
    [line],
    () => [facts()],
    () => [facts(change)],
  );

it('[OP5] tells whether a place was mapped, or a SKU linked, in whatever order they are read', () => {
  expect(isSame({})).toBe(true);
  expect(isSame({ mappedLocationIds: new Set(['dest-2', 'dest-1']) })).toBe(true);
  expect(isSame({ mappedLocationIds: new Set(['dest-1']) })).toBe(false);
  expect(isSame({ mappedLocationIds: new Set(['dest-1', 'dest-3']) })).toBe(false);
  expect(isSame({ sourceListingsWithSku: 2 })).toBe(false);
  const link = {
    ...{ active: true, sourceVariantId: 's1', sourceInventoryItemId: 'i1', sourceTracked: true },
    ...{ sourceGone: false, waitsForApply: false, since: 0 },
  };
  expect(isSame({ link })).toBe(false);
});

it('[OP5] tells whether a connection was added, and nothing of lines that are not the order’s', () => {
  expect(
    isSameFacts(
      [line],
      () => [facts()],
      () => [facts(), facts({ connectionId: 'cn_2' })],
    ),
  ).toBe(false);
  expect(
    isSameFacts(
      [],
      () => [facts()],
      () => [],
    ),
  ).toBe(true);
});

// A line of a push that waits for its turn stays where a person changed its link or its place meanwhile.
import { describe, expect, it } from 'vitest';
import type { LineFacts } from '../../../src/order-push/qualify-lines.ts';
import { staysByNow } from '../../../src/order-push/stays-by-now.ts';
import { anOrderLine } from '../../support/builders.ts';

const line = anOrderLine();
const link = {
  active: true,
  sourceVariantId: 's1',
  sourceInventoryItemId: 'i1',
  sourceTracked: true,
  sourceGone: false,
  waitsForApply: false,
  since: 0,
};
const facts: LineFacts = {
  connectionId: 'c',
  sourceStoreId: 'source',
  sourceCurrency: 'USD',
  sourceListingsWithSku: 1,
  ownListingsWithSku: 1,
  link,
  mappedLocationIds: new Set(line.assigned.map(({ locationId }) => locationId)),
};

describe('a line that was to go', () => {
  it.each<[string, boolean, LineFacts[], typeof line]>([
    ['goes as it was written', false, [facts], line],
    [
      'stays where its link is paused',
      true,
      [{ ...facts, link: { ...link, active: false } }],
      line,
    ],
    ['stays where its link is gone', true, [{ ...facts, link: undefined }], line],
    [
      'stays where its link leads elsewhere',
      true,
      [{ ...facts, link: { ...link, sourceVariantId: 's2' } }],
      line,
    ],
    [
      'stays where its place is served no longer',
      true,
      [{ ...facts, mappedLocationIds: new Set() }],
      line,
    ],
    [
      'stays where its source is connected no longer',
      true,
      [{ ...facts, sourceStoreId: 'other' }],
      line,
    ],
    [
      'goes where a part of it has a place that is served',
      false,
      [facts],
      { ...line, assigned: [{ locationId: 'closed', quantity: 1 }, ...line.assigned] },
    ],
    ['goes where its store has not routed it again yet', false, [facts], { ...line, assigned: [] }],
    [
      'is not spoken of where the order has it no longer',
      false,
      [],
      anOrderLine({ id: 'another' }),
    ],
  ])('[OP5] %s', (_, stays, known, now) => {
    const pushed = { lineId: line.id, sourceVariantId: 's1' };
    expect(staysByNow({ sourceStoreId: 'source' }, pushed, { lines: [now] }, () => known)).toBe(
      stays,
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  keepReadings,
  readingsNextDue,
  readingsPerMessage,
  takeReadings,
} from '../../../src/gate/readings.ts';
import { type Reading, readingsMessage, splitReadings } from '../../../src/stock/stock-message.ts';
import { openGate } from './rows.ts';

const ofSource = (number: number): Reading => ({
  of: 'read-source',
  ledger: { sourceStoreId: 'north', inventoryItemId: `item-${number}` },
});
const ofDestination = (number: number): Reading => ({
  of: 'read-destination',
  ledger: { sourceStoreId: 'north', inventoryItemId: `item-${number}` },
  storeId: 'street',
  inventoryItemId: `shown-${number}`,
});

describe('readings that ledgers are owed', () => {
  it('go at once when nothing was read for a while', () => {
    const sql = openGate();
    keepReadings(sql, [ofSource(1)], 5_000);
    expect(readingsNextDue(sql)).toBe(5_000);
    expect(takeReadings(sql, 5_000)).toEqual([ofSource(1)]);
    expect(readingsNextDue(sql)).toBeUndefined();
  });

  it('gather while many are owed, and go together a second later', () => {
    const sql = openGate();
    keepReadings(sql, [ofSource(1)], 0);
    takeReadings(sql, 0);
    for (const number of [2, 3, 4]) keepReadings(sql, [ofSource(number)], number * 100);
    expect(readingsNextDue(sql)).toBe(1_000);
    expect(takeReadings(sql, 999)).toEqual([]);
    expect(takeReadings(sql, 1_000).toSorted(byText)).toEqual([2, 3, 4].map(ofSource));
  });

  it('are one for a ledger that asks twice, and two for two things of it', () => {
    const sql = openGate();
    keepReadings(sql, [ofSource(1), ofDestination(1)], 0);
    keepReadings(sql, [ofSource(1)], 10);
    expect(takeReadings(sql, 20).toSorted(byText)).toEqual([ofDestination(1), ofSource(1)]);
  });

  it('go in messages that a Worker can carry, those that waited longest first', () => {
    const sql = openGate();
    keepReadings(
      sql,
      Array.from({ length: readingsPerMessage }, (_, at) => ofSource(at)),
      0,
    );
    keepReadings(sql, [ofDestination(7)], 1);
    expect(takeReadings(sql, 1)).toHaveLength(readingsPerMessage);
    expect(takeReadings(sql, 1_001)).toEqual([ofDestination(7)]);
  });
});

describe('what a ledger hands over', () => {
  it('is readings by the store that is read, and errands for the queue', () => {
    const adjust = {
      of: 'adjust',
      ledger: { sourceStoreId: 'north', inventoryItemId: 'item-1' },
      number: 1,
    } as const;
    const { readings, others } = splitReadings([ofSource(1), adjust, ofDestination(1)]);
    expect([...readings]).toEqual([
      ['north', [ofSource(1)]],
      ['street', [ofDestination(1)]],
    ]);
    expect(others).toEqual([adjust]);
  });

  it('is one message for all readings of a store, and the reading itself where it is alone', () => {
    expect(readingsMessage('north', [ofSource(1)])).toEqual(ofSource(1));
    expect(readingsMessage('north', [ofSource(1), ofSource(2)])).toEqual({
      of: 'read-together',
      storeId: 'north',
      readings: [ofSource(1), ofSource(2)],
    });
  });
});

const byText = (a: Reading, b: Reading): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

import { expect, it } from 'vitest';
import { findParcel } from '../../../src/mirror/find-parcel.ts';
import type { PlatformShipment } from '../../../src/platforms/platform.ts';

const shipment = (change: Partial<PlatformShipment> = {}): PlatformShipment => ({
  id: 'f-2',
  orderId: 'o-1',
  name: '#5001-F2',
  status: 'success',
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
  tracking: { company: 'UPS', numbers: ['1Z'], urls: [] },
  delivery: undefined,
  lines: [
    { lineId: 'a', sku: 'MUG-RED', quantity: 1, destinationLineId: undefined },
    { lineId: 'a', sku: 'MUG-RED', quantity: 1, destinationLineId: undefined },
  ],
  orderReference: undefined,
  ...change,
});

const sent = {
  parcel: { lines: new Map([['a', 2]]) },
  tracking: { company: 'UPS', numbers: ['1Z'], urls: [] },
  known: new Set(['f-1']),
};

it.each<[string, Partial<PlatformShipment>, boolean]>([
  ['the shipment that was sent', {}, true],
  ['one that is on its way there', { status: 'open' }, true],
  ['one of that number that was there before', { id: 'f-1' }, false],
  ['a cancelled one', { status: 'cancelled' }, false],
  ['one of another number', { tracking: { ...sent.tracking, numbers: ['2Z'] } }, false],
  ['one without a number', { tracking: { ...sent.tracking, numbers: [] } }, false],
  ['one that is short of a unit', { lines: shipment().lines.slice(1) }, false],
])('a lost answer and %s', (_, change, found) => {
  const candidate = shipment(change);
  expect(findParcel(sent, [candidate])).toEqual(found ? candidate : undefined);
});

it('without a number, the new shipment without one is it', () => {
  const tracking = { company: undefined, numbers: [], urls: [] };
  const candidate = shipment({ tracking });
  expect(findParcel({ ...sent, tracking }, [shipment(), candidate])).toBe(candidate);
});

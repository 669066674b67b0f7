import { describe, expect, it } from 'vitest';
import { findCopy } from '../../../src/mirror/find-copy.ts';
import type { PlatformShipment } from '../../../src/platforms/platform.ts';

const there = (change: Partial<PlatformShipment> = {}): PlatformShipment => ({
  id: 'f1',
  orderId: 'o1',
  name: '#1001.1',
  status: 'success',
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
  tracking: { company: 'UPS', numbers: ['1Z1'], urls: [] },
  delivery: undefined,
  lines: [{ lineId: 'x/1', sku: 'A', quantity: 2, destinationLineId: undefined }],
  orderReference: undefined,
  ...change,
});

const wanted = {
  tracking: { company: 'UPS', numbers: ['1Z1'], urls: [] },
  left: [{ destinationLineId: '1', quantity: 2 }],
  destinationShipmentIds: [] as string[],
  takenShipmentIds: new Set<string>(),
};

const unnumbered = { company: 'UPS', numbers: [], urls: [] };

describe('recognising a copy that is there', () => {
  it.each([
    ['the same number and lines', wanted, there(), true],
    [
      'the same number on fewer units',
      wanted,
      there({ lines: [{ lineId: 'x/1', sku: 'A', quantity: 1, destinationLineId: undefined }] }),
      true,
    ],
    [
      'the same number on more units than are left',
      wanted,
      there({ lines: [{ lineId: 'x/1', sku: 'A', quantity: 3, destinationLineId: undefined }] }),
      false,
    ],
    [
      'another number',
      wanted,
      there({ tracking: { company: 'UPS', numbers: ['1Z2'], urls: [] } }),
      false,
    ],
    ['a cancelled one', wanted, there({ status: 'cancelled' }), false],
    [
      'one that stands for another shipment',
      { ...wanted, takenShipmentIds: new Set(['f1']) },
      there(),
      false,
    ],
    ['one counted before', { ...wanted, destinationShipmentIds: ['f1'] }, there(), false],
    [
      'no number, the very same lines',
      { ...wanted, tracking: unnumbered },
      there({ tracking: unnumbered }),
      true,
    ],
    [
      'no number, other quantities',
      { ...wanted, tracking: unnumbered, left: [{ destinationLineId: '1', quantity: 1 }] },
      there({ tracking: unnumbered }),
      false,
    ],
  ])('%s', (_, shipment, candidate, found) => {
    expect(findCopy(shipment, [candidate]) !== undefined).toBe(found);
  });
});

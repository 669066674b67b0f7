import { describe, expect, it } from 'vitest';
import { findConflict } from '../../../src/mirror/find-conflict.ts';
import type { PlatformShipment } from '../../../src/platforms/platform.ts';

const there = (
  id: string,
  quantity: number,
  change: Partial<PlatformShipment> = {},
): PlatformShipment => ({
  ...{ id, orderId: 'o1', name: `#${id}`, status: 'success' },
  ...{ createdAt: '2026-11-23T12:00:00Z', updatedAt: '2026-11-23T12:00:00Z' },
  tracking: { company: 'UPS', numbers: ['BY-HAND'], urls: [] },
  delivery: undefined,
  lines: [{ lineId: 'x/1', sku: 'A', quantity, destinationLineId: undefined }],
  orderReference: undefined,
  ...change,
});

const ours = {
  destinationShipmentIds: [] as string[],
  takenShipmentIds: new Set<string>(),
  conflict: undefined,
  others: [],
};
const left = [{ destinationLineId: '1', quantity: 2 }];
const units = (quantity: number) => [{ destinationLineId: '1', quantity }];
const linkedTo = (shipmentId: string, quantity: number) => ({
  ...{ destinationShipmentIds: [shipmentId], takenBack: false },
  ...{ sourceStoreId: 'st_1', sourceShipmentId: 's1' },
  latestTracking: { company: undefined, numbers: [], urls: [] },
  conflict: {
    ...{ shipmentId, name: `#${shipmentId}`, choice: 'theirs' as const, lines: units(quantity) },
    tracking: { company: 'UPS', numbers: ['BY-HAND'], urls: [] },
  },
});

describe('what was entered by hand for the same units', () => {
  it('[TR3] is the one with most of them, with no more than are left', () => {
    const found = findConflict(ours, left, [there('f1', 1), there('f2', 5)]);
    expect(found).toMatchObject({ shipmentId: 'f2', lines: units(2) });
  });

  it.each([
    ['one that was taken back', ours, there('f1', 2, { status: 'cancelled' })],
    ['one of other lines', ours, there('f1', 2, { lines: [] })],
    ['our own copy', { ...ours, destinationShipmentIds: ['f1'] }, there('f1', 2)],
    ['another parcel’s copy', { ...ours, takenShipmentIds: new Set(['f1']) }, there('f1', 2)],
    [
      'one whose units all stand for another parcel',
      { ...ours, takenShipmentIds: new Set(['f1']), others: [linkedTo('f1', 2)] },
      there('f1', 2),
    ],
  ])('[TR3] is not %s', (_, shipment, candidate) => {
    expect(findConflict(shipment, left, [candidate])).toBeUndefined();
  });

  it('[TR3] may be one that a person linked to another parcel, with what that leaves of it', () => {
    const shared = { takenShipmentIds: new Set(['f1']), others: [linkedTo('f1', 2)] };
    expect(findConflict({ ...ours, ...shared }, left, [there('f1', 3)])).toMatchObject({
      lines: units(1),
    });
  });

  it('[TR3] keeps what was chosen about before', () => {
    const { conflict } = linkedTo('f0', 1);
    const found = findConflict({ ...ours, conflict }, left, [there('f1', 2)]);
    expect(found?.before).toEqual([{ shipmentId: 'f0', choice: 'theirs', lines: units(1) }]);
  });
});

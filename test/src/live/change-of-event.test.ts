import { expect, it } from 'vitest';
import type { Change } from '../../../src/live/change.ts';
import { changeOfEvent } from '../../../src/live/change-of-event.ts';
import type { PlatformEvent } from '../../../src/platforms/platform-event.ts';

const orderId = 'gid://shopify/Order/613';
const ours = 'crossdock:mug-street.myshopify.com:612:1';

it.each<[PlatformEvent, Change | undefined]>([
  [
    { kind: 'order-changed', orderId, sourceIdentifier: undefined },
    { of: 'orders', id: 'st_1.613' },
  ],
  [
    { kind: 'order-cancelled', orderId, sourceIdentifier: 'pos-7' },
    { of: 'orders', id: 'st_1.613' },
  ],
  [{ kind: 'order-changed', orderId, sourceIdentifier: ours }, { of: 'orders' }],
  [{ kind: 'shipment-changed', orderId, shipmentId: 'x' }, { of: 'orders' }],
  [{ kind: 'store-left' }, { of: 'stores' }],
  [{ kind: 'order-deleted', orderId }, { of: 'orders' }],
  [{ kind: 'order-touched', orderId }, { of: 'orders' }],
  [
    {
      kind: 'stock-changed',
      inventoryItemId: 'i',
      locationId: 'l',
      available: 1,
      updatedAt: '2026-11-23T12:00:00Z',
    },
    undefined,
  ],
  [{ kind: 'unreadable', reason: 'no JSON' }, undefined],
  [{ kind: 'nothing-to-do', topic: 'products/update' }, undefined],
])('%j is told as %j', (event, change) => {
  expect(changeOfEvent('st_1', event)).toEqual(change);
});

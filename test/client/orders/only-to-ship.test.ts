// [SO1] Whether a number that was typed or scanned means one thing to ship.
import { expect, it } from 'vitest';
import { onlyToShip } from '../../../client/orders/types.ts';
import type { OrderToShip } from '../../../client/trpc.ts';

const row = (orderId: string, pushId: string | null): OrderToShip => ({
  ...{ id: pushId ?? orderId, orderId, name: '#1', storeId: 'st', storeName: 'Mug Street' },
  ...{ customerName: '', placedAt: '', firstSeenAt: 0, unitCount: 1, lines: [], locations: [] },
  ...{ payment: 'paid', fulfillment: 'unfulfilled', decision: 'pushed', pushStatus: 'success' },
  push: pushId === null ? null : { ...push, id: pushId },
});
const push = {
  ...{ part: 1, sourceStoreId: 's', sourceStoreName: '', sourceOrderName: '', sourceOrderUrl: '' },
  ...{ createdAt: 0, unitsLeft: 1, unitsShipped: 0 },
};

it.each([
  ['one push', [row('o', 'p')], 'p'],
  ['one push, and the rest of its order', [row('o', null), row('o', 'p')], 'p'],
  ['an order at no source', [row('o', null)], undefined],
  ['two parts', [row('o', 'p'), row('o', 'q')], undefined],
  ['two orders', [row('o', 'p'), row('x', null)], undefined],
])('[SO1] %s', (_, found, id) => {
  expect(onlyToShip(found)?.id).toBe(id);
});

// The one sentence of health: what it says first, and that it says nothing where nothing is wrong.
import { expect, it } from 'vitest';
import { healthOf } from '../../../client/overview/health.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const minute = 60_000;
const well = { failedPushes: 0, failedShipments: 0, oldestWaiting: null, deadLetterCount: 0 };
const waiting = (ms: number) => ({
  orderId: 'st_1.1',
  orderName: '#1001',
  storeName: 'Mug Street',
  since: now - ms,
  failureKind: null,
  dueAt: null,
});
const stores = [
  { name: 'North Supply', state: 'working' as const },
  { name: 'Mug Street', state: 'working' as const },
];
const shut = { name: 'Harbor Goods', state: 'unauthorized' as const };

it.each([
  ['nothing', well, stores, 'good', 'All 2 stores work, and nothing needs you.', undefined],
  ['no store', well, [], 'wait', 'No store is connected yet.', '/stores'],
  [
    'an order under way',
    { ...well, oldestWaiting: waiting(minute) },
    stores,
    'good',
    'All 2 stores work, and nothing needs you.',
    undefined,
  ],
  [
    'an order that waits long',
    { ...well, oldestWaiting: waiting(61 * minute) },
    stores,
    'wait',
    'An order has waited for 1 h 1 min; it is tried again by itself.',
    '/order-push',
  ],
  ['one failed push', { ...well, failedPushes: 1 }, stores, 'bad', '1 push failed.', '/order-push'],
  [
    'failed pushes and a shut store',
    { ...well, failedPushes: 3 },
    [...stores, shut],
    'bad',
    'Harbor Goods needs attention and 3 pushes failed.',
    '/stores',
  ],
  [
    'tracking that did not come back',
    { ...well, failedShipments: 2 },
    stores,
    'bad',
    'The tracking of 2 shipments did not come back.',
    '/order-push',
  ],
  [
    'work that gave up',
    { ...well, deadLetterCount: 1 },
    stores,
    'bad',
    '1 piece of work gave up.',
    '/',
  ],
  [
    'all of it',
    { ...well, failedPushes: 1, failedShipments: 1, deadLetterCount: 2 },
    [shut, shut],
    'bad',
    '2 stores need attention, 1 push failed, the tracking of 1 shipment did not come back, and 2 pieces of work gave up.',
    '/stores',
  ],
] as const)('with %s', (_, overview, connected, tone, says, path) => {
  expect(healthOf(overview, connected, now)).toEqual({ tone, says, path });
});

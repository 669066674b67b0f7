// [SO1] Whose label a tracking number is: filled in where nobody named a carrier, and never over what a person wrote.
import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import { createTrackingEntry } from '../../../client/orders/tracking-entry.ts';

const ups = '1Z999AA10123456784';

const made = () => createRoot(() => createTrackingEntry());

it('[SO1] fills in the one carrier a number fits, and takes it away again with the number', async () => {
  const entry = made();
  entry.typeNumber(ups);
  await entry.settle();
  expect([entry.carrier(), entry.seen()]).toEqual(['UPS', { kind: 'filled', carrier: 'UPS' }]);
  entry.typeNumber('ABC');
  await entry.settle();
  expect([entry.carrier(), entry.seen()]).toEqual(['', { kind: 'none' }]);
});

it('[SO1] warns of a number that the named carrier would not give, and keeps both', async () => {
  const entry = made();
  entry.typeCarrier('UPS');
  entry.typeNumber('1Z999AA10123456785');
  await entry.settle();
  expect([entry.carrier(), entry.number(), entry.seen()]).toEqual([
    'UPS',
    '1Z999AA10123456785',
    { kind: 'looks-wrong', carrier: 'UPS' },
  ]);
});

it('[SO1] never fills in over what a person wrote or took away', async () => {
  const named = made();
  named.typeCarrier('My courier');
  named.typeNumber(ups);
  await named.settle();
  expect(named.carrier()).toBe('My courier');

  const emptied = made();
  emptied.typeNumber(ups);
  await emptied.settle();
  emptied.typeCarrier('');
  await emptied.settle();
  expect(emptied.carrier()).toBe('');
});

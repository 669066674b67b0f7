// What of an address is put into another form where a source store refuses it (OP1).
import { describe, expect, it } from 'vitest';
import {
  repairAddress,
  repairFor,
  shownRepair,
} from '../../../../src/order-push/copied/repair-address.ts';
import type { Address, PlatformOrder } from '../../../../src/platforms/platform.ts';
import { anOrder } from '../../../support/builders.ts';

const address = (change: Partial<Address> = {}): Address => ({
  firstName: 'Dana',
  lastName: 'Reyes',
  company: undefined,
  address1: '18 Pine St',
  address2: undefined,
  city: 'Austin',
  provinceCode: 'TX',
  zip: '78701',
  countryCode: 'US',
  phone: '(512) 555-0100',
  ...change,
});

const sentTo = (change: Partial<Address>): PlatformOrder =>
  anOrder({ shippingAddress: address(change) });

describe('[OP1] a province that the source refuses', () => {
  it.each([
    ['US', 'tx', 'TX'],
    ['US', 'US-TX', 'TX'],
    ['US', 'Texas', 'TX'],
    ['US', ' new  york ', 'NY'],
    ['US', 'D.C.', 'DC'],
    ['US', 'puerto rico', 'PR'],
    ['US', 'West Virginia', 'WV'],
    ['CA', 'Québec', 'QC'],
    ['CA', 'CA-ON', 'ON'],
    ['AU', 'N.S.W.', 'NSW'],
    ['AU', 'Northern Territory', 'NT'],
    ['IN', 'IN-MH', 'MH'],
    ['IN', 'mh', 'MH'],
  ])('in %s goes as its code: %s is %s', (countryCode, provinceCode, to) => {
    const field = 'shippingAddress.provinceCode';
    const order = sentTo({ countryCode, provinceCode });
    expect(repairFor(field, order)).toEqual({ field, from: provinceCode, to });
    expect(repairAddress(order, [field])).toEqual(sentTo({ countryCode, provinceCode: to }));
  });

  it.each([
    ['US', 'TX'],
    ['US', 'ON'],
    ['US', 'Texarkana'],
    ['US', 'CA-TX'],
    ['JP', 'JP-13'],
    ['IN', 'Maharashtra'],
    ['US', ''],
    ['US', undefined],
    [undefined, 'tx'],
  ])('in %s stays where we know nothing better: %s', (countryCode, provinceCode) => {
    const order = sentTo({ countryCode, provinceCode });
    expect(repairFor('shippingAddress.provinceCode', order)).toBeUndefined();
    expect(repairAddress(order, ['shippingAddress.provinceCode'])).toEqual(order);
  });
});

describe('[OP1] a phone that the source refuses', () => {
  const order = anOrder({
    shippingAddress: address(),
    billingAddress: address({ countryCode: 'DE', phone: '0171 2345678' }),
    customer: {
      id: '9',
      firstName: 'Dana',
      lastName: 'Reyes',
      email: undefined,
      phone: '512 555 0101',
    },
  });

  it('goes as E.164, by the country of its own address', () => {
    const fields = ['shippingAddress.phone', 'billingAddress.phone', 'phone'];
    expect(fields.map((field) => repairFor(field, order))).toEqual([
      { field: 'shippingAddress.phone', from: '(512) 555-0100', to: '+15125550100' },
      { field: 'billingAddress.phone', from: '0171 2345678', to: '+491712345678' },
      { field: 'phone', from: '512 555 0101', to: '+15125550101' },
    ]);
  });

  it('changes nothing but the fields that were refused', () => {
    expect(repairAddress(order, ['billingAddress.phone'])).toEqual({
      ...order,
      billingAddress: address({ countryCode: 'DE', phone: '+491712345678' }),
    });
    expect(repairAddress(order, ['phone', 'shippingAddress.phone'])).toEqual({
      ...order,
      shippingAddress: address({ phone: '+15125550100' }),
      customer: { ...order.customer, phone: '+15125550101' },
    });
    expect(repairAddress(order, [])).toEqual(order);
  });

  it('is the order’s own where the customer has none', () => {
    const guest = anOrder({
      customer: undefined,
      phone: '512 555 0101',
      shippingAddress: address(),
    });
    expect(repairAddress(guest, ['phone'])).toEqual({ ...guest, phone: '+15125550101' });
  });

  it.each([
    ['is right already', 'shippingAddress.phone', sentTo({ phone: '+15125550100' })],
    ['has an extension', 'shippingAddress.phone', sentTo({ phone: '512 555 0100 x4' })],
    ['is not there', 'shippingAddress.phone', sentTo({ phone: undefined })],
    ['has no address', 'billingAddress.phone', anOrder()],
  ])('stays where it %s', (_, field, unchanged) => {
    expect(repairFor(field, unchanged)).toBeUndefined();
    expect(repairAddress(unchanged, [field])).toEqual(unchanged);
  });
});

it.each([
  'shippingAddress.zip',
  'shippingAddress.firstName',
  'shippingAddress.countryCode',
  'shippingAddress',
  'email',
  'customer.lastName',
  '',
])('[OP1] nothing else is repaired: %s', (field) => {
  const order = sentTo({ zip: ' 78701', provinceCode: 'tx', countryCode: 'us' });
  expect(repairFor(field, order)).toBeUndefined();
  expect(repairAddress(order, [field])).toEqual(order);
});

describe('[AC1] the timeline shows both forms and no whole number', () => {
  it.each([
    ['(512) 555-0100', '+15125550100', '(512) •••-0100 → +1512•••0100'],
    ['+1 (512) 555-0100', '+15125550100', '+1 (51•) •••-0100 → +151••••0100'],
    ['0171 2345678', '+491712345678', '017• •••5678 → +4917••••5678'],
    ['+49 (0)171 2345678', '+491712345678', '+49 (0)1•• •••5678 → +491•••••5678'],
    ['406 12 345', '+4740612345', '40• •• 345 → +4740•••345'],
    ['５１２ ５５５ ０１００', '+15125550100', '512 ••• 0100 → +1512•••0100'],
  ])('%s', (from, to, words) => {
    expect(shownRepair({ field: 'shippingAddress.phone', from, to })).toBe(words);
  });

  it('a province as it is', () => {
    const repair = { field: 'billingAddress.provinceCode', from: 'US-TX', to: 'TX' };
    expect(shownRepair(repair)).toBe('US-TX → TX');
  });
});

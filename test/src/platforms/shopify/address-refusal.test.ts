// Which refusals of orderCreate are about an address, a name, a phone or an e-mail (OP13).
import { expect, it } from 'vitest';
import { addressRefusalOf } from '../../../../src/platforms/shopify/address-refusal.ts';

const error = (field: string[] | null, message = 'is invalid') => ({ field, message });

it.each<[string[] | null, string | undefined]>([
  [['order', 'shippingAddress', 'phone'], 'shippingAddress.phone'],
  [['order', 'shippingAddress', 'provinceCode'], 'shippingAddress.provinceCode'],
  [['order', 'shippingAddress', 'province'], 'shippingAddress.provinceCode'],
  [['order', 'shipping_address', 'province_code'], 'shippingAddress.provinceCode'],
  [['order', 'shippingAddress', 'country'], 'shippingAddress.countryCode'],
  [['order', 'shippingAddress'], 'shippingAddress'],
  [['shippingAddress', 'lastName'], 'shippingAddress.lastName'],
  [['order', 'billingAddress', 'zip'], 'billingAddress.zip'],
  [['order', 'email'], 'email'],
  [['order', 'phone'], 'phone'],
  [['order', 'customer', 'toUpsert', 'phone'], 'phone'],
  [['order', 'customer', 'toUpsert', 'email'], 'email'],
  [['order', 'customer', 'toUpsert', 'firstName'], 'customer.firstName'],
  [['order', 'customer'], undefined],
  [['order', 'customer', 'toUpsert', 'tags'], undefined],
  [['order', 'lineItems', '0', 'quantity'], undefined],
  [['order', 'metafields', '0', 'value'], undefined],
  [['order', 'note'], undefined],
  [['order'], undefined],
  [[], undefined],
  [null, undefined],
])('[OP13] a refusal at %j is about %s', (path, field) => {
  expect(addressRefusalOf([error(path)])).toEqual(
    field === undefined ? undefined : { kind: 'address-refused', message: 'is invalid', field },
  );
});

it('[OP13] of several the first is named and all are said', () => {
  expect(
    addressRefusalOf([
      error(['order', 'shippingAddress', 'phone'], 'Phone is invalid'),
      error(['order', 'billingAddress', 'zip'], 'Zip is invalid'),
    ]),
  ).toEqual({
    kind: 'address-refused',
    message: 'Phone is invalid; Zip is invalid',
    field: 'shippingAddress.phone',
  });
});

it('[OP13] with anything else wrong it is a refusal of the order', () => {
  expect(
    addressRefusalOf([error(['order', 'phone']), error(['order', 'lineItems', '0'])]),
  ).toBeUndefined();
  expect(addressRefusalOf([])).toBeUndefined();
});

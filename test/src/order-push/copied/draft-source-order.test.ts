// The order to create on the source store, by the settings of the destination (OP1, OP12).
import { describe, expect, it } from 'vitest';
import {
  customerNameOf,
  type DraftInput,
  draftSourceOrder,
} from '../../../../src/order-push/copied/draft-source-order.ts';
import {
  defaultOrderPushSettings,
  type OrderPushSettings,
} from '../../../../src/order-push/settings.ts';
import { anOrder, anOrderLine } from '../../../support/builders.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const stateTax = (amount: string) => ({ title: 'State', rate: '0.0625', price: usd(amount) });

const draft = (change: Partial<DraftInput> = {}, settings: Partial<OrderPushSettings> = {}) =>
  draftSourceOrder({
    order: anOrder(),
    reference: 'crossdock:mug-street.myshopify.com:1:1',
    orderUrl: 'https://mug-street.myshopify.com/admin/orders/1',
    destination: { name: 'Mug Street', shop: 'mug-street.myshopify.com' },
    settings: { ...defaultOrderPushSettings, ...settings },
    prices: undefined,
    share: [[0, 10_000]],
    repairs: [],
    lines: [
      {
        lineId: 'gid://shopify/LineItem/11',
        sourceVariantId: 'source-variant',
        quantity: 1,
        before: 0,
      },
    ],
    ...change,
  });

const address = {
  firstName: 'Dana',
  lastName: 'Reyes',
  company: 'Reyes Tiles',
  address1: '18 Pine St',
  address2: 'Unit 4',
  city: 'Austin',
  provinceCode: 'TX',
  zip: '78701',
  countryCode: 'US',
  phone: '(512) 555-0100',
};

describe('the order to create on the source store', () => {
  it('[OP1] carries everything of the destination order that a source needs, and where it came from', () => {
    const order = anOrder({
      shippingAddress: address,
      billingAddress: { ...address, company: undefined },
      lines: [anOrderLine({ properties: [{ name: 'Engraving', value: 'For Ada' }] })],
      taxesIncluded: true,
      test: true,
    });
    expect(draft({ order })).toEqual({
      reference: 'crossdock:mug-street.myshopify.com:1:1',
      referenceUrl: 'https://mug-street.myshopify.com/admin/orders/1',
      currency: 'USD',
      lines: [
        {
          variantId: 'source-variant',
          quantity: 1,
          unitPrice: usd('19.50'),
          taxes: [],
          taxable: true,
          requiresShipping: true,
          destinationLineId: 'gid://shopify/LineItem/11',
          properties: [{ name: 'Engraving', value: 'For Ada' }],
        },
      ],
      customer: { firstName: 'Dana', lastName: 'Reyes', email: undefined, phone: undefined },
      shippingAddress: address,
      billingAddress: { ...address, company: undefined },
      shippingLines: [{ title: 'Standard', code: 'Standard', price: usd('5.00'), taxes: [] }],
      taxesIncluded: true,
      stock: 'as-it-has',
      note: 'Ring twice',
      tags: ['Crossdock', 'Mug Street'],
      attributes: [
        { name: 'Sold by', value: 'Mug Street' },
        { name: 'Sold as', value: '#1001' },
        { name: 'Destination shop', value: 'mug-street.myshopify.com' },
        { name: 'Gift', value: 'yes' },
      ],
      processedAt: '2026-11-23T12:00:00Z',
      payment: 'paid',
      paymentGateway: 'Crossdock',
      test: true,
    });
  });

  it('leaves out lines that are not in it', () => {
    expect(draft({ order: anOrder({ lines: [anOrderLine({ id: 'other' })] }) }).lines).toEqual([]);
  });
});

describe('whom the source store could write to', () => {
  const dana = { firstName: 'Dana', lastName: 'Reyes' };
  const nobody = { email: undefined, phone: undefined };

  it.each<[string, OrderPushSettings['email'], DraftInput['order'], object | undefined]>([
    ['nobody', { use: 'none', address: 'own@shop.example' }, anOrder(), { ...dana, ...nobody }],
    [
      'the customer, with the phone',
      { use: 'customer', address: '' },
      anOrder(),
      { ...dana, email: 'dana@example.com', phone: '+15125550100' },
    ],
    [
      'the address of the order before that of the customer',
      { use: 'customer', address: '' },
      anOrder({ email: 'order@example.com' }),
      { ...dana, email: 'order@example.com', phone: '+15125550100' },
    ],
    [
      'the customer where the order has no address',
      { use: 'customer', address: '' },
      anOrder({ email: undefined }),
      { ...dana, email: 'dana@example.com', phone: '+15125550100' },
    ],
    [
      'nobody where the customer has no e-mail, not by phone either',
      { use: 'customer', address: '' },
      anOrder({
        email: undefined,
        customer: { id: '9', ...dana, email: undefined, phone: '+15125550100' },
      }),
      { ...dana, ...nobody },
    ],
    [
      'a guest',
      { use: 'customer', address: '' },
      anOrder({ customer: undefined, phone: '+15125550102' }),
      {
        firstName: undefined,
        lastName: undefined,
        email: 'dana@example.com',
        phone: '+15125550102',
      },
    ],
    ['no guest', { use: 'none', address: '' }, anOrder({ customer: undefined }), undefined],
    [
      'the merchant alone',
      { use: 'own', address: ' own@shop.example ' },
      anOrder(),
      { ...dana, email: 'own@shop.example', phone: undefined },
    ],
    ['nobody without an address', { use: 'own', address: ' ' }, anOrder(), { ...dana, ...nobody }],
  ])('[TR1] is %s', (_, email, order, customer) => {
    expect(draft({ order }, { email }).customer).toEqual(customer);
  });

  it('[TR1] is nobody by default, whatever the order holds', () => {
    expect(JSON.stringify(draft())).not.toMatch(/dana@example\.com|5125550100/);
  });
});

describe('[OP12] what goes along by the settings', () => {
  it.each<[string, Partial<OrderPushSettings>, object]>([
    ['no note', { copyNote: false }, { note: undefined }],
    ['a note', { copyNote: true }, { note: 'Ring twice' }],
    ['own tags', { tags: ['wholesale'] }, { tags: ['Crossdock', 'Mug Street', 'wholesale'] }],
    [
      'the tags of the order',
      { tags: ['wholesale'], copyTags: true },
      { tags: ['Crossdock', 'Mug Street', 'wholesale', 'vip'] },
    ],
    ['payment to come', { payment: 'pending' }, { payment: 'pending' }],
    ['stock below zero', { tooFew: 'below-zero' }, { stock: 'below-zero' }],
    ['stock as it has', { tooFew: 'push-available' }, { stock: 'as-it-has' }],
  ])('%s', (_, settings, part) => {
    expect(draft({ order: anOrder({ tags: ['vip'] }) }, settings)).toMatchObject(part);
  });

  it('prices of the source, by its variants', () => {
    const prices = new Map([['source-variant', usd('11.00')]]);
    expect(draft({ prices }, { prices: 'source' }).lines[0]?.unitPrice).toEqual(usd('11.00'));
    expect(draft({ prices }, { prices: 'customer' }).lines[0]?.unitPrice).toEqual(usd('19.50'));
  });

  it('no price at all where the source does not say its own: never another one in its place', () => {
    expect(draft({ prices: new Map() }, { prices: 'source' }).lines[0]?.unitPrice).toEqual(usd(''));
  });
});

describe('the shipping of a part', () => {
  const order = anOrder({
    shippingLines: [
      { title: 'Standard', code: 'STD', price: usd('5.00'), taxes: [stateTax('0.41')] },
      { title: 'Bulky', code: undefined, price: usd('9.99'), taxes: [] },
    ],
  });
  const halves: DraftInput['share'][] = [[[0, 3333]], [[3333, 10_000]]];

  it('[OP13] names the method at no cost where the part has no share', () => {
    expect(draft({ order, share: [] }).shippingLines).toEqual([
      { title: 'Standard', code: 'STD', price: usd('0.00'), taxes: [] },
      { title: 'Bulky', code: undefined, price: usd('0.00'), taxes: [] },
    ]);
  });

  it('[OP13] is split to the cent, its taxes too', () => {
    const parts = halves.map((share) => draft({ order, share }, { taxes: 'copy' }).shippingLines);
    expect(parts.map((lines) => lines.map(({ price }) => price.amount))).toEqual([
      ['1.66', '3.32'],
      ['3.34', '6.67'],
    ]);
    expect(parts.map(([line]) => line?.taxes)).toEqual([[stateTax('0.13')], [stateTax('0.28')]]);
  });

  it('[OP12] goes by the method that the merchant names, at the same price', () => {
    const shipping = { method: 'named', title: ' Warehouse ' } as const;
    const named = (share: DraftInput['share']) =>
      draft({ order, share }, { shipping, taxes: 'copy' }).shippingLines;
    expect(named([[0, 10_000]])).toEqual([
      { title: 'Warehouse', code: undefined, price: usd('14.99'), taxes: [stateTax('0.41')] },
    ]);
    expect(halves.map((share) => named(share).map(({ price }) => price.amount))).toEqual([
      ['4.99'],
      ['10.00'],
    ]);
  });

  it.each([
    ['as sold without a name', { method: 'named', title: ' ' }, order.shippingLines.length],
    ['as sold', { method: 'as-sold', title: 'Warehouse' }, order.shippingLines.length],
  ] as const)('is %s', (_, shipping, count) => {
    expect(draft({ order }, { shipping }).shippingLines.map(({ title }) => title)).toEqual(
      ['Standard', 'Bulky'].slice(0, count),
    );
  });

  it('is named where the customer chose no method', () => {
    const shipping = { method: 'named', title: 'Warehouse' } as const;
    expect(draft({ order: anOrder({ shippingLines: [] }) }, { shipping }).shippingLines).toEqual([
      { title: 'Warehouse', code: undefined, price: usd('0.00'), taxes: [] },
    ]);
  });
});

describe('taxes', () => {
  const order = anOrder({ lines: [anOrderLine({ quantity: 3, taxes: [stateTax('1.00')] })] });
  const part = (before: number, quantity: number) =>
    draft(
      {
        order,
        lines: [{ lineId: 'gid://shopify/LineItem/11', sourceVariantId: 'v', quantity, before }],
      },
      { taxes: 'copy' },
    ).lines[0]?.taxes;

  it('[OP12] stay out by default', () => {
    expect(draft({ order }).lines[0]?.taxes).toEqual([]);
  });

  it('[OP12] go along with the units they are of', () => {
    expect(part(0, 3)).toEqual([stateTax('1.00')]);
    expect([part(0, 2), part(2, 1)]).toEqual([[stateTax('0.66')], [stateTax('0.34')]]);
  });
});

it('[OP1] sends what the source refused in its other form, and everything else as it is', () => {
  const order = anOrder({
    shippingAddress: { ...address, provinceCode: 'US-TX' },
    billingAddress: address,
  });
  expect(draft({ order, repairs: ['shippingAddress.phone'] })).toEqual({
    ...draft({ order }),
    shippingAddress: { ...address, provinceCode: 'US-TX', phone: '+15125550100' },
  });
  expect(
    draft({ order, repairs: ['shippingAddress.phone', 'shippingAddress.provinceCode'] })
      .shippingAddress,
  ).toEqual({ ...address, phone: '+15125550100' });
});

describe('the name in lists', () => {
  it.each([
    ['the customer', anOrder(), 'Dana Reyes'],
    ['nobody', anOrder({ customer: undefined }), 'Guest'],
    [
      'the delivery address of a guest',
      anOrder({
        customer: undefined,
        shippingAddress: {
          firstName: 'Ida',
          lastName: undefined,
          company: undefined,
          address1: undefined,
          address2: undefined,
          city: undefined,
          provinceCode: undefined,
          zip: undefined,
          countryCode: undefined,
          phone: undefined,
        },
      }),
      'Ida',
    ],
  ])('is that of %s', (_, order, name) => {
    expect(customerNameOf(order)).toBe(name);
  });
});

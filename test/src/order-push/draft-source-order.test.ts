import { describe, expect, it } from 'vitest';
import { customerNameOf, draftSourceOrder } from '../../../src/order-push/draft-source-order.ts';
import { anOrder, anOrderLine } from '../../support/builders.ts';

const draft = (order = anOrder(), part = 1) =>
  draftSourceOrder({
    order,
    reference: 'crossdock:mug-street.myshopify.com:1:1',
    part,
    orderUrl: 'https://mug-street.myshopify.com/admin/orders/1',
    destination: { name: 'Mug Street', shop: 'mug-street.myshopify.com' },
    lines: [
      { lineId: 'gid://shopify/LineItem/11', sourceVariantId: 'source-variant', quantity: 1 },
    ],
  });

describe('the order to create on the source store', () => {
  it('carries lines, note, shipping and where it came from', () => {
    expect(draft()).toMatchObject({
      lines: [
        {
          variantId: 'source-variant',
          quantity: 1,
          unitPrice: { amount: '19.50', currency: 'USD' },
          destinationLineId: 'gid://shopify/LineItem/11',
        },
      ],
      note: 'Ring twice',
      shippingLines: [{ title: 'Standard' }],
      tags: ['Crossdock', 'Mug Street'],
      attributes: [
        { name: 'Sold by', value: 'Mug Street' },
        { name: 'Sold as', value: '#1001' },
        { name: 'Destination shop', value: 'mug-street.myshopify.com' },
        { name: 'Gift', value: 'yes' },
      ],
    });
  });

  it('[TR1] names the customer and gives the source store nobody to write to', () => {
    expect(draft().customer).toEqual({
      firstName: 'Dana',
      lastName: 'Reyes',
      email: undefined,
      phone: undefined,
    });
    expect(JSON.stringify(draft())).not.toContain('dana@example.com');
  });

  it('charges shipping once: a further part names the method at no cost', () => {
    expect(draft(anOrder(), 2).shippingLines).toEqual([
      { title: 'Standard', code: 'Standard', price: { amount: '0', currency: 'USD' } },
    ]);
  });

  it('leaves a guest order without a customer', () => {
    expect(draft(anOrder({ customer: undefined })).customer).toBeUndefined();
  });

  it('leaves out lines that are not in it', () => {
    expect(draft(anOrder({ lines: [anOrderLine({ id: 'other' })] })).lines).toEqual([]);
  });
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

// The order the demo places: two lines, a full address beyond ASCII, a note, a note attribute, a paid shipping line.
import { charge, shippingPrice, usd } from '../stores/charge.ts';

export type SampleLine = { variantId: string; sku: string; price: string; quantity: number };

const address = {
  firstName: 'Zoë',
  lastName: 'Ångström-Reyes',
  address1: 'Calle Ñandú 12',
  address2: 'Piso 3º, puerta B',
  city: 'Málaga',
  provinceCode: 'MA',
  countryCode: 'ES',
  zip: '29001',
  phone: '+34951000112',
};

/** The customer's address for mails; a domain that belongs to nobody. */
export const customerEmail = 'zoe.reyes@example.com';

/**
 * Variables of `placeOrder`: an order of `lines` in US dollars, counted against the destination's stock; unpaid, or with
 * a card charged for all of it, so that money can go back.
 */
export function sampleOrder(
  lines: readonly SampleLine[],
  payment: 'unpaid' | 'by-card' = 'unpaid',
): Record<string, unknown> {
  return {
    order: {
      currency: 'USD',
      email: customerEmail,
      ...(payment === 'unpaid'
        ? { financialStatus: 'PENDING' }
        : { transactions: [charge(lines)] }),
      customer: {
        toUpsert: {
          email: customerEmail,
          firstName: address.firstName,
          lastName: address.lastName,
        },
      },
      shippingAddress: address,
      billingAddress: address,
      shippingLines: [
        { title: 'Standard, 3–5 days', code: 'standard', priceSet: usd(shippingPrice) },
      ],
      note: 'Please ring twice – the bell is shy. ☕',
      customAttributes: [{ key: 'Gift wrap', value: 'Yes, in blue' }],
      tags: ['demo'],
      lineItems: lines.map(({ variantId, price, quantity }) => ({
        variantId,
        quantity,
        requiresShipping: true,
        priceSet: usd(price),
      })),
    },
    options: { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY', sendReceipt: true },
  };
}

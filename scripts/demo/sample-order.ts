// The order the demo places: two lines, a full address beyond ASCII, a note, a note attribute, a paid shipping line.

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

/** Variables of `placeOrder`: an unpaid order of `lines` in US dollars, counted against the destination's stock. */
export function sampleOrder(lines: readonly SampleLine[]): Record<string, unknown> {
  const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
  return {
    order: {
      currency: 'USD',
      email: customerEmail,
      financialStatus: 'PENDING',
      customer: {
        toUpsert: {
          email: customerEmail,
          firstName: address.firstName,
          lastName: address.lastName,
        },
      },
      shippingAddress: address,
      billingAddress: address,
      shippingLines: [{ title: 'Standard, 3–5 days', code: 'standard', priceSet: usd('4.90') }],
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

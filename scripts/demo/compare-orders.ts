// Compares the order at the source with the one it was made from, point by point.
import {
  attributeOf,
  type ToldAddress,
  type ToldLine,
  type ToldOrder,
} from '../stores/told-order.ts';

export type Comparison = { subject: string; wanted: string; found: string; same: boolean };

/**
 * Pure. What the source's order must carry of the destination's: customer, both addresses, shipping line, note and
 * note attribute, provenance (whose order it is, under which name) and each line's SKU, quantity and price. That the
 * source has no e-mail to write to belongs to it: the customer hears from the destination only.
 */
export function compareOrders(
  sold: ToldOrder,
  made: ToldOrder,
  destination: { name: string; shop: string },
): Comparison[] {
  const pairs: [string, string, string][] = [
    ['customer', nameOf(sold.customer), nameOf(made.customer ?? made.shippingAddress)],
    ['shipping address', addressText(sold.shippingAddress), addressText(made.shippingAddress)],
    ['billing address', addressText(sold.billingAddress), addressText(made.billingAddress)],
    ['shipping line', shippingText(sold), shippingText(made)],
    ['note', sold.note ?? '', made.note ?? ''],
    ['note attribute', attribute(sold, 'Gift wrap'), attribute(made, 'Gift wrap')],
    ['sold by', destination.name, attribute(made, 'Sold by')],
    ['sold as', sold.name, attribute(made, 'Sold as')],
    ['destination shop', destination.shop, attribute(made, 'Destination shop')],
    ['tag', destination.name, made.tags.find((tag) => tag === destination.name) ?? ''],
    ['payment', 'PAID', made.displayFinancialStatus ?? ''],
    ['no e-mail at source', '', made.email ?? ''],
    ['lines', linesText(sold.lineItems.nodes), linesText(made.lineItems.nodes)],
  ];
  return pairs.map(([subject, wanted, found]) => ({
    subject,
    wanted,
    found,
    same: wanted === found,
  }));
}

/** The places where two orders differ, as one sentence; empty where they agree. */
export function differenceText(compared: readonly Comparison[]): string {
  return compared
    .filter(({ same }) => !same)
    .map(({ subject, wanted, found }) => `${subject}: wanted "${wanted}", found "${found}"`)
    .join('; ');
}

const nameOf = (who: { firstName: string | null; lastName: string | null } | null) =>
  [who?.firstName, who?.lastName].filter(Boolean).join(' ');

const addressText = (address: ToldAddress | null) =>
  address
    ? [
        nameOf(address),
        address.address1,
        address.address2,
        address.zip,
        address.city,
        address.provinceCode,
        address.countryCodeV2,
        address.phone,
      ].join(', ')
    : 'none';

const shippingText = (order: ToldOrder) =>
  order.shippingLines.nodes
    .map(({ title, originalPriceSet: { shopMoney } }) => `${title} ${moneyText(shopMoney)}`)
    .join('; ');

const attribute = (order: ToldOrder, key: string) => attributeOf(order, key) ?? '';

const linesText = (lines: readonly ToldLine[]) =>
  lines
    .map(
      ({ sku, quantity, originalUnitPriceSet: { shopMoney } }) =>
        `${quantity} × ${sku} at ${moneyText(shopMoney)}`,
    )
    .sort()
    .join('; ');

const moneyText = ({ amount, currencyCode }: { amount: string; currencyCode: string }) =>
  `${Number(amount).toFixed(2)} ${currencyCode}`;

/** Turns a destination order and the lines that go into the order to create on the source store (OP1). */
import type {
  PlatformOrder,
  PlatformOrderLine,
  SourceOrderDraft,
} from '../../platforms/platform.ts';
import { placesOf, sumOf } from '../../shared/decimal.ts';
import type { Money } from '../../shared/money.ts';
import type { OrderPushSettings } from '../settings.ts';
import { repairAddress } from './repair-address.ts';
import { type Share, sharedAmount } from './shipping-share.ts';
import { taxesOfShare, taxesOfUnits } from './taxes.ts';

export type DraftInput = {
  /** As its own store has it. */
  order: PlatformOrder;
  reference: string;
  /** Address of the destination order in its own admin, for people. */
  orderUrl: string;
  destination: { name: string; shop: string };
  settings: OrderPushSettings;
  /** What the source asks for each source variant; needed where the settings take its prices. */
  prices: ReadonlyMap<string, Money> | undefined;
  /** This push's part of what the customer paid for shipping. */
  share: Readonly<Share>;
  /** Fields that the source refused as they were, to be sent in their other form. */
  repairs: readonly string[];
  /** Lines that go, with the source variant and units. */
  lines: {
    lineId: string;
    sourceVariantId: string;
    quantity: number;
    /** Units of the line in earlier pushes, which took their part of its taxes. */
    before: number;
  }[];
};

type Line = SourceOrderDraft['lines'][number];
type ShippingLine = PlatformOrder['shippingLines'][number];

/**
 * Pure. E-mail and phone of the customer stay out by default, so the source store has nobody to write to (TR1); the
 * delivery phone stays on the address, for carriers. Amounts keep the order's currency. A price of the source that is
 * asked for and not known is left empty: no platform sends an order with what is no amount.
 */
export function draftSourceOrder(input: DraftInput): SourceOrderDraft {
  const { reference, orderUrl, destination, settings, share } = input;
  const order = repairAddress(input.order, input.repairs);
  return {
    reference,
    referenceUrl: orderUrl,
    currency: order.currency,
    lines: linesOf(order, input),
    customer: customerOf(order, settings.email),
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
    shippingLines: shippingLinesOf(order, settings).map((line) => ({
      ...line,
      price: {
        ...line.price,
        amount: sharedAmount(line.price.amount, share, placesOf(line.price.currency)),
      },
      taxes: settings.taxes === 'copy' ? taxesOfShare(line.taxes, share) : [],
    })),
    taxesIncluded: order.taxesIncluded,
    stock: settings.tooFew === 'below-zero' ? 'below-zero' : 'as-it-has',
    note: settings.copyNote ? order.note : undefined,
    tags: [
      'Crossdock',
      destination.name,
      ...settings.tags,
      ...(settings.copyTags ? order.tags : []),
    ],
    attributes: [
      { name: 'Sold by', value: destination.name },
      { name: 'Sold as', value: order.name },
      { name: 'Destination shop', value: destination.shop },
      ...order.attributes,
    ],
    processedAt: order.processedAt,
    payment: settings.payment,
    paymentGateway: 'Crossdock',
    test: order.test,
  };
}

function linesOf(order: PlatformOrder, { settings, prices, lines }: DraftInput): Line[] {
  const byId = new Map(order.lines.map((line) => [line.id, line]));
  const priceOf = (line: PlatformOrderLine, variantId: string): Money =>
    settings.prices === 'source'
      ? (prices?.get(variantId) ?? { amount: '', currency: order.currency })
      : line.unitPrice;
  return lines.flatMap(({ lineId, sourceVariantId, quantity, before }): Line[] => {
    const line = byId.get(lineId);
    if (!line) return [];
    return [
      {
        variantId: sourceVariantId,
        quantity,
        unitPrice: priceOf(line, sourceVariantId),
        taxes:
          settings.taxes === 'copy'
            ? taxesOfUnits(line.taxes, { ordered: line.quantity, before, going: quantity })
            : [],
        taxable: line.taxable,
        requiresShipping: line.requiresShipping,
        destinationLineId: line.id,
        properties: line.properties,
      },
    ];
  });
}

/** Without an e-mail no phone goes along either, and beside a merchant's own address never: it would be written to. */
function customerOf(
  order: PlatformOrder,
  { use, address }: OrderPushSettings['email'],
): SourceOrderDraft['customer'] {
  const { customer } = order;
  const theirs = use === 'customer' ? (order.email ?? customer?.email) : undefined;
  const email = use === 'own' ? address.trim() || undefined : theirs;
  if (!customer && email === undefined) return undefined;
  return {
    firstName: customer?.firstName,
    lastName: customer?.lastName,
    email,
    phone: theirs === undefined ? undefined : (customer?.phone ?? order.phone),
  };
}

/** As they were sold; or as one line of the merchant's name for all of them, also where none was sold. */
function shippingLinesOf(order: PlatformOrder, { shipping }: OrderPushSettings): ShippingLine[] {
  const title = shipping.title.trim();
  if (shipping.method === 'as-sold' || title === '') return order.shippingLines;
  const paid = order.shippingLines.map(({ price }) => ({ amount: price.amount, times: 1 }));
  return [
    {
      title,
      code: undefined,
      price: { amount: sumOf(paid) ?? '', currency: order.currency },
      taxes: order.shippingLines.flatMap((line) => line.taxes),
    },
  ];
}

/** The customer's name for lists: from the customer, else from the delivery address, else `Guest`. */
export function customerNameOf(order: PlatformOrder): string {
  const named = [order.customer, order.shippingAddress, order.billingAddress].find(
    (who) => who?.firstName || who?.lastName,
  );
  return [named?.firstName, named?.lastName].filter(Boolean).join(' ') || 'Guest';
}

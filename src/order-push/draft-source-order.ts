/** Turns a destination order and the lines that go into the order to create on the source store (OP1). */
import type { PlatformOrder, SourceOrderDraft } from '../platforms/platform.ts';

export type DraftInput = {
  order: PlatformOrder;
  reference: string;
  /** Shipping is charged with the first part; further ones name the method only. */
  part: number;
  /** Address of the destination order in its own admin, for people. */
  orderUrl: string;
  destination: { name: string; shop: string };
  /** Lines that go, with the source variant and units. */
  lines: { lineId: string; sourceVariantId: string; quantity: number }[];
};

/**
 * Pure. The customer's e-mail and phone stay out by default, so the source store has nobody to write to (TR1); the
 * delivery phone stays on the address, for carriers.
 */
export function draftSourceOrder({
  order,
  reference,
  part,
  orderUrl,
  destination,
  lines,
}: DraftInput): SourceOrderDraft {
  const byId = new Map(order.lines.map((line) => [line.id, line]));
  return {
    reference,
    referenceUrl: orderUrl,
    currency: order.currency,
    lines: lines.flatMap(({ lineId, sourceVariantId, quantity }) => {
      const line = byId.get(lineId);
      if (!line) return [];
      return [
        {
          variantId: sourceVariantId,
          quantity,
          unitPrice: line.unitPrice,
          taxable: line.taxable,
          requiresShipping: line.requiresShipping,
          destinationLineId: line.id,
          properties: line.properties,
        },
      ];
    }),
    customer: order.customer && {
      firstName: order.customer.firstName,
      lastName: order.customer.lastName,
      email: undefined,
      phone: undefined,
    },
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
    shippingLines:
      part === 1
        ? order.shippingLines
        : order.shippingLines.map((line) => ({ ...line, price: { ...line.price, amount: '0' } })),
    note: order.note,
    tags: ['Crossdock', destination.name],
    attributes: [
      { name: 'Sold by', value: destination.name },
      { name: 'Sold as', value: order.name },
      { name: 'Destination shop', value: destination.shop },
      ...order.attributes,
    ],
    processedAt: order.processedAt,
    payment: 'paid',
    paymentGateway: 'Crossdock',
    test: order.test,
  };
}

/** The customer's name for lists: from the customer, else from the delivery address, else `Guest`. */
export function customerNameOf(order: PlatformOrder): string {
  const named = [order.customer, order.shippingAddress, order.billingAddress].find(
    (who) => who?.firstName || who?.lastName,
  );
  return [named?.firstName, named?.lastName].filter(Boolean).join(' ') || 'Guest';
}

// A buyer checks out in the store: the order takes stock, is routed to locations and confirmed by mail.
import { wholeAddress } from '../address.ts';
import { bagsIn, normalAmount } from '../money.ts';
import type { Address, Attribute, OrderLine, OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { createOrder } from './create-order.ts';
import { type ActionFailure, type Outcome, refuse } from './outcome.ts';
import { upsertCustomer } from './upsert-customer.ts';

export type PlaceOrderInput = {
  /** by variant gid or by SKU (the first variant that has it) */
  lines: PlacedLine[];
  customer?: { firstName?: string; lastName?: string; email?: string; phone?: string };
  /** 'dana@example.com'; the customer's where absent */
  email?: string;
  phone?: string;
  shippingAddress?: Partial<Address>;
  billingAddress?: Partial<Address>;
  shipping?: { title: string; price: string };
  note?: string;
  customAttributes?: Attribute[];
  tags?: string[];
  discountCode?: { code: string; amount: string };
  /** flat tax rate on lines, 0.05; none where absent */
  taxRate?: number;
  /** true where absent */
  paid?: boolean;
  poNumber?: string;
  /** 'PICK_UP': the buyer fetches it; 'LOCAL': the store brings it; shipped where absent */
  delivery?: 'LOCAL' | 'PICK_UP';
  /** sold over the counter */
  pointOfSale?: boolean;
  /** paid by nobody's money */
  test?: boolean;
};

export type PlacedLine = {
  variantId?: string;
  sku?: string;
  quantity: number;
  properties?: Attribute[];
  /** unit price in decimals; the variant's where absent */
  price?: string;
};

/** @returns the order, or what is wrong with it: an unknown variant, no units, too little stock */
export function placeOrder(state: State, input: PlaceOrderInput): Outcome<OrderRecord> {
  const shop = state.shop();
  const money = { currency: shop.currencyCode, presentmentCurrency: shop.currencyCode };
  const bags = bagsIn(money);
  if (input.lines.length === 0) return refuse('INVALID', ['lines'], 'Choose at least one product.');
  const read = input.lines.map((line, at) => placedLine(state, line, at, input.taxRate ?? 0));
  const failures = read.flatMap((line) => ('message' in line ? [line] : []));
  if (failures.length > 0) return { ok: false, failure: failures };
  const lines = shareDiscount(
    read.flatMap((line) => ('message' in line ? [] : [line])),
    input.discountCode?.amount,
    shop.currencyCode,
  );

  const email = input.email ?? input.customer?.email ?? null;
  const shippingAddress = input.shippingAddress ? wholeAddress(input.shippingAddress) : null;
  const billingAddress = input.billingAddress
    ? wholeAddress(input.billingAddress)
    : shippingAddress;
  const customer =
    input.customer === undefined && email === null
      ? undefined
      : upsertCustomer(state, { ...input.customer, email }, shippingAddress);
  const shipping = input.shipping;
  const shippingPrice = shipping ? bags.same(shipping.price) : bags.zero;
  const owed = bags.add(
    shippingPrice,
    ...lines.flatMap((line) => [
      bags.subtract(bags.times(line.price, line.quantity), line.discount),
      ...(shop.taxesIncluded ? [] : line.taxLines.map(({ price }) => price)),
    ]),
  );
  const at = state.time();
  return createOrder(
    state,
    {
      ...money,
      processedAt: at,
      closedAt: null,
      email,
      phone: input.phone ?? input.customer?.phone ?? null,
      note: input.note ?? null,
      poNumber: input.poNumber ?? null,
      tags: input.tags ?? [],
      customAttributes: input.customAttributes ?? [],
      sourceName: input.pointOfSale === true ? 'pos' : 'web',
      sourceIdentifier: null,
      sourceUrl: null,
      appId: null,
      taxesIncluded: shop.taxesIncluded,
      taxLines: [],
      customerId: customer?.id ?? null,
      customerLocale: 'en-US',
      acceptsMarketing: false,
      billingAddress,
      shippingAddress,
      lines,
      shippingLines: shipping
        ? [
            {
              title: shipping.title,
              code: shipping.title,
              source: 'shopify',
              price: shippingPrice,
              taxLines: [],
            },
          ]
        : [],
      discountCodes: input.discountCode
        ? [
            {
              code: input.discountCode.code,
              amount: bags.same(input.discountCode.amount),
              freeShipping: false,
            },
          ]
        : [],
      transactions:
        (input.paid ?? true) && bags.compare(owed, bags.zero) > 0
          ? [
              {
                kind: 'SALE',
                status: 'SUCCESS',
                gateway: 'bogus',
                amount: owed,
                processedAt: at,
                authorizationCode: '53433',
                test: input.test ?? false,
              },
            ]
          : [],
      declaredFinancialStatus: null,
      sendFulfillmentReceipt: true,
      ...(input.delivery ? { delivery: input.delivery } : {}),
      test: input.test ?? false,
    },
    { claim: 'obey', sendReceipt: true },
  );
}

type NewLine = Omit<OrderLine, 'id' | 'removedByEdit'>;

function placedLine(
  state: State,
  line: PlacedLine,
  at: number,
  taxRate: number,
): NewLine | ActionFailure {
  const wrong = (message: string) => ({ code: 'INVALID', field: ['lines', String(at)], message });
  if (!Number.isInteger(line.quantity) || line.quantity < 1)
    return wrong('Give a whole number of units, at least 1.');
  const variant =
    line.variantId === undefined
      ? state.variants.find(
          (one) => state.inventoryItems.need(one.inventoryItemId).sku === line.sku,
        )
      : state.variants.get(line.variantId);
  if (variant === undefined)
    return wrong(`No variant is ${line.variantId ?? `sold under SKU ${line.sku}`}.`);
  const product = state.products.need(variant.productId);
  const item = state.inventoryItems.need(variant.inventoryItemId);
  const currency = state.shop().currencyCode;
  const bags = bagsIn({ currency, presentmentCurrency: currency });
  const price = bags.same(normalAmount(line.price ?? variant.price, currency));
  const tax = bags.share(bags.times(price, line.quantity), Math.round(taxRate * 10_000), 10_000);
  return {
    variantId: variant.id,
    productId: product.id,
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    sku: item.sku,
    vendor: product.vendor,
    quantity: line.quantity,
    price,
    discount: bags.zero,
    properties: line.properties ?? [],
    requiresShipping: item.requiresShipping,
    taxable: variant.taxable,
    giftCard: false,
    taxLines:
      taxRate > 0 && variant.taxable
        ? [{ title: 'Sales tax', rate: taxRate, price: tax, channelLiable: false }]
        : [],
    grams: item.grams,
  };
}

/** Spreads a discount over the lines by their value; the last one takes the rest. */
function shareDiscount(lines: NewLine[], amount: string | undefined, currency: string): NewLine[] {
  if (amount === undefined) return lines;
  const bags = bagsIn({ currency, presentmentCurrency: currency });
  const values = lines.map((line) => Math.round(Number(line.price.shop) * 1000 * line.quantity));
  const whole = values.reduce((sum, value) => sum + value, 0);
  const wanted = bags.same(amount);
  const most = bags.add(...lines.map((line) => bags.times(line.price, line.quantity)));
  let rest = bags.compare(wanted, most) > 0 ? most : wanted;
  const discount = rest;
  return lines.map((line, at) => {
    const share = at === lines.length - 1 ? rest : bags.share(discount, values[at] ?? 0, whole);
    rest = bags.subtract(rest, share);
    return { ...line, discount: share };
  });
}

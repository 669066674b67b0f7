// Makes the record of a new order out of orderCreate's input, with Shopify's own defaults for what is absent.

import type { OrderDraft } from '../../actions/create-order.ts';
import { upsertCustomer } from '../../actions/upsert-customer.ts';
import { wholeAddress } from '../../address.ts';
import { gidNumber } from '../../gids.ts';
import { bagsIn, type Currencies } from '../../money.ts';
import type { Bag, CustomerRecord, TaxLine } from '../../records.ts';
import type { State } from '../../state.ts';
import { checkPeople } from './check-people.ts';
import {
  type LineInput,
  type OrderInput,
  readBag,
  type TaxLineInput,
  WrongOrder,
} from './order-input.ts';
import { readDiscount } from './read-discount.ts';

type LineDraft = OrderDraft['lines'][number];

const gramsIn: Record<string, number> = {
  GRAMS: 1,
  KILOGRAMS: 1000,
  OUNCES: 28.3495,
  POUNDS: 453.592,
};

/** @throws WrongOrder for what Shopify answers with a user error */
export function draftOrderRecord(state: State, input: OrderInput): OrderDraft {
  const shop = state.shop();
  const currency = input.currency ?? shop.currencyCode;
  const money: Currencies = {
    currency,
    presentmentCurrency: input.presentmentCurrency ?? currency,
  };
  checkWords(input);
  checkPeople(input, state.settings.phones);
  const asked = input.lineItems ?? [];
  if (asked.length === 0)
    throw new WrongOrder('INVALID', ['lineItems'], 'Line items must have at least one line item');
  if (
    (input.taxLines ?? []).length > 0 &&
    asked.some(({ taxLines }) => (taxLines ?? []).length > 0)
  )
    throw new WrongOrder(
      'INVALID',
      ['taxLines'],
      'Tax lines must be specified on the order or on line items, not both',
    );
  const plain = asked.map((line, at) => draftLine(state, money, line, ['lineItems', String(at)]));
  const { lines, discountCodes } = readDiscount(money, plain, input.discountCode ?? undefined);
  const shippingAddress = input.shippingAddress ? wholeAddress(input.shippingAddress) : null;
  const billingAddress = input.billingAddress ? wholeAddress(input.billingAddress) : null;
  const customer = readCustomer(state, input);
  const at = state.time();
  const processedAt = input.processedAt ?? at;
  const free = discountCodes.some(({ freeShipping }) => freeShipping);
  return {
    ...money,
    ...(input.name ? { name: input.name } : {}),
    processedAt: processedAt > at ? at : processedAt,
    closedAt: input.closedAt ?? null,
    email: input.email ?? customer?.email ?? null,
    phone: input.phone ?? null,
    note: input.note ?? null,
    poNumber: input.poNumber ?? null,
    tags: distinctTags(input.tags ?? []),
    customAttributes: input.customAttributes ?? [],
    sourceName: input.sourceName ?? gidNumber(shop.app.id),
    sourceIdentifier: input.sourceIdentifier ?? null,
    sourceUrl: input.sourceUrl ?? null,
    appId: shop.app.id,
    taxesIncluded: input.taxesIncluded ?? false,
    taxLines: orderTaxLines(money, input, lines),
    customerId: customer?.id ?? null,
    customerLocale: null,
    acceptsMarketing: input.buyerAcceptsMarketing ?? false,
    billingAddress,
    shippingAddress,
    lines,
    shippingLines: (input.shippingLines ?? []).map((line, place) => {
      const path = ['shippingLines', String(place)];
      const price = readBag(money, line.priceSet, [...path, 'priceSet']);
      return {
        title: line.title,
        code: line.code ?? line.title,
        source: line.source ?? null,
        price: free ? bagsIn(money).zero : price,
        taxLines: readTaxLines(money, line.taxLines ?? [], price, path),
      };
    }),
    discountCodes,
    transactions: (input.transactions ?? []).map((transaction, place) => ({
      kind: transaction.kind ?? 'SALE',
      status: transaction.status ?? 'SUCCESS',
      gateway: transaction.gateway ?? 'manual',
      amount: readBag(money, transaction.amountSet, ['transactions', String(place), 'amountSet']),
      processedAt: transaction.processedAt ?? at,
      authorizationCode: transaction.authorizationCode ?? null,
      test: transaction.test ?? false,
    })),
    declaredFinancialStatus: input.financialStatus ?? null,
    ...deliveryOf(input),
    sendFulfillmentReceipt: false,
    test: input.test ?? false,
  };
}

function checkWords({ tags, note, sourceIdentifier }: OrderInput): void {
  if ((tags ?? []).length > 250)
    throw new WrongOrder('INVALID', ['tags'], 'Tags cannot have more than 250 tags.');
  if ((tags ?? []).some((tag) => tag.length > 40))
    throw new WrongOrder('INVALID', ['tags'], 'Each tag must be 40 characters or fewer.');
  if ((note ?? '').length > 5000)
    throw new WrongOrder('INVALID', ['note'], 'Note is too long (maximum is 5000 characters)');
  if ((sourceIdentifier ?? '').length > 255)
    throw new WrongOrder(
      'INVALID',
      ['sourceIdentifier'],
      'Source identifier is too long (maximum is 255 characters)',
    );
}

/**
 * Shopify's orderCreate has no way to say that an order is picked up. The source of its shipping line says it here, for
 * tests that have nothing but the API.
 */
function deliveryOf({ shippingLines }: OrderInput): Pick<OrderDraft, 'delivery'> {
  const source = shippingLines?.[0]?.source;
  if (source === 'pickup') return { delivery: 'PICK_UP' };
  return source === 'local-delivery' ? { delivery: 'LOCAL' } : {};
}

/** Tags are kept once, in any case, and in alphabetical order. */
export function distinctTags(tags: string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags.map((one) => one.trim()).filter((one) => one !== ''))
    if (!kept.has(tag.toLowerCase())) kept.set(tag.toLowerCase(), tag);
  return [...kept.values()].sort((one, other) => one.localeCompare(other));
}

function draftLine(state: State, money: Currencies, line: LineInput, path: string[]): LineDraft {
  if (line.quantity < 1)
    throw new WrongOrder('INVALID', [...path, 'quantity'], 'Quantity must be greater than 0');
  const variant = line.variantId == null ? undefined : state.variants.get(line.variantId);
  if (line.variantId != null && variant === undefined)
    throw new WrongOrder('INVALID', [...path, 'variantId'], 'Product variant could not be found');
  const product = state.products.get(variant?.productId ?? line.productId);
  const item =
    variant === undefined ? undefined : state.inventoryItems.need(variant.inventoryItemId);
  const title = line.title ?? product?.title;
  if (title == null || title.trim() === '')
    throw new WrongOrder('INVALID', [...path, 'title'], "Title can't be blank");
  if (line.priceSet == null && variant === undefined)
    throw new WrongOrder('INVALID', [...path, 'priceSet'], "Price can't be blank");
  const bags = bagsIn(money);
  const price =
    line.priceSet == null
      ? bags.same(variant?.price ?? '0')
      : readBag(money, line.priceSet, [...path, 'priceSet']);
  const named = variant === undefined || variant.title === 'Default Title' ? null : variant.title;
  return {
    variantId: variant?.id ?? null,
    productId: product?.id ?? null,
    title,
    variantTitle: line.variantTitle ?? named,
    sku: line.sku ?? item?.sku ?? null,
    vendor: line.vendor ?? product?.vendor ?? null,
    quantity: line.quantity,
    price,
    discount: bags.zero,
    properties: (line.properties ?? []).map(({ name, value }) => ({ key: name, value })),
    requiresShipping: line.requiresShipping ?? false,
    taxable: line.taxable ?? true,
    giftCard: line.giftCard ?? false,
    taxLines: readTaxLines(money, line.taxLines ?? [], bags.times(price, line.quantity), path),
    grams: line.weight
      ? Math.round(line.weight.value * (gramsIn[line.weight.unit] ?? 1))
      : (item?.grams ?? 0),
  };
}

function readTaxLines(
  money: Currencies,
  lines: TaxLineInput[],
  taxed: Bag,
  path: string[],
): TaxLine[] {
  const bags = bagsIn(money);
  return lines.map(({ title, rate, priceSet, channelLiable }, at) => ({
    title,
    rate: Number(rate),
    price:
      priceSet == null
        ? bags.share(taxed, Math.round(Number(rate) * 1_000_000), 1_000_000)
        : readBag(money, priceSet, [...path, 'taxLines', String(at), 'priceSet']),
    channelLiable: channelLiable ?? false,
  }));
}

function orderTaxLines(money: Currencies, input: OrderInput, lines: LineDraft[]): TaxLine[] {
  const bags = bagsIn(money);
  const taxed = lines
    .filter(({ taxable }) => taxable)
    .map((line) => bags.subtract(bags.times(line.price, line.quantity), line.discount));
  return readTaxLines(money, input.taxLines ?? [], bags.add(...taxed), []);
}

function readCustomer(state: State, input: OrderInput): CustomerRecord | undefined {
  const { customer, customerId } = input;
  if (customer != null && customerId != null)
    throw new WrongOrder(
      'REDUNDANT_CUSTOMER_FIELDS',
      ['customerId'],
      'Both customer and customerId were given: give one.',
    );
  const address = input.shippingAddress ?? input.billingAddress;
  const whole = address == null ? null : wholeAddress(address);
  const known = customer?.toAssociate ?? (customerId == null ? undefined : { id: customerId });
  if (known !== undefined) {
    const found =
      known.id != null
        ? state.customers.get(known.id)
        : state.customers.find(({ email }) => email === known.email);
    if (found === undefined)
      throw new WrongOrder('INVALID', ['customer', 'toAssociate'], 'Customer could not be found');
    return upsertCustomer(state, { id: found.id }, whole);
  }
  const draft = customer?.toUpsert;
  if (draft === undefined) return undefined;
  return upsertCustomer(state, { ...draft, email: draft.email ?? input.email ?? null }, whole);
}

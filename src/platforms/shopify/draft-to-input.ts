/** Writes a source order draft as Shopify's orderCreate takes it. Pure. */
import { isNothing, sumOf } from '../../shared/decimal.ts';
import type { Money } from '../../shared/money.ts';
import type { SourceOrderDraft, TaxLine } from '../platform.ts';
import { addressInput } from './address-input.ts';
import type {
  CurrencyCode,
  OrderCreateCustomerInput,
  OrderCreateOptionsInput,
  OrderCreateOrderInput,
  OrderCreateTaxLineInput,
} from './generated/types.ts';
import { lineMark } from './line-mark.ts';
import { referenceField } from './reference-field.ts';

/** Shopify's limit (help centre, tag formats). */
const tagLength = 40;

/** The defaults would leave stock alone; no mail leaves the source store (TR1). */
export const createOptions = ({
  stock,
}: Pick<SourceOrderDraft, 'stock'>): OrderCreateOptionsInput => ({
  inventoryBehaviour:
    stock === 'below-zero' ? 'DECREMENT_IGNORING_POLICY' : 'DECREMENT_OBEYING_POLICY',
  sendReceipt: false,
  sendFulfillmentReceipt: false,
});

/**
 * @param mark a tag that stands for the reference, for people who search
 * @param now ms; an order cannot have been placed later
 * @returns undefined where the draft holds something that is not an amount
 */
export function draftToInput(
  draft: SourceOrderDraft,
  mark: string,
  now: number,
): OrderCreateOrderInput | undefined {
  const total = totalOf(draft);
  if (total === undefined) return undefined;
  const processedAt = processedBefore(draft.processedAt, now);
  return {
    currency: draft.currency as CurrencyCode,
    sourceIdentifier: draft.reference,
    sourceUrl: draft.referenceUrl,
    metafields: [{ ...referenceField, value: draft.reference }],
    tags: tagsOf(mark, draft.tags),
    taxesIncluded: draft.taxesIncluded,
    lineItems: draft.lines.map((line) => ({
      variantId: line.variantId,
      quantity: line.quantity,
      priceSet: priceOf(line.unitPrice),
      taxable: line.taxable,
      requiresShipping: line.requiresShipping,
      taxLines: taxesOf(line.taxes),
      properties: [
        ...line.properties.filter(({ name }) => name !== lineMark && name !== ''),
        { name: lineMark, value: line.destinationLineId },
      ],
    })),
    customer: customerOf(draft.customer),
    email: draft.customer?.email,
    phone: draft.customer?.phone,
    shippingAddress: draft.shippingAddress && addressInput(draft.shippingAddress),
    billingAddress: draft.billingAddress && addressInput(draft.billingAddress),
    shippingLines: draft.shippingLines.map(({ title, code, price, taxes }) => ({
      title,
      code,
      priceSet: priceOf(price),
      taxLines: taxesOf(taxes),
    })),
    note: draft.note,
    customAttributes: draft.attributes.map(({ name, value }) => ({ key: name, value })),
    processedAt,
    test: draft.test,
    ...paymentOf(draft, total, processedAt),
  };
}

/** What the order comes to: with its taxes, where the prices do not hold them already. */
function totalOf(draft: SourceOrderDraft): string | undefined {
  const taxes = [...draft.lines, ...draft.shippingLines].flatMap((line) => line.taxes);
  return sumOf([
    ...draft.lines.map(({ unitPrice, quantity }) => ({
      amount: unitPrice.amount,
      times: quantity,
    })),
    ...draft.shippingLines.map(({ price }) => ({ amount: price.amount, times: 1 })),
    ...(draft.taxesIncluded ? [] : taxes.map(({ price }) => ({ amount: price.amount, times: 1 }))),
  ]);
}

const taxesOf = (taxes: TaxLine[]): OrderCreateTaxLineInput[] | undefined =>
  taxes.length === 0
    ? undefined
    : taxes.map(({ title, rate, price }) => ({ title, rate, priceSet: priceOf(price) }));

/**
 * The status is said, and for a paid order also backed by a sale of the whole total, because Shopify works it out anew
 * from the transactions when the order is changed later. A sale of nothing would be refused, and is not needed.
 */
function paymentOf(
  draft: SourceOrderDraft,
  total: string,
  processedAt: string,
): Pick<OrderCreateOrderInput, 'financialStatus' | 'transactions'> {
  if (draft.payment === 'pending') return { financialStatus: 'PENDING' };
  if (isNothing(total)) return { financialStatus: 'PAID' };
  return {
    financialStatus: 'PAID',
    transactions: [
      {
        kind: 'SALE',
        status: 'SUCCESS',
        gateway: draft.paymentGateway,
        amountSet: priceOf({ amount: total, currency: draft.currency }),
        processedAt,
        test: draft.test,
      },
    ],
  };
}

/** A customer without a name or an address to write to would be an empty row in the store's list. */
function customerOf(customer: SourceOrderDraft['customer']): OrderCreateCustomerInput | undefined {
  if (!customer) return undefined;
  const { firstName, lastName, email, phone } = customer;
  if (![firstName, lastName, email, phone].some(Boolean)) return undefined;
  return { toUpsert: { firstName, lastName, email, phone } };
}

const priceOf = ({ amount, currency }: Money) => ({
  shopMoney: { amount, currencyCode: currency as CurrencyCode },
});

/**
 * Ours are made to fit; a customer's are sent as they are, and it is the store that refuses them. Shopify tells tags
 * apart without regard to case and splits them at commas.
 */
function tagsOf(mark: string, [product = '', soldBy = '', ...others]: string[]): string[] {
  const own = [mark, product, clip(soldBy.replaceAll(',', ' ').replaceAll(/\s+/g, ' ').trim())];
  const tags = new Map<string, string>();
  for (const tag of [...own, ...others]) {
    const folded = tag.trim().toLowerCase();
    if (folded !== '' && !tags.has(folded)) tags.set(folded, tag.trim());
  }
  return [...tags.values()];
}

/** By whole characters, so that none is cut in half. */
const clip = (text: string): string => {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > tagLength) break;
    kept += character;
  }
  return kept.trim();
};

/** A destination whose clock is ahead must not place an order in the source's future. */
function processedBefore(processedAt: string, now: number): string {
  const placed = Date.parse(processedAt);
  return Number.isNaN(placed) || placed > now ? new Date(now).toISOString() : processedAt;
}

// The input of orderCreate as the schema gives it, and the ways amounts in it are read.
import type { ActionFailure } from '../../actions/outcome.ts';
import { type Currencies, normalAmount } from '../../money.ts';
import type { Address, Attribute, Bag, FinancialStatus, TransactionRecord } from '../../records.ts';

export type MoneyInput = { amount: string; currencyCode: string };
export type MoneyBagInput = { shopMoney: MoneyInput; presentmentMoney?: MoneyInput | null };

type TaxLineInput = {
  title: string;
  rate: string;
  priceSet?: MoneyBagInput | null;
  channelLiable?: boolean | null;
};

export type LineInput = {
  variantId?: string | null;
  productId?: string | null;
  title?: string | null;
  variantTitle?: string | null;
  sku?: string | null;
  vendor?: string | null;
  quantity: number;
  priceSet?: MoneyBagInput | null;
  properties?: { name: string; value: string }[] | null;
  requiresShipping?: boolean | null;
  taxable?: boolean | null;
  giftCard?: boolean | null;
  taxLines?: TaxLineInput[] | null;
  weight?: { unit: string; value: number } | null;
};

export type CustomerUpsertInput = {
  id?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  taxExempt?: boolean | null;
};

export type MetafieldInput = {
  namespace?: string | null;
  key?: string | null;
  type?: string | null;
  value?: string | null;
};

export type OrderInput = {
  billingAddress?: Partial<Address> | null;
  shippingAddress?: Partial<Address> | null;
  buyerAcceptsMarketing?: boolean | null;
  closedAt?: string | null;
  currency?: string | null;
  presentmentCurrency?: string | null;
  customAttributes?: Attribute[] | null;
  customer?: {
    toUpsert?: CustomerUpsertInput;
    toAssociate?: { id?: string | null; email?: string | null };
  } | null;
  customerId?: string | null;
  discountCode?: {
    itemFixedDiscountCode?: { code: string; amountSet?: MoneyBagInput | null } | null;
    itemPercentageDiscountCode?: { code: string; percentage?: number | null } | null;
    freeShippingDiscountCode?: { code: string } | null;
  } | null;
  email?: string | null;
  phone?: string | null;
  financialStatus?: FinancialStatus | null;
  fulfillment?: {
    locationId: string;
    notifyCustomer?: boolean | null;
    trackingCompany?: string | null;
    trackingNumber?: string | null;
    trackingNumbers?: string[] | null;
    shipmentStatus?: string | null;
  } | null;
  fulfillmentStatus?: 'FULFILLED' | 'PARTIAL' | 'RESTOCKED' | null;
  lineItems?: LineInput[] | null;
  metafields?: MetafieldInput[] | null;
  name?: string | null;
  note?: string | null;
  poNumber?: string | null;
  processedAt?: string | null;
  shippingLines?:
    | {
        title: string;
        code?: string | null;
        source?: string | null;
        priceSet: MoneyBagInput;
        taxLines?: TaxLineInput[] | null;
      }[]
    | null;
  sourceIdentifier?: string | null;
  sourceName?: string | null;
  sourceUrl?: string | null;
  tags?: string[] | null;
  taxLines?: TaxLineInput[] | null;
  taxesIncluded?: boolean | null;
  test?: boolean | null;
  transactions?:
    | {
        amountSet: MoneyBagInput;
        authorizationCode?: string | null;
        gateway?: string | null;
        kind?: TransactionRecord['kind'] | null;
        status?: TransactionRecord['status'] | null;
        processedAt?: string | null;
        test?: boolean | null;
      }[]
    | null;
};

export type { TaxLineInput };

/** A mistake in the order, thrown where it is found and answered as a user error. */
export class WrongOrder extends Error {
  readonly failure: ActionFailure;
  constructor(code: string, path: string[], message: string) {
    super(message);
    this.failure = { code, field: ['order', ...path], message };
  }
}

/** Reads amounts in the order's two currencies. @throws WrongOrder where an amount is in another one */
export function readBag(money: Currencies, bag: MoneyBagInput, path: string[]): Bag {
  const { shopMoney, presentmentMoney } = bag;
  if (shopMoney.currencyCode !== money.currency)
    throw new WrongOrder(
      'INVALID',
      [...path, 'shopMoney', 'currencyCode'],
      `Currency must be ${money.currency}, the currency of the order.`,
    );
  if (presentmentMoney == null && money.presentmentCurrency !== money.currency)
    throw new WrongOrder(
      'INVALID',
      [...path, 'presentmentMoney'],
      'Presentment money must be given where the order has a presentment currency.',
    );
  const presented = presentmentMoney ?? shopMoney;
  if (presented.currencyCode !== money.presentmentCurrency)
    throw new WrongOrder(
      'INVALID',
      [...path, 'presentmentMoney', 'currencyCode'],
      `Currency must be ${money.presentmentCurrency}, the presentment currency of the order.`,
    );
  return {
    shop: normalAmount(shopMoney.amount, money.currency),
    presentment: normalAmount(presented.amount, money.presentmentCurrency),
  };
}

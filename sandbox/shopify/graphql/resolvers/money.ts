// Amounts as Shopify's API writes them: MoneyBag with both currencies, MoneyV2 with '19.5', Money with '19.50'.
import { type Currencies, normalAmount } from '../../money.ts';
import type { Bag } from '../../records.ts';

export type MoneySource = {
  /** MoneyV2: as few decimals as the amount needs, but one ('20.0') */
  amount: string;
  /** Money: the currency's own decimals ('20.00') */
  fixed: string;
  currencyCode: string;
};

export const money = (amount: string, currencyCode: string): MoneySource => {
  const fixed = normalAmount(amount, currencyCode);
  const [whole = '0', fraction = ''] = fixed.split('.');
  const needed = fraction.replace(/0+$/, '');
  return { amount: `${whole}.${needed === '' ? '0' : needed}`, fixed, currencyCode };
};

export const moneyBag = (order: Currencies, bag: Bag) => ({
  shopMoney: money(bag.shop, order.currency),
  presentmentMoney: money(bag.presentment, order.presentmentCurrency),
});

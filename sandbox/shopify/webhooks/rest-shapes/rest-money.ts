import type { Bag, OrderRecord } from '../../records.ts';

/** An amount as REST's `…_set`: the shop's money and the buyer's. */
export const moneySet = (bag: Bag, order: OrderRecord) => ({
  shop_money: { amount: bag.shop, currency_code: order.currency },
  presentment_money: { amount: bag.presentment, currency_code: order.presentmentCurrency },
});

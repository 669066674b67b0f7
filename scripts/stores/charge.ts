// The payment a checkout leaves on an order: Shopify's own test gateway took the money of all lines and the shipping.

/** An amount in US dollars, as decimal text. */
export const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });

/** What the scripts' orders pay for shipping. */
export const shippingPrice = '4.90';

/** @param lines prices of one unit as decimal text, US dollars. @returns an order's transaction, as `orderCreate` takes it */
export function charge(lines: readonly { price: string; quantity: number }[]) {
  const goods = lines.reduce((sum, { price, quantity }) => sum + Number(price) * quantity, 0);
  const amount = (goods + Number(shippingPrice)).toFixed(2);
  return { kind: 'SALE', status: 'SUCCESS', gateway: 'bogus', amountSet: usd(amount) };
}

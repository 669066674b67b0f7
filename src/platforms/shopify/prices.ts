/** Reads what a store itself asks for its variants. */

import type { Money } from '../../shared/money.ts';
import { ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { prices } from './generated/operations.ts';
import { groupsOf } from './groups-of.ts';
import { pricesPerCall } from './limits.ts';

/** @returns the list price in the shop's currency; variants that the store does not know are left out */
export async function fetchPrices(
  client: ShopifyClient,
  variantIds: readonly string[],
): Answer<{ variantId: string; price: Money }[]> {
  const found: { variantId: string; price: Money }[] = [];
  for (const pricedVariantIds of groupsOf(variantIds, pricesPerCall)) {
    const answer = await client.send(prices, { pricedVariantIds }, 'orders');
    if (!answer.ok) return answer;
    const currency = answer.value.shop.currencyCode;
    for (const node of answer.value.nodes)
      if (node && 'price' in node)
        found.push({ variantId: node.id, price: { amount: node.price, currency } });
  }
  return ok(found);
}

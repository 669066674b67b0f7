/** What people do at a store, through its Admin API with documents of the tests' own. */
import { afterDesk } from './desk-after.ts';
import { catalogueDesk } from './desk-catalogue.ts';
import { type DeskLine, type OrderChange, placeOrder } from './desk-checkout.ts';
import { type Answering, ask } from './desk-documents.ts';
import { editDesk } from './desk-edits.ts';
import { moneyDesk } from './desk-money.ts';
import { orderDesk } from './desk-orders.ts';
import { parcelDesk } from './desk-parcels.ts';
import { returnDesk } from './desk-returns.ts';
import { stockDesk } from './desk-stock.ts';

export type { DeskLine, OrderChange } from './desk-checkout.ts';
export { danaReyes } from './desk-checkout.ts';
export type { DeskOrder } from './desk-documents.ts';

/** One store's desk: place, pay, hold, ship, count, list, close, read. */
export function storeDesk(store: Answering, token: string) {
  const post = <T>(query: string, variables?: object) => ask<T>(store, token, query, variables);

  /** What a store does after failing to deliver for hours: every webhook of the app is gone. Tells how many. */
  const dropSubscriptions = async (): Promise<number> => {
    const { webhookSubscriptions } = await post<{
      webhookSubscriptions: { nodes: { id: string }[] };
    }>('{ webhookSubscriptions(first: 100) { nodes { id } } }');
    for (const { id } of webhookSubscriptions.nodes)
      await post(
        'mutation Drop($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }',
        { id },
      );
    return webhookSubscriptions.nodes.length;
  };

  return {
    placeOrder: (lines: DeskLine[], change?: OrderChange) => placeOrder(post, lines, change),
    ...orderDesk(post),
    ...moneyDesk(post),
    ...editDesk(post),
    ...parcelDesk(post),
    ...returnDesk(post),
    ...afterDesk(post),
    ...stockDesk(post),
    ...catalogueDesk(post),
    dropSubscriptions,
    post,
  };
}

export type StoreDesk = ReturnType<typeof storeDesk>;

/** A SKU that `here` lists and `there` does not. */
export async function skuOnlyAt(here: StoreDesk, there: StoreDesk): Promise<string> {
  const known = new Set(await there.listSkus());
  const sku = (await here.listSkus()).find((listed) => !known.has(listed));
  if (!sku) throw new Error('Every SKU is on both stores');
  return sku;
}

/** What an order's page knows of where its reasons are mended. */
import type { OrderPage } from '../trpc.ts';
import type { MendAbout } from './mend.ts';

type Order = Pick<
  OrderPage,
  'id' | 'storeId' | 'storeName' | 'orderUrl' | 'adminUrl' | 'sources' | 'unmapped'
> & { pushes: readonly Push[] };

type Push = Pick<OrderPage['pushes'][number], 'sourceStoreName' | 'sourceBaseUrl'>;

/** Pure. @param also `sourceName`: only that source store, where a reason is about one push; `sku`: the line's */
export function mendAbout(
  order: Order,
  also: { sourceName?: string; sku?: string; isOnItsPage?: boolean; isWayBack?: boolean } = {},
): MendAbout {
  const { sourceName, ...rest } = also;
  const all = [...order.sources, ...order.pushes.map(sourceOf)];
  const wanted = all.filter(({ name }) => sourceName === undefined || name === sourceName);
  return {
    ...rest,
    orderId: order.id,
    storeId: order.storeId,
    storeName: order.storeName,
    orderUrl: order.orderUrl,
    unmapped: order.unmapped ?? undefined,
    destination: { name: order.storeName, adminUrl: order.adminUrl },
    sources: wanted,
  };
}

/** A source store whose connection ended is not among the order's any more. */
const sourceOf = (push: Push) => ({
  name: push.sourceStoreName,
  adminUrl: `${push.sourceBaseUrl}/admin`,
});

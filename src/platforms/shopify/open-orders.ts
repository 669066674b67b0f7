/** Lists the orders of a store that still have something to ship. */
import { ok } from '../../shared/result.ts';
import type { Answer, ListedOrder, Page } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { openOrders } from './generated/operations.ts';
import type { ListedOrderFragment } from './generated/types.ts';
import { listedOrder } from './listed-order.ts';
import { nextCursor } from './pages.ts';

const search = 'status:open -fulfillment_status:fulfilled';

/**
 * Newest first, 50 a page at most; one may be shorter or empty and still not be the last.
 * @param cursor undefined for the first page
 */
export async function fetchOpenOrders(
  client: ShopifyClient,
  cursor: string | undefined,
): Answer<Page<ListedOrder>> {
  const answer = await client.send(openOrders, { search, after: cursor }, 'orders');
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.orders;
  return ok({
    rows: nodes.filter(isOpen).map(listedOrder),
    nextCursor: nextCursor(pageInfo),
  });
}

/** The store's search lags; what it lists may be over by now. */
const isOpen = ({
  cancelledAt,
  closedAt,
  displayFulfillmentStatus,
}: ListedOrderFragment): boolean =>
  cancelledAt === null && closedAt === null && displayFulfillmentStatus !== 'FULFILLED';

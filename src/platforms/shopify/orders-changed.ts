/** Finds orders by their last change; a store's search lags, so what is missing may still come. */
import { ok } from '../../shared/result.ts';
import type { Answer, ChangedOrder, Page } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { ordersChanged } from './generated/operations.ts';
import { nextCursor } from './pages.ts';

/**
 * Oldest change first.
 * @param since ISO 8601, the store's clock
 */
export async function fetchOrdersChanged(
  client: ShopifyClient,
  since: string,
  cursor: string | undefined,
): Answer<Page<ChangedOrder>> {
  const search = `updated_at:>='${new Date(since).toISOString()}'`;
  const answer = await client.send(ordersChanged, { search, after: cursor }, 'orders');
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.orders;
  const rows = nodes.map((order) => ({
    id: order.id,
    updatedAt: order.updatedAt,
    cancelled: order.cancelledAt !== null,
    sourceIdentifier: order.sourceIdentifier ?? undefined,
    isTouched:
      order.cancelledAt !== null ||
      order.edited ||
      order.refunds.length > 0 ||
      order.returnStatus !== 'NO_RETURN',
  }));
  return ok({ rows, nextCursor: nextCursor(pageInfo) });
}

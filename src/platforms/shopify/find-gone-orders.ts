/** Finds which of some orders the store does not have any more, by key. */
import { ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { ordersByKey } from './generated/operations.ts';
import { groupsOf } from './groups-of.ts';
import { ordersPerCall } from './limits.ts';

/** @returns ids of those that are gone, in the order asked */
export async function findGoneOrders(
  client: ShopifyClient,
  orderIds: readonly string[],
): Answer<string[]> {
  const gone: string[] = [];
  for (const pushedOrderIds of groupsOf(orderIds, ordersPerCall)) {
    const answer = await client.send(ordersByKey, { pushedOrderIds }, 'catalogue');
    if (!answer.ok) return answer;
    const known = new Set(answer.value.nodes.map((node) => node?.id));
    gone.push(...pushedOrderIds.filter((id) => !known.has(id)));
  }
  return ok(gone);
}

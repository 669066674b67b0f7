/** Reads how many units an order could take now. */
import { ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { orderableLevels, orderable as orderableOperation } from './generated/operations.ts';
import type { OrderableLevelFragment, ProductVariantInventoryPolicy } from './generated/types.ts';
import { groupsOf } from './groups-of.ts';
import { orderablePerCall } from './limits.ts';
import { type Connection, readAllRows } from './pages.ts';

type Stocked = {
  id: string;
  tracked: boolean;
  variants: { nodes: { inventoryPolicy: ProductVariantInventoryPolicy }[] } | null;
  inventoryLevels: Connection<OrderableLevelFragment>;
};

/**
 * Read by location: the variant's own figure for online sales may be a day behind. Items that the store does not know
 * are left out.
 * @returns units at all active locations that fulfil online orders; undefined where the store counts none of it, or
 * sells on below zero
 */
export async function fetchOrderable(
  client: ShopifyClient,
  inventoryItemIds: readonly string[],
): Answer<{ inventoryItemId: string; units: number | undefined }[]> {
  const found: { inventoryItemId: string; units: number | undefined }[] = [];
  for (const orderableItemIds of groupsOf(inventoryItemIds, orderablePerCall)) {
    const answer = await client.send(orderableOperation, { orderableItemIds }, 'orders');
    if (!answer.ok) return answer;
    for (const node of answer.value.nodes) {
      if (!node || !('tracked' in node)) continue;
      const { id, tracked, variants, inventoryLevels } = node;
      const units = await unitsOf(client, { id, tracked, variants, inventoryLevels });
      if (!units.ok) return units;
      found.push({ inventoryItemId: id, units: units.value });
    }
  }
  return ok(found);
}

async function unitsOf(
  client: ShopifyClient,
  { id, tracked, variants, inventoryLevels }: Stocked,
): Answer<number | undefined> {
  if (!tracked || variants?.nodes[0]?.inventoryPolicy === 'CONTINUE') return ok(undefined);
  const levels = await readAllRows(inventoryLevels, async (after) => {
    const next = await client.send(orderableLevels, { inventoryItemId: id, after }, 'orders');
    if (!next.ok) return next;
    // An item deleted while it is read has no more levels.
    return ok(next.value.inventoryItem?.inventoryLevels ?? noMore);
  });
  if (!levels.ok) return levels;
  return ok(levels.value.reduce((sum, level) => sum + unitsAt(level), 0));
}

/** What one location owes takes nothing from another. */
function unitsAt({ location, quantities }: OrderableLevelFragment): number {
  if (!location.isActive || !location.fulfillsOnlineOrders) return 0;
  return Math.max(0, quantities[0]?.quantity ?? 0);
}

const noMore: Connection<OrderableLevelFragment> = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

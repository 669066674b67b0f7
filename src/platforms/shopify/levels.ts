/** Reads what is available of inventory items, at every location that stocks them. */
import { ok } from '../../shared/result.ts';
import type { Answer, PlatformLevel } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { levels, levelsOfItem } from './generated/operations.ts';
import type { LevelFragment } from './generated/types.ts';
import { levelsPerCall } from './limits.ts';
import { readAllRows } from './pages.ts';

/** Items that the store does not know (any more) have no levels in the answer. */
export async function fetchLevels(
  client: ShopifyClient,
  inventoryItemIds: readonly string[],
): Answer<PlatformLevel[]> {
  const found: PlatformLevel[] = [];
  for (let at = 0; at < inventoryItemIds.length; at += levelsPerCall) {
    const some = inventoryItemIds.slice(at, at + levelsPerCall);
    const answer = await client.send(levels, { inventoryItemIds: some }, 'stock');
    if (!answer.ok) return answer;
    for (const node of answer.value.nodes) {
      if (!node || !('inventoryLevels' in node)) continue;
      const rows = await readAllRows(node.inventoryLevels, async (after) => {
        const next = await client.send(levelsOfItem, { inventoryItemId: node.id, after }, 'stock');
        if (!next.ok) return next;
        // An item deleted while it is read has no more levels.
        return ok(next.value.inventoryItem?.inventoryLevels ?? noMore);
      });
      if (!rows.ok) return rows;
      found.push(...rows.value.map((level) => levelOf(node.id, level)));
    }
  }
  return ok(found);
}

const noMore = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** A level in our words. */
export const levelOf = (
  inventoryItemId: string,
  { location, quantities, updatedAt }: LevelFragment,
): PlatformLevel => ({
  inventoryItemId,
  locationId: location.id,
  available: quantities[0]?.quantity ?? 0,
  updatedAt,
});

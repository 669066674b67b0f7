/** Reads what is available of inventory items, at every location that stocks them. */
import { ok } from '../../shared/result.ts';
import type { Answer, PlatformLevel } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { levels, levelsOfItem, levelsOfMany } from './generated/operations.ts';
import type { LevelFragment } from './generated/types.ts';
import { groupsOf } from './groups-of.ts';
import { itemsPerCall, levelsPerCall } from './limits.ts';
import { type Connection, readAllRows } from './pages.ts';

/**
 * Items that the store does not know (any more) have no levels in the answer. Many items are asked for in large groups
 * with their first two levels each; where one has more, it is read again in a small group with twenty.
 */
export async function fetchLevels(
  client: ShopifyClient,
  inventoryItemIds: readonly string[],
): Answer<PlatformLevel[]> {
  const many =
    inventoryItemIds.length > levelsPerCall
      ? await readMany(client, inventoryItemIds)
      : ok({ whole: [], widely: inventoryItemIds });
  if (!many.ok) return many;
  const found: PlatformLevel[] = [...many.value.whole];
  for (const some of groupsOf(many.value.widely, levelsPerCall)) {
    const read = await readFew(client, some);
    if (!read.ok) return read;
    found.push(...read.value);
  }
  return ok(found);
}

type Many = {
  /** Levels of items that two locations at most stock. */
  whole: PlatformLevel[];
  /** Items that more do. */
  widely: string[];
};

async function readMany(client: ShopifyClient, inventoryItemIds: readonly string[]): Answer<Many> {
  const read: Many = { whole: [], widely: [] };
  const groups = groupsOf(inventoryItemIds, itemsPerCall);
  for (const [at, manyItemIds] of groups.entries()) {
    const answer = await client.send(levelsOfMany, { manyItemIds }, 'stock');
    if (!answer.ok) return answer;
    const before = read.widely.length;
    for (const node of answer.value.nodes) {
      if (!node || !('inventoryLevels' in node)) continue;
      const { nodes, pageInfo } = node.inventoryLevels;
      if (pageInfo.hasNextPage) read.widely.push(node.id);
      else read.whole.push(...nodes.map((level) => levelOf(node.id, level)));
    }
    // A store that stocks most things in many places is read in small groups from here on.
    if ((read.widely.length - before) * 2 > manyItemIds.length) {
      read.widely.push(...groups.slice(at + 1).flat());
      break;
    }
  }
  return ok(read);
}

async function readFew(client: ShopifyClient, inventoryItemIds: string[]): Answer<PlatformLevel[]> {
  const found: PlatformLevel[] = [];
  const answer = await client.send(levels, { inventoryItemIds }, 'stock');
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
  return ok(found);
}

const noMore: Connection<LevelFragment> = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

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

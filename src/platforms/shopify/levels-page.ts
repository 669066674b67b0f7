/** Reads all levels of a store, or those that changed lately, by pages: several locations at once, then what they have more. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer, Page, PlatformLevel } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { levelsOfLocation, levelsOfLocations } from './generated/operations.ts';
import type { LevelOfLocationFragment } from './generated/types.ts';
import { type LevelsCursor, readLevelsCursor, writeLevelsCursor } from './levels-cursor.ts';
import { nextCursor } from './pages.ts';

type LevelsPage = Answer<Page<PlatformLevel>>;

/**
 * @param since ISO 8601, the store's clock; what changed in its second is included. Found by search, which lags
 * @param cursor as the page before gave it
 */
export async function fetchLevelsPage(
  client: ShopifyClient,
  since: string | undefined,
  cursor: string | undefined,
): LevelsPage {
  const at = readLevelsCursor(cursor);
  if (!at)
    return fail({
      kind: 'refused',
      code: 'CURSOR',
      message: 'This is no cursor of a levels page.',
    });
  const search =
    since === undefined ? undefined : `updated_at:>='${new Date(since).toISOString()}'`;
  const [open, ...rest] = at.open;
  return open
    ? moreOfOne(client, search, open, { ...at, open: rest })
    : fewOfSeveral(client, search, at);
}

/** The first levels of the next locations; those that have more are left open. */
async function fewOfSeveral(
  client: ShopifyClient,
  search: string | undefined,
  { after }: LevelsCursor,
): LevelsPage {
  const answer = await client.send(levelsOfLocations, { after, search }, 'stock');
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.locations;
  if (after !== undefined && pageInfo.endCursor === after)
    return fail({ kind: 'unreadable-reply', message: 'The store gave the same locations again.' });
  const open = nodes.flatMap(({ id, inventoryLevels }) => {
    const next = nextCursor(inventoryLevels.pageInfo);
    return next === undefined ? [] : [{ locationId: id, after: next }];
  });
  const rows = nodes.flatMap(({ id, inventoryLevels }) => levelsAt(id, inventoryLevels.nodes));
  return ok({ rows, nextCursor: writeLevelsCursor({ after: nextCursor(pageInfo), open }) });
}

/** A page of what one location has beyond its first levels. A location that is gone meanwhile has no more. */
async function moreOfOne(
  client: ShopifyClient,
  search: string | undefined,
  { locationId, after }: LevelsCursor['open'][number],
  rest: LevelsCursor,
): LevelsPage {
  const answer = await client.send(levelsOfLocation, { locationId, after, search }, 'stock');
  if (!answer.ok) return answer;
  const found = answer.value.location?.inventoryLevels;
  const next = found && nextCursor(found.pageInfo);
  if (next === after)
    return fail({ kind: 'unreadable-reply', message: 'A list of the store does not end.' });
  const open = next === undefined ? rest.open : [{ locationId, after: next }, ...rest.open];
  return ok({
    rows: levelsAt(locationId, found?.nodes ?? []),
    nextCursor: writeLevelsCursor({ ...rest, open }),
  });
}

const levelsAt = (locationId: string, nodes: LevelOfLocationFragment[]): PlatformLevel[] =>
  nodes.map(({ item, quantities, updatedAt }) => ({
    inventoryItemId: item.id,
    locationId,
    available: quantities[0]?.quantity ?? 0,
    updatedAt,
  }));

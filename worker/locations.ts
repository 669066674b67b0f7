/** Reads a store's locations anew, and sets going what follows where one was closed or opened that a group uses. */
import { type LocationsTaken, takeLocations } from '../db/records/locations.ts';
import { groupsChanged } from '../src/order-push/bulk/bulk.ts';
import type { Platform } from '../src/platforms/platform.ts';
import type { PlatformFailure } from '../src/platforms/platform-failure.ts';
import { ok, type Result } from '../src/shared/result.ts';
import { oldestLocations } from '../src/stores/oldest-locations.ts';
import { handOverBulk } from './bulk.ts';
import type { Edge } from './edge.ts';
import { tellLedgersOf } from './tell-ledgers.ts';

type OpenForLocations = (
  accountId: string,
  storeId: string,
) => Promise<{
  store: { id: string; name: string };
  platform: Pick<Platform, 'fetchLocations'>;
}>;

/**
 * Everything that follows is written down with the locations: where this stops halfway, the sweep goes on.
 * @param open as the road opens a store
 */
export async function readLocations(
  edge: Edge,
  open: OpenForLocations,
  accountId: string,
  storeId: string,
): Promise<Result<LocationsTaken, PlatformFailure>> {
  const { store, platform } = await open(accountId, storeId);
  const read = await platform.fetchLocations();
  if (!read.ok) return read;
  const taken = await takeLocations(
    edge.database(accountId),
    { accountId, id: store.id, name: store.name },
    oldestLocations(read.value),
    groupsChanged,
    edge.now(),
  );
  // What opened stocks other numbers than were known of it: they are read with it.
  const isOpened = taken.opened.length > 0;
  for (const id of taken.connectionIds)
    await tellLedgersOf(edge, accountId, id, { read: isOpened });
  await handOverBulk(edge, accountId, taken.recheck);
  if (taken.connectionIds.length > 0) await edge.tell(accountId, { of: 'stock' });
  return ok(taken);
}

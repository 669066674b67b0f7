/** Destination stores as procedures name them: one that must be the account's, or those of the chosen store. */
import { TRPCError } from '@trpc/server';
import type { Database } from '../../db/open.ts';
import type { DestinationsAsked } from '../../db/pages/push-settings-page.ts';
import { loadRoles, loadStore, type SealedStore } from '../../db/records/stores.ts';
import { chooseStore } from './inputs.ts';

/** @throws NOT_FOUND in words, also where the store sells for nobody */
export async function loadDestination(
  { db, accountId }: { db: Database; accountId: string },
  storeId: string,
): Promise<SealedStore> {
  const store = await loadStore(db, accountId, storeId);
  if (!store)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This store is not connected here.' });
  if (!(await loadRoles(db, accountId, storeId)).destination)
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: `${store.name} is no destination store: orders are pushed from those.`,
    });
  return store;
}

/** Which destinations a page shows for the store chosen in the shell: itself, or those it ships for; all without one. */
export async function destinationsAsked(
  asking: { db: Database; accountId: string },
  storeId: string | undefined,
): Promise<DestinationsAsked> {
  const chosen = await chooseStore(asking, storeId);
  if (!chosen) return {};
  return chosen.isSource && !chosen.isDestination
    ? { shippedBy: chosen.id }
    : { storeId: chosen.id };
}

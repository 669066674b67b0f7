/** What procedures take, with its limits: the chosen store, a page of a list, a store that must be a source (SO1). */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Database } from '../../db/open.ts';
import { type ChosenStore, hasSource, readChosenStore } from '../../db/pages/chosen-store.ts';
import { type Cursor, decodeCursor } from '../../db/pages/cursor.ts';

const id = z.string().min(1).max(200);

/** Fields that several procedures share. */
export const inputs = {
  id,
  /** The store chosen in the shell; absent: all of the account's. */
  storeId: id.optional(),
  cursor: z.string().max(300).optional(),
  limit: z.int().min(1).max(100).default(50),
};

type Asking = { db: Database; accountId: string };

/** The chosen store, which must be the account's. */
export async function chooseStore(
  { db, accountId }: Asking,
  storeId: string | undefined,
): Promise<ChosenStore | undefined> {
  if (storeId === undefined) return undefined;
  const store = await readChosenStore(db, accountId, storeId);
  if (!store)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This store is not connected here.' });
  return store;
}

/** Lets only source stores through: the chosen one, or an account that has one (SO1). @param what is for them */
export async function requireSource(
  asking: Asking,
  storeId: string | undefined,
  what = 'Orders to ship are',
): Promise<void> {
  const store = await chooseStore(asking, storeId);
  if (store ? store.isSource : await hasSource(asking.db, asking.accountId)) return;
  throw new TRPCError({ code: 'FORBIDDEN', message: `${what} for source stores.` });
}

/** Where a list goes on. */
export function placeOf(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const place = decodeCursor(cursor);
  if (!place)
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: 'This page of the list cannot be found again. Open the list from its beginning.',
    });
  return place;
}

/** What the procedures about stock take: a connection of the account, and where a list by SKU goes on. */
import { TRPCError } from '@trpc/server';
import type { Database } from '../../db/open.ts';
import { type ConnectionAllowance, listAllowances } from '../../db/pages/allowances-page.ts';
import { decodeSkuCursor, type SkuPlace } from '../../db/pages/sku-cursor.ts';

type Asking = { db: Database; accountId: string };

/** A connection, which must be the account's. */
export async function requireConnection(
  { db, accountId }: Asking,
  connectionId: string,
): Promise<ConnectionAllowance> {
  const all = await listAllowances(db, accountId);
  const found = all.find((connection) => connection.connectionId === connectionId);
  if (!found)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This connection is not known here.' });
  return found;
}

/** @param ids how many ids stand beside the SKU in this list's cursors */
export function skuPlaceOf(cursor: string | undefined, ids: number): SkuPlace | undefined {
  if (cursor === undefined) return undefined;
  const place = decodeSkuCursor(cursor, ids);
  if (!place)
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: 'This page of the list cannot be found again. Open the list from its beginning.',
    });
  return place;
}

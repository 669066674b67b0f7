/** Keeps what a destination may show of a source's stock: per connection, and per SKU where it says otherwise (ST6). */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { connections, links, stores } from '../schema/index.ts';
import {
  type AllowanceOfConnection,
  type AllowanceOfLink,
  notingAllowance,
} from './allowance-acts.ts';
import { ofVariants, oweMatches } from './matches-due.ts';

/** Where whoever saves is interrupted before the ledgers are told, the sweep tells them from then on (rule 1). */
const tellLostAfterMs = 60_000;

/** @param by who saves it @returns false where the account has no such connection */
export async function saveConnectionAllowance(
  db: Database,
  accountId: string,
  connectionId: string,
  said: AllowanceOfConnection,
  now: number,
  by = 'Crossdock',
): Promise<boolean> {
  const { buffer, sharePercent, cap, edits } = said;
  const of = { accountId, connectionId, subject: connectionId, by };
  const [, saved] = await inOneBatch(db, [
    notingAllowance(db, of, said, now),
    db
      .update(connections)
      .set({ buffer, sharePercent, cap, edits })
      .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId)))
      .returning({ id: connections.id }),
    ...oweTellingOf(db, accountId, connectionId, now),
  ]);
  return saved !== undefined && saved.length > 0;
}

/** @param by who saves it @returns false where the account has no such link */
export async function saveLinkAllowance(
  db: Database,
  accountId: string,
  link: { connectionId: string; variantId: string },
  { buffer, sharePercent, cap }: AllowanceOfLink,
  now: number,
  by = 'Crossdock',
): Promise<boolean> {
  const { connectionId, variantId } = link;
  const own = { variantId, link: { buffer, sharePercent, cap } };
  const [, saved] = await inOneBatch(db, [
    notingAllowance(db, { accountId, connectionId, subject: variantId, by }, own, now),
    db
      .update(links)
      .set({ buffer, sharePercent, cap })
      .where(
        and(
          eq(links.connectionId, connectionId),
          eq(links.destinationVariantId, variantId),
          sql`${sourceOf(accountId, connectionId)} is not null`,
        ),
      )
      .returning({ variantId: links.destinationVariantId }),
    ...oweMatches(db, accountId, connectionId, ofVariants([variantId]), now),
  ]);
  return saved !== undefined && saved.length > 0;
}

/** The source store of a connection of this account; null where it has none. */
const sourceOf = (accountId: string, connectionId: string): SQL =>
  sql`(select source_store_id from connections where id = ${connectionId} and account_id = ${accountId})`;

/**
 * Statements for the batch that changes what ledgers must hear of: the source's revision rises, so that what they were
 * told before cannot replace it, and the telling is owed.
 */
export const oweTellingOf = (
  db: Database,
  accountId: string,
  connectionId: string,
  now: number,
): BatchItem<'sqlite'>[] => [
  db
    .update(stores)
    .set({ stockRevision: sql`${stores.stockRevision} + 1` })
    .where(sql`${stores.id} = ${sourceOf(accountId, connectionId)}`),
  db
    .update(connections)
    .set({ tellDueAt: now + tellLostAfterMs })
    .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId))),
];

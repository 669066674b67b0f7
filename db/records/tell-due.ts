/** What ledgers are owed of a connection's changes: written down with the change, swept until all were told (rule 1). */
import { and, eq, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { connections, matches, stores } from '../schema/index.ts';

export type TellOwed = { accountId: string; connectionId: string; read: boolean };

/** A telling under way is left alone for this long; each of its pages puts it off again. */
const underWayMs = 2 * 60_000;

/**
 * Owes the ledgers of a connection what has just changed, and lets their source's revision rise, so that what they were
 * told before cannot replace it.
 */
export async function oweTelling(
  db: Database,
  { accountId, connectionId, read }: TellOwed,
  now: number,
): Promise<void> {
  await db.batch([
    db
      .update(stores)
      .set({ stockRevision: sql`${stores.stockRevision} + 1` })
      .where(
        sql`${stores.id} = (select source_store_id from connections where id = ${connectionId}
          and account_id = ${accountId})`,
      ),
    db
      .update(connections)
      .set({
        tellDueAt: now + underWayMs,
        tellReads: read ? true : sql`${connections.tellReads}`,
      })
      .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId))),
    // Whoever tells all of them tells these: but for what was unlinked, whose ledger no link leads to any more.
    db
      .update(matches)
      .set({ tellDueAt: null })
      .where(
        and(
          eq(matches.connectionId, connectionId),
          isNotNull(matches.tellDueAt),
          sql`exists (select 1 from links k where k.connection_id = ${matches.connectionId}
            and k.destination_variant_id = ${matches.destinationVariantId}
            and k.source_variant_id = coalesce(${matches.sourceVariantId}, k.source_variant_id)
            and ${matches.formerVariantId} is null)`,
        ),
      ),
  ]);
}

/** A page of the telling is done: the sweep leaves it alone a while, or it is told whole. */
export async function putOffTelling(
  db: Database,
  connectionId: string,
  isWhole: boolean,
  now: number,
): Promise<void> {
  await db
    .update(connections)
    .set(isWhole ? { tellDueAt: null, tellReads: false } : { tellDueAt: now + underWayMs })
    .where(eq(connections.id, connectionId));
}

/** Connections whose telling stopped on its way. */
export async function takeTellingsDue(db: Database, now: number): Promise<TellOwed[]> {
  return db
    .update(connections)
    .set({ tellDueAt: now + underWayMs })
    .where(lte(connections.tellDueAt, now))
    .returning({
      accountId: connections.accountId,
      connectionId: connections.id,
      read: connections.tellReads,
    });
}

/** Every connection a store plays a part in. */
export async function listConnectionIds(
  db: Database,
  accountId: string,
  storeId: string,
): Promise<string[]> {
  const rows = await db
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.accountId, accountId),
        or(eq(connections.sourceStoreId, storeId), eq(connections.destinationStoreId, storeId)),
      ),
    );
  return rows.map(({ id }) => id);
}

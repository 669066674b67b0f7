/** Keeps with a push that its source has nothing of it left to ship, whatever was counted here (SO1). */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { Database } from '../open.ts';
import { pushes } from '../schema/index.ts';

type Named = Pick<Push, 'id' | 'accountId'>;

const isThis = ({ id, accountId }: Named) =>
  and(eq(pushes.id, id), eq(pushes.accountId, accountId));

/**
 * Its row leaves the Orders page. A shipment that was seen cancelled since the store was asked has opened units again:
 * then nothing is kept.
 * @param askedAt before the store was read, ms
 */
export async function recordNothingOpen(db: Database, push: Named, askedAt: number): Promise<void> {
  await db
    .update(pushes)
    .set({ nothingOpenAt: askedAt })
    .where(
      and(
        isThis(push),
        sql`not exists (select 1 from shipments h
          where h.push_id = ${push.id} and h.cancelled_at >= ${askedAt})`,
      ),
    );
}

/** The statement that takes it back, for the batch of whatever shows that something is open there. */
export const somethingOpen = (db: Database, push: Named) =>
  db
    .update(pushes)
    .set({ nothingOpenAt: null })
    .where(and(isThis(push), isNotNull(pushes.nothingOpenAt)));

/** Notes when a store was heard last, and what a delivery of it waits for. */
import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { stores } from '../schema/index.ts';

/** A store that is heard all the time is written down this often, ms: every row written costs money. */
const heardEveryMs = 5 * 60_000;

/** Notes that a delivery of the store was dealt with: what it waited for is over, and it was heard, give or take minutes. */
export async function markStoreHeard(db: Database, storeId: string, now: number): Promise<void> {
  await db
    .update(stores)
    .set({ lastEventAt: now, waitsFor: null, waitsUntil: null })
    .where(
      and(
        eq(stores.id, storeId),
        or(
          isNull(stores.lastEventAt),
          lte(stores.lastEventAt, now - heardEveryMs),
          isNotNull(stores.waitsFor),
        ),
      ),
    );
}

/** Notes that a delivery of the store waits, why, and until when (ms). */
export async function markStoreWaits(
  db: Database,
  storeId: string,
  why: string,
  until: number,
): Promise<void> {
  await db.update(stores).set({ waitsFor: why, waitsUntil: until }).where(eq(stores.id, storeId));
}

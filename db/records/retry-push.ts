/** Owes pushes at once that failed or wait: a person's Retry, and those whose source has more of a listing now. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { pushes } from '../schema/index.ts';
import { retryRow } from './effects.ts';
import { addEvent } from './events.ts';

/**
 * A person's Retry: a failed or waiting push is owed at once; one in creation is only looked for (rule 2).
 * @returns whether there was something to retry
 */
export async function retryPush(
  db: Database,
  accountId: string,
  pushId: string,
  person: string,
  now: number,
): Promise<boolean> {
  const [retried] = await retryRow(db, pushes, accountId, pushId, now).returning({
    orderId: pushes.orderId,
  });
  if (!retried) return false;
  await addEvent(
    db,
    {
      orderId: retried.orderId,
      accountId,
      kind: 'push-retried',
      actor: person,
      detail: undefined,
      once: `${pushId}:retried:${now}`,
    },
    now,
  );
  return true;
}

/**
 * Pushes that failed for want of stock of this listing are owed at once: its source has more of it now (stock rule 3).
 * @returns those that go again, 100 at most
 */
export async function retryTooFew(
  db: Database,
  of: { sourceStoreId: string; inventoryItemId: string },
  now: number,
): Promise<{ id: string; accountId: string }[]> {
  return db
    .update(pushes)
    .set({ state: 'ready', dueAt: now, handedAt: null, setbacks: 0, updatedAt: now })
    .where(
      sql`${pushes.id} in (select p.id from pushes p join push_lines l on l.push_id = p.id
        where p.source_store_id = ${of.sourceStoreId} and p.state = 'failed' and p.failure_kind = 'too-few'
          and l.source_inventory_item_id = ${of.inventoryItemId} order by p.created_at limit 100)`,
    )
    .returning({ id: pushes.id, accountId: pushes.accountId });
}

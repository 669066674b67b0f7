/** What the Ship button needs of the database: whether the order may still be shipped, and that a person asked (SO1). */
import { and, eq } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { Database } from '../open.ts';
import { orders } from '../schema/index.ts';
import { addEvent } from './events.ts';

/** Whether the customer's order was cancelled, as last read. */
export async function isOrderCancelled(
  db: Database,
  accountId: string,
  orderId: string,
): Promise<boolean> {
  const [row] = await db
    .select({ cancelledAt: orders.cancelledAt })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.accountId, accountId)));
  return row !== undefined && row.cancelledAt !== null;
}

/** Puts on the timeline that a person ships the push, with carrier and number. */
export async function recordShipAsked(
  db: Database,
  push: Push,
  asked: { person: string; tracking: string },
  now: number,
): Promise<void> {
  await addEvent(
    db,
    {
      orderId: push.orderId,
      accountId: push.accountId,
      kind: 'ship-asked',
      actor: asked.person,
      detail: asked.tracking || 'no tracking number',
      once: `${push.id}:ship-asked:${now}`,
    },
    now,
  );
}

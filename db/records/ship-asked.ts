/** What the Ship button needs of the database: whether the order may still be shipped, and that a person asked (SO1). */
import { and, eq, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { orders } from '../schema/index.ts';
import { addEvent } from './events.ts';
import { somethingOpen } from './nothing-open.ts';

/** Why an order is nobody's to ship any more. */
export type NotToShip = 'cancelled' | 'fulfilled';

/** @returns why the store that sold the order wants no shipment of it, as last read; undefined where it does */
export async function whyNotToShip(
  db: Database,
  accountId: string,
  orderId: string,
): Promise<NotToShip | undefined> {
  const [row] = await db
    .select({ cancelledAt: orders.cancelledAt, fulfillment: orders.fulfillment })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.accountId, accountId)));
  if (!row) return undefined;
  if (row.cancelledAt !== null) return 'cancelled';
  return row.fulfillment === 'fulfilled' ? 'fulfilled' : undefined;
}

/** Whether its source shipped all that was pushed, as far as it told, and took none of it back. */
export async function isAllShipped(
  db: Database,
  { id, orderId }: Pick<Push, 'id' | 'orderId'>,
): Promise<boolean> {
  const left = await db.all(sql`
    select 1 from push_lines pl where pl.push_id = ${id} and pl.quantity > (
      select coalesce(sum(shipped.value ->> 'quantity'), 0) from shipments h join json_each(h.lines) shipped
      where h.push_id = pl.push_id and h.cancelled_at is null
        and ${orderId} || '.' || (shipped.value ->> 'destinationLineId') = pl.order_line_id) limit 1`);
  return left.length === 0;
}

/** Puts on the timeline that a person ships what is open of the push; `words`: with which number, and how much of it. */
export async function recordShipAsked(
  db: Database,
  push: Push,
  asked: { person: string; words: string },
  now: number,
): Promise<void> {
  await inOneBatch(db, [
    addEvent(
      db,
      {
        orderId: push.orderId,
        accountId: push.accountId,
        kind: 'ship-asked',
        actor: asked.person,
        detail: asked.words,
        once: `${push.id}:ship-asked:${now}`,
      },
      now,
    ),
    somethingOpen(db, push),
  ]);
}

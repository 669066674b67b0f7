/** Keeps a person's word that an order is to be pushed by hand (OP10). */
import { and, eq, sql } from 'drizzle-orm';
import type { PushAsk } from '../../src/order-push/push-ask.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { orders, pushes } from '../schema/index.ts';
import { addEvent } from './events.ts';

/** Where nobody says how many units the order had, those of our newest reading. */
export type NewAsk = Omit<PushAsk, 'units'> & { units?: number | undefined };

/**
 * The newest word counts; what an earlier one overrides besides stays overridden as long as no push has come of it.
 * @returns whether the order is known here: a word about an unknown one is not kept
 */
export async function recordAsk(
  db: Database,
  accountId: string,
  order: { storeId: string; platformOrderId: string },
  ask: NewAsk,
): Promise<boolean> {
  const orderId = orderIdOf(order.storeId, order.platformOrderId);
  const isOurs = and(eq(orders.id, orderId), eq(orders.accountId, accountId));
  const [known] = await db
    .select({
      over: orders.askedOver,
      isOpen: sql<number>`not exists (select 1 from ${pushes} p where p.order_id = ${orders.id}
        and p.created_at >= ${orders.askedAt})`,
    })
    .from(orders)
    .where(isOurs);
  if (!known) return false;
  const earlier = known.isOpen ? (known.over ?? []) : [];
  await inOneBatch(db, [
    db
      .update(orders)
      .set({
        askedBy: ask.by,
        askedAt: ask.at,
        askedOver: [...new Set([...earlier, ...ask.over])],
        askedUnits: ask.units ?? sql`${orders.unitCount}`,
      })
      .where(isOurs),
    addEvent(
      db,
      {
        orderId,
        accountId,
        kind: 'push-asked',
        actor: ask.by,
        detail: ask.over.join(' '),
        once: `${orderId}:asked:${ask.at}`,
      },
      ask.at,
    ),
  ]);
  return true;
}

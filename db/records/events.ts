/** Writes an order's timeline. A step is written once, however often it is repeated. */
import { type SQL, sql } from 'drizzle-orm';
import type { OrderEvent } from '../../src/orders/order-event.ts';
import type { Database } from '../open.ts';
import { orderEvents } from '../schema/index.ts';

/** The statement that adds one step, to go into the batch of what it tells of. */
export const addEvent = (
  db: Database,
  event: Omit<OrderEvent, 'actor' | 'detail'> & {
    actor: string | SQL;
    detail: string | SQL | undefined;
  },
  now: number,
) =>
  db
    .insert(orderEvents)
    .values({
      id: event.once,
      accountId: event.accountId,
      orderId: event.orderId,
      at: now,
      kind: event.kind,
      actor: event.actor,
      detail: event.detail ?? null,
    })
    .onConflictDoNothing();

/** The actor of a step that a store took, by the name it has here. */
export const storeAsActor = (storeId: string): SQL =>
  sql`coalesce((select name from stores where id = ${storeId}), 'source store')`;

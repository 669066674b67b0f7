/** What of a push's routing stands on its order's timeline: that it was moved, or that it lies outside its group. */
import { sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { Routing } from '../../src/order-push/routing.ts';
import type { Database } from '../open.ts';
import { orderEvents } from '../schema/index.ts';

/** @returns the statement that adds the step, for the batch that makes it; none where there is nothing to tell */
export function routingEvent(db: Database, push: Push, row: Routing, actor: string, now: number) {
  const { number, fromLocationId: from, toLocationId: to, state } = row;
  if (from === undefined || from === to || state === 'owed') return [];
  const name = (id: string) =>
    sql`coalesce((select name from locations where store_id = ${push.sourceStoreId} and platform_id = ${id}), '')`;
  const isMoved = state === 'moved' && to !== undefined;
  const step = `${push.id}:routing:${number}:${state}:${from}:${to ?? ''}`;
  return [
    db
      .insert(orderEvents)
      .values({
        id: step,
        accountId: push.accountId,
        orderId: push.orderId,
        at: now,
        kind: isMoved ? 'routing-moved' : 'routing-elsewhere',
        actor,
        detail: isMoved ? sql`${name(from)} || ' to ' || ${name(to)}` : name(from),
      })
      .onConflictDoNothing(),
  ];
}

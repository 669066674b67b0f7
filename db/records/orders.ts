/** Records readings of destination orders. A reading replaces an older one, never a newer one (rule 1). */
import { sql } from 'drizzle-orm';
import type { PlatformOrder } from '../../src/platforms/platform.ts';
import { orderIdOf, orderLineIdOf } from '../../src/shared/ids.ts';
import type { Store } from '../../src/stores/store.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { orderLines, orders } from '../schema/index.ts';
import { addEvent } from './events.ts';

/**
 * Keeps the order and its lines in one batch, if no newer reading is kept.
 * @returns whether it was kept
 */
export async function recordOrder(
  db: Database,
  store: Store,
  read: { order: PlatformOrder; reading: number; customerName: string },
  now: number,
): Promise<{ stored: boolean }> {
  const { order, reading, customerName } = read;
  const id = orderIdOf(store.id, order.id);
  // One form, so that readings compare as text whatever offset a store writes.
  const updatedAt = new Date(order.updatedAt).toISOString();
  const fresh = {
    name: order.name,
    customerName,
    unitCount: order.lines.reduce((sum, line) => sum + line.currentQuantity, 0),
    totalAmount: order.total.amount,
    currency: order.total.currency,
    payment: order.payment,
    fulfillment: order.fulfillment,
    cancelledAt: order.cancelledAt ?? null,
    placedAt: order.processedAt,
    platformUpdatedAt: updatedAt,
    reading,
  };
  const rows = order.lines.map((line, position) => ({
    id: orderLineIdOf(id, line.id),
    platformId: line.id,
    position,
    sku: line.sku,
    // A person tells the red mug from the blue one.
    title: [line.title, line.variantTitle].filter(Boolean).join(', '),
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
  }));
  const [kept] = await inOneBatch(db, [
    db
      .insert(orders)
      .values({
        ...fresh,
        id,
        accountId: store.accountId,
        storeId: store.id,
        platformId: order.id,
        decision: null,
        firstSeenAt: now,
      })
      .onConflictDoUpdate({
        target: orders.id,
        set: fresh,
        setWhere: sql`${orders.platformUpdatedAt} < ${updatedAt}
          or (${orders.platformUpdatedAt} = ${updatedAt} and ${orders.reading} < ${reading})`,
      })
      .returning({ id: orders.id }),
    // Lines follow only where the order's row now carries this very reading.
    db
      .insert(orderLines)
      .select(
        sql`select value ->> 'id', ${id}, value ->> 'platformId', value ->> 'position', value ->> 'sku',
              value ->> 'title', value ->> 'quantity', value ->> 'currentQuantity', null, null, null, 0
            from json_each(${JSON.stringify(rows)})
            where exists (select 1 from ${orders} o where o.id = ${id} and o.reading = ${reading})`,
      )
      .onConflictDoUpdate({
        target: orderLines.id,
        set: {
          position: sql`excluded.position`,
          sku: sql`excluded.sku`,
          title: sql`excluded.title`,
          quantity: sql`excluded.quantity`,
          currentQuantity: sql`excluded.current_quantity`,
        },
      }),
    addEvent(
      db,
      {
        orderId: id,
        accountId: store.accountId,
        kind: 'order-received',
        actor: store.name,
        detail: undefined,
        once: `${id}:received`,
      },
      now,
    ),
  ]);
  return { stored: (kept?.length ?? 0) > 0 };
}

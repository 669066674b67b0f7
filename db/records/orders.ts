/** Records readings of destination orders. A reading replaces an older one, never a newer one (rule 1). */
import { sql } from 'drizzle-orm';
import type { PushAsk } from '../../src/order-push/push-ask.ts';
import type { PlatformOrder } from '../../src/platforms/platform.ts';
import { orderIdOf, orderLineIdOf } from '../../src/shared/ids.ts';
import type { LedgerName } from '../../src/stock/setup.ts';
import type { Store } from '../../src/stores/store.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { orderLines, orders } from '../schema/index.ts';
import { owingLook } from './owing-looks.ts';

/**
 * Keeps the order and its lines in one batch, if no newer reading is kept.
 * @returns whether it was kept, what a person said about it, and whether it is to be looked at beside its source orders
 */
export async function recordOrder(
  db: Database,
  store: Store,
  read: {
    order: PlatformOrder;
    reading: number;
    begun: number;
    customerName: string;
    /** What of it is mirrored after a push (src/mirror/acts/after-mark.ts). */
    afterMark?: string;
    /** What a new line is charged to; a line that is here already keeps its ledger (db/records/charged-lines.ts). */
    ledgers?: { lineId: string; ledger: LedgerName }[];
  },
  now: number,
): Promise<{ stored: false } | { stored: true; ask: PushAsk | undefined; isLookOwed: boolean }> {
  const { order, reading, begun, customerName } = read;
  const ledgers = new Map((read.ledgers ?? []).map(({ lineId, ledger }) => [lineId, ledger]));
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
    readAt: begun,
    ...(read.afterMark === undefined ? {} : { afterMark: read.afterMark }),
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
    openQuantity: openOf(line),
    chargedStore: ledgers.get(line.id)?.sourceStoreId ?? null,
    chargedListing: ledgers.get(line.id)?.inventoryItemId ?? null,
    assigned: line.assigned,
  }));
  const [kept, , looks] = await inOneBatch(db, [
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
      .returning({
        by: orders.askedBy,
        at: orders.askedAt,
        over: orders.askedOver,
        units: orders.askedUnits,
      }),
    // Lines follow only where the order's row now carries this very reading.
    db
      .insert(orderLines)
      .select(
        sql`select value ->> 'id', ${id}, value ->> 'platformId', value ->> 'position', value ->> 'sku',
              value ->> 'title', value ->> 'quantity', value ->> 'currentQuantity', value ->> 'openQuantity',
              value ->> 'chargedStore', value ->> 'chargedListing', null, 0, value -> 'assigned', null, null, 0, 0
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
          openQuantity: sql`excluded.open_quantity`,
          assigned: sql`excluded.assigned`,
        },
        // A row that is as it was is not written; nor is where a pushed line is shipped from, once nothing is decided by it.
        setWhere: sql`(${orderLines.position}, ${orderLines.sku}, ${orderLines.title}, ${orderLines.quantity},
            ${orderLines.currentQuantity}, ${orderLines.openQuantity})
          is not (excluded.position, excluded.sku, excluded.title, excluded.quantity, excluded.current_quantity,
            excluded.open_quantity)
          or (${orderLines.assigned} is not excluded.assigned and (${orderLines.hold} is not null
            or not exists (select 1 from pushes p join push_lines pl on pl.push_id = p.id
              where p.order_id = order_lines.order_id and pl.order_line_id = order_lines.id)))`,
      }),
    owingLook(
      db,
      sql`${orders.id} = ${id} and ${orders.reading} = ${reading} and exists (select 1 from pushes p
        where p.order_id = ${id} and p.state = 'created' and p.after_mark is not ${orders.afterMark})`,
      now,
    ),
  ]);
  const [row] = (kept ?? []) as AskRow[];
  if (!row) return { stored: false };
  return { stored: true, ask: askOf(row), isLookOwed: (looks ?? []).length > 0 };
}

/** Units that still go into a parcel: as unitsToShip has it in src/order-push/may-push.ts. */
const openOf = (line: PlatformOrder['lines'][number]): number =>
  line.requiresShipping ? Math.max(0, Math.min(line.currentQuantity, line.unfulfilledQuantity)) : 0;

type AskRow = {
  by: string | null;
  at: number | null;
  over: PushAsk['over'] | null;
  units: number | null;
};

/** A person's word about an order, as its row has it. */
export const askOf = ({ by, at, over, units }: AskRow): PushAsk | undefined =>
  by !== null && at !== null ? { by, at, over: over ?? [], units: units ?? 0 } : undefined;

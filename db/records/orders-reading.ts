/** Readings of a store's changed orders: the newest whole one, and how far the one under way has come. */
import { and, eq, sql } from 'drizzle-orm';
import type { ChangedOrder } from '../../src/platforms/platform.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import type { OrdersProgress, OrdersReading } from '../../src/stock/orders-progress.ts';
import type { Database } from '../open.ts';
import { stores } from '../schema/index.ts';
import { howKept } from './changed-orders.ts';

export async function loadOrdersReading(
  db: Database,
  storeId: string,
): Promise<{ known: OrdersReading | undefined; progress: OrdersProgress | undefined }> {
  const [row] = await db
    .select({
      from: stores.ordersReadFrom,
      begun: stores.ordersReadBegun,
      progress: stores.ordersProgress,
    })
    .from(stores)
    .where(eq(stores.id, storeId));
  const { from, begun, progress } = row ?? {};
  return { known: from && begun ? { from, begun } : undefined, progress: progress ?? undefined };
}

/** Of two turns that find the same one there, one goes on. */
const hasTurn = (storeId: string, turn: number | undefined) =>
  and(eq(stores.id, storeId), sql`${stores.ordersProgress} ->> 'turn' is ${turn ?? null}`);

/**
 * @param turn the turn that must be there: undefined where no reading is under way
 * @returns whether it was, and the new progress is kept
 */
export async function saveOrdersProgress(
  db: Database,
  storeId: string,
  turn: number | undefined,
  progress: OrdersProgress,
): Promise<boolean> {
  const kept = await db
    .update(stores)
    .set({ ordersProgress: progress })
    .where(hasTurn(storeId, turn))
    .returning({ id: stores.id });
  return kept.length > 0;
}

/** The reading is whole. @returns whether its turn still had it */
export async function finishOrdersReading(
  db: Database,
  storeId: string,
  { from, begun, turn }: OrdersProgress,
): Promise<boolean> {
  const kept = await db
    .update(stores)
    .set({ ordersReadFrom: from, ordersReadBegun: begun, ordersProgress: null })
    .where(hasTurn(storeId, turn))
    .returning({ id: stores.id });
  return kept.length > 0;
}

/**
 * Changed orders that need not be read once more: a reading later than the change is kept, and the order was decided
 * about, which comes after its units were charged.
 * @returns the platform's ids
 */
export async function listTaken(
  db: Database,
  storeId: string,
  changed: readonly ChangedOrder[],
): Promise<ReadonlySet<string>> {
  if (changed.length === 0) return new Set();
  const kept = await howKept(db, storeId, changed);
  const covered = changed.filter((_, at) => kept[at] === 'covered');
  const byId = new Map(covered.map(({ id }) => [orderIdOf(storeId, id), id]));
  const decided = await db.all<{ id: string }>(sql`
    select o.id from json_each(${JSON.stringify([...byId.keys()])}) v
    join orders o on o.id = v.value and o.decision is not null`);
  return new Set(decided.flatMap(({ id }) => byId.get(id) ?? []));
}

/** Writes what was decided about an order, with its new pushes, in one batch (rule 1, OP2). */
import { and, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { NewPush, PartsSoFar, Plan } from '../../src/order-push/plan-pushes.ts';
import { newId, orderLineIdOf } from '../../src/shared/ids.ts';
import type { Store } from '../../src/stores/store.ts';
import { inOneBatch, isUniqueConflict } from '../batch.ts';
import type { Database } from '../open.ts';
import { orderLines, orders, pushes, pushLines, shipments } from '../schema/index.ts';
import { addEvent } from './events.ts';
import { unitsOnTheirWayOff } from './units-on-their-way-off.ts';

/** The parts an order has, and of each line the units that those which stand hold and have not brought back. */
export async function loadParts(
  db: Database,
  store: Pick<Store, 'accountId'>,
  orderId: string,
): Promise<PartsSoFar> {
  const of = and(eq(pushes.orderId, orderId), eq(pushes.accountId, store.accountId));
  const held = await db
    .select({
      part: pushes.part,
      state: pushes.state,
      replacedAt: pushes.replacedAt,
      shippingShare: pushes.shippingShare,
      lineId: orderLines.platformId,
      quantity: sql<number>`${pushLines.quantity} + ${unitsOnTheirWayOff(sql`${pushes.id}`, sql`${orderLines.platformId}`)}`,
    })
    .from(pushes)
    .leftJoin(pushLines, eq(pushLines.pushId, pushes.id))
    .leftJoin(orderLines, eq(orderLines.id, pushLines.orderLineId))
    .where(of);
  const mirrored = await db
    .select({ copied: shipments.copied })
    .from(shipments)
    .innerJoin(pushes, eq(pushes.id, shipments.pushId))
    .where(and(of, ne(pushes.state, 'withdrawn'), isNull(pushes.replacedAt)));
  const back = new Map<string, number>();
  for (const { destinationLineId, quantity } of mirrored.flatMap((row) => row.copied))
    back.set(destinationLineId, (back.get(destinationLineId) ?? 0) + quantity);
  const short = await db
    .select({ lineId: orderLines.platformId })
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orderId), isNotNull(orderLines.shortAt)));
  // Units of a part that a person let go again are free (OP2).
  const standing = held.filter((row) => row.state !== 'withdrawn' && row.replacedAt === null);
  const inParts = new Map<string, number>();
  for (const { lineId, quantity } of standing)
    if (lineId && quantity) inParts.set(lineId, (inParts.get(lineId) ?? 0) + quantity);
  return {
    parts: Math.max(0, ...held.map((row) => row.part)),
    standing: standing.length > 0,
    held: inParts,
    back,
    short: new Set(short.map(({ lineId }) => lineId)),
    shares: [...new Map(standing.map(({ part, shippingShare }) => [part, shippingShare]))].map(
      ([part, shippingShare]) => ({ part, shippingShare }),
    ),
  };
}

/** A plan with the number of its reading, and the lines (platform ids) that were known to be short then. */
export type MadeDecision = Plan & { reading: number; short: ReadonlySet<string> };

/**
 * Writes pushes, and decision and holds where no newer reading is kept: an older one must not wipe them.
 * `saved: false` where a part number was taken by another decision.
 */
export async function saveDecision(
  db: Database,
  store: Store,
  orderId: string,
  made: MadeDecision,
  now: number,
): Promise<{ saved: true; pushIds: string[] } | { saved: false }> {
  const accountId = store.accountId;
  const started = made.pushes.map((push) => ({ ...push, id: newId('ps') }));
  try {
    await inOneBatch(db, [
      ...started.flatMap((push) => insertPush(db, accountId, orderId, push, now)),
      db
        .update(orders)
        .set({ decision: made.decision })
        .where(
          and(
            eq(orders.id, orderId),
            eq(orders.reading, made.reading),
            or(isNull(orders.decision), ne(orders.decision, made.decision)),
          ),
        ),
      ...holdLines(db, orderId, made),
      // That it was pushed, its pushes say (db/pages/timeline.ts).
      ...(made.decision === 'pushed'
        ? []
        : [
            addEvent(
              db,
              {
                orderId,
                accountId,
                actor: 'Crossdock',
                kind: 'decided',
                detail: made.decision,
                once: `${orderId}:${made.decision}`,
              },
              now,
            ),
          ]),
    ]);
  } catch (error) {
    if (isUniqueConflict(error)) return { saved: false };
    throw error;
  }
  return { saved: true, pushIds: started.map((push) => push.id) };
}

const insertPush = (
  db: Database,
  accountId: string,
  orderId: string,
  push: NewPush & { id: string },
  now: number,
) => [
  db.insert(pushes).values({
    id: push.id,
    accountId,
    orderId,
    connectionId: push.connectionId,
    sourceStoreId: push.sourceStoreId,
    part: push.part,
    reference: push.reference,
    shippingShare: push.shippingShare,
    state: 'ready',
    dueAt: now,
    createdAt: now,
    updatedAt: now,
  }),
  db.insert(pushLines).select(
    sql`select ${push.id}, value ->> 'line', value ->> 'quantity', value ->> 'variant', value ->> 'listing',
          null, null, null, null, null
        from json_each(${JSON.stringify(
          push.lines.map((line) => ({
            line: orderLineIdOf(orderId, line.lineId),
            quantity: line.quantity,
            variant: line.sourceVariantId,
            listing: line.sourceInventoryItemId,
          })),
        )})`,
  ),
];

/** Holds are written as a whole: a line that no longer stays behind loses its reason. */
const holdLines = (
  db: Database,
  orderId: string,
  { held, reading, short }: Pick<MadeDecision, 'held' | 'reading' | 'short'>,
) => {
  const rows = JSON.stringify(
    held.map((line) => ({
      line: orderLineIdOf(orderId, line.lineId),
      why: line.why,
      quantity: line.quantity,
    })),
  );
  const of = (field: string) =>
    sql`(select value ->> ${field} from json_each(${rows}) where value ->> 'line' = ${orderLines.id})`;
  return [
    db
      .update(orderLines)
      .set({
        hold: of('why'),
        heldQuantity: sql`coalesce(${of('quantity')}, 0)`,
        shortAt: sql`case when ${of('why')} = 'too-few' then ${orderLines.shortAt} end`,
        shortOf: sql`case when ${of('why')} = 'too-few' then ${orderLines.shortOf} end`,
      })
      .where(
        and(
          eq(orderLines.orderId, orderId),
          sql`exists (select 1 from orders o where o.id = ${orderId} and o.reading = ${reading})`,
          // A line that ran short since this decision was made: it knows nothing of it.
          sql`(${orderLines.shortAt} is null or ${orderLines.platformId} in
            (select value from json_each(${JSON.stringify([...short])})))`,
          sql`(${orderLines.hold}, ${orderLines.heldQuantity}) is not (${of('why')}, coalesce(${of('quantity')}, 0))`,
        ),
      ),
  ];
};

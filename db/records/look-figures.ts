/** Keeps each line's figures at both stores, as a look read them: what the order's page shows side by side. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { LookToSave, OrderToLookAt } from '../../src/mirror/acts/look-row.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import { orderLines, pushes, pushLines } from '../schema/index.ts';

/**
 * The statements that keep units as both stores have them now, and what of the customer's order each source order reflects.
 * @param isKept whether the look that read them is kept
 */
export function keepingFigures(
  db: Database,
  { orderId, afterMark }: OrderToLookAt,
  { quantities, made, parts, sold }: LookToSave,
  isKept: SQL,
) {
  const rows = JSON.stringify(
    made.map(({ lineId, ...line }) => ({ ...line, line: orderLineIdOf(orderId, lineId) })),
  );
  const fewer = JSON.stringify(
    quantities.map(({ pushId, lineId, quantity }) => ({
      pushId,
      line: orderLineIdOf(orderId, lineId),
      quantity,
    })),
  );
  const states = JSON.stringify(parts);
  const back = JSON.stringify(
    sold.map(({ lineId, ...line }) => ({ ...line, line: orderLineIdOf(orderId, lineId) })),
  );
  const of = (list: string, field: string) =>
    sql`(select value ->> ${field} from json_each(${list}) where value ->> 'pushId' = ${pushLines.pushId}
      and value ->> 'line' = ${pushLines.orderLineId})`;
  const at = (field: string) =>
    sql`(select value ->> ${field} from json_each(${states}) where value ->> 'pushId' = ${pushes.id})`;
  const there = (field: string) =>
    sql`coalesce((select value ->> ${field} from json_each(${back}) where value ->> 'line' = ${orderLines.id}), 0)`;
  const inLines = (list: string) =>
    sql`exists (select 1 from json_each(${list}) where value ->> 'pushId' = ${pushLines.pushId}
      and value ->> 'line' = ${pushLines.orderLineId})`;
  return [
    db
      .update(pushLines)
      .set({
        quantity: of(fewer, 'quantity'),
        pushedQuantity: sql`coalesce(${pushLines.pushedQuantity}, ${pushLines.quantity})`,
      })
      .where(and(inLines(fewer), isKept)),
    db
      .update(pushLines)
      .set({
        sourceCurrent: of(rows, 'current'),
        sourceRefunded: of(rows, 'refunded'),
        sourceReturned: of(rows, 'returned'),
        sourceRemoved: of(rows, 'removed'),
      })
      .where(and(inLines(rows), isKept)),
    db
      .update(pushes)
      .set({
        afterMark,
        sourceState: at('sourceState'),
        addedLines: sql`(select value -> 'added' from json_each(${states}) where value ->> 'pushId' = ${pushes.id})`,
      })
      .where(
        and(sql`${pushes.id} in (select value ->> 'pushId' from json_each(${states}))`, isKept),
      ),
    db
      .update(orderLines)
      .set({ refundedQuantity: there('refunded'), returnedQuantity: there('returned') })
      .where(
        and(
          eq(orderLines.orderId, orderId),
          isKept,
          sql`(${orderLines.refundedQuantity}, ${orderLines.returnedQuantity})
            is not (${there('refunded')}, ${there('returned')})`,
        ),
      ),
  ];
}

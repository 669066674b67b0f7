/**
 * Units of a pushed line that its source refunded and that are not off the customer's order yet. The part stands for them no
 * more, and until they are off they are nobody else's to ship (OP2).
 */
import { type SQL, sql } from 'drizzle-orm';

/** @param lineId the destination platform's id of the line, as a column */
export const unitsOnTheirWayOff = (pushId: SQL, lineId: SQL): SQL<number> =>
  sql<number>`coalesce((select sum(w.value ->> 'quantity') from mirror_acts m join json_each(m.wish, '$.lines') w
    where m.push_id = ${pushId} and m.kind = 'refund-destination' and m.state <> 'created'
      and w.value ->> 'destinationLineId' = ${lineId}), 0)`;

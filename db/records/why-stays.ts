/** Why an order of `orders o`, or a line of it, stays: the most telling reason, as one kind; null where nothing stays. */
import { type SQL, sql } from 'drizzle-orm';

/** That no line qualifies says less than the first condition the first line fails. */
export const whyStays: SQL = sql`case
  when o.decision is null or o.decision in ('pushed', 'no-line-qualifies') then coalesce(
    (select l.hold from order_lines l where l.order_id = o.id and l.hold is not null
      and l.hold <> 'nothing-to-ship' order by l.position limit 1), nullif(o.decision, 'pushed'))
  else o.decision end`;

/**
 * An order's timeline: the steps that were written down, and before them those that its own rows say, since a row for
 * each would cost more than the order's: that it was received, that it was decided to push it, and each push's start.
 */
import { type SQL, sql } from 'drizzle-orm';

/** Once such steps had rows of their own. */
const notWritten = (id: SQL): SQL =>
  sql`not exists (select 1 from order_events e where e.id = ${id})`;

const received = sql`o.id || ':received'`;
const decided = sql`o.id || ':pushed'`;
const started = sql`o.id || ':start:' || p.part`;

/** Of `orders o` and its store `stores d`: the newest steps, with `written` putting those of one moment in their order. */
export const timeline = (limit: number): SQL => sql`
  select * from (
    select id, at, kind, actor, detail, rowid as written from order_events where order_id = o.id
    union all
    select ${received}, o.first_seen_at, 'order-received', d.name, null, -3000 where ${notWritten(received)}
    union all
    select ${decided}, min(p.created_at), 'decided', 'Crossdock', 'pushed', -2000
      from pushes p where p.order_id = o.id and ${notWritten(decided)} having count(*) > 0
    union all
    select ${started}, p.created_at, 'push-started', 'Crossdock', p.reference, p.part - 1000
      from pushes p where p.order_id = o.id and ${notWritten(started)}
  ) order by at desc, written desc limit ${limit}`;

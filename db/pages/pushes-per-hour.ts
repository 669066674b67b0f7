/** Counts pushes by the hour, in one statement: how many came to their source store, how many failed. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { eventOfStore, isCounted } from './of-store.ts';

const hourMs = 60 * 60_000;
/** Written into the statement: D1 binds every number as a fraction, and an hour must be divided whole. */
const hour = sql.raw(String(hourMs));

export type PushesPerHour = {
  /** A whole hour, ms; the range ends with the hour that runs now. */
  from: number;
  until: number;
  /** Every hour of the range, oldest first. */
  hours: { at: number; pushed: number; failed: number }[];
};

export async function countPushesPerHour(
  db: Database,
  accountId: string,
  storeId: string | undefined,
  range: { hours: number; now: number },
): Promise<PushesPerHour> {
  const until = Math.floor(range.now / hourMs) * hourMs + hourMs;
  const from = until - range.hours * hourMs;
  const counted = await db.all<{ at: number; pushed: number; failed: number }>(sql`
    select e.at / ${hour} * ${hour} as at, sum(e.kind <> 'push-failed') as pushed,
      sum(e.kind = 'push-failed') as failed
    from order_events e
    where e.account_id = ${accountId} and e.kind in ('push-created', 'push-found', 'push-failed')
      and ${isCounted} and e.at >= ${from} and e.at < ${until} ${eventOfStore(storeId)}
    group by 1`);
  const byHour = new Map(counted.map((row) => [row.at, row]));
  const hours = Array.from({ length: range.hours }, (_, index) => {
    const at = from + index * hourMs;
    return byHour.get(at) ?? { at, pushed: 0, failed: 0 };
  });
  return { from, until, hours };
}

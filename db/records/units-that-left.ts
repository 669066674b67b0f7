/** Units of a push that its source shipped and did not take back, as far as it told. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

/** @returns units by the end of the destination's line id */
export async function loadUnitsThatLeft(
  db: Database,
  pushId: string,
): Promise<Map<string, number>> {
  const rows = await db.all<{ line: string; units: number }>(sql`
    select w.value ->> 'destinationLineId' as line, sum(w.value ->> 'quantity') as units
    from shipments s join json_each(s.lines) w
    where s.push_id = ${pushId} and s.cancelled_at is null group by 1`);
  return new Map(rows.map(({ line, units }) => [line, units]));
}

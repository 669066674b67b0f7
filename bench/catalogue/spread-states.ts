/** Gives the added listings of a large catalogue every state that the Products page has views of. */
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { LinkState } from '../../src/shared/link-state.ts';

/** The last digit of an added listing's number says its state; half of what is missing has a suggestion. */
const byDigit: Record<number, LinkState> = {
  1: 'missing',
  2: 'missing',
  3: 'duplicate',
  4: 'not-tracked',
  5: 'paused',
  6: 'unlinked',
  7: 'no-sku',
};

/** Matches of one connection, as grow-catalogue.ts made them: all linked. What is unlinked a person unlinked. */
export async function spreadStates(db: Database, connectionId: string): Promise<void> {
  const states = JSON.stringify(
    Object.entries(byDigit).map(([digit, state]) => ({ digit, state })),
  );
  const isAdded = sql`connection_id = ${connectionId} and match_key like 'sku0%'`;
  await db.run(sql`update matches set state = j.value ->> 'state',
      suggested_by = case when j.value ->> 'digit' = '2' then 'case' end
    from json_each(${states}) j where ${isAdded} and j.value ->> 'digit' = substr(match_key, -1)`);
  await db.run(sql`insert into unlinked (connection_id, destination_variant_id, by, at)
    select connection_id, destination_variant_id, 'You', 1 from matches where ${isAdded} and state = 'unlinked'`);
  await db.run(sql`insert or replace into match_counts (connection_id, state, count)
    select connection_id, state, count(*) from matches where connection_id = ${connectionId} group by state
    union all
    select connection_id, 'suggested', count(*) from matches
      where connection_id = ${connectionId} and suggested_by is not null`);
}

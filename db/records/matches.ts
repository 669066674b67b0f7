/** Derives what a connection makes of its destination's listings, and keeps that with its counts (src/shared/link-state.ts). */
import { and, eq, sql } from 'drizzle-orm';
import {
  type Candidate,
  type LinkState,
  linkStateOf,
  type SuggestedBy,
  suggestionOf,
} from '../../src/shared/link-state.ts';
import { titleKey } from '../../src/shared/match-key.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { matchCounts, matches } from '../schema/index.ts';
import { type MatchFacts, readMatchFacts } from './match-facts.ts';

/** Listings derived in one go: a statement reads what is known of them, one batch writes what changed. */
export const matchesAtOnce = 500;

/** A match as it is kept. */
type Kept = {
  state: LinkState;
  sku: string;
  title: string;
  matchKey: string;
  sourceVariantId: string | null;
  sourceSku: string | null;
  sourceTitle: string | null;
  suggestedVariantId: string | null;
  suggestedSku: string | null;
  suggestedBy: SuggestedBy | null;
  sourceCount: number;
};

/**
 * Derives these listings anew. Safe to repeat and to run beside itself: the newest reading of the facts wins, and counts
 * move with the rows in one batch.
 * @param variantIds of the connection's destination, whether it still lists them or not
 * @returns how many became otherwise
 */
export async function deriveMatches(
  db: Database,
  connectionId: string,
  variantIds: readonly string[],
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < variantIds.length; from += matchesAtOnce) {
    const facts = await readMatchFacts(
      db,
      connectionId,
      variantIds.slice(from, from + matchesAtOnce),
    );
    const rows = facts.flatMap((one) => {
      const now = derived(one);
      return JSON.stringify(now) === JSON.stringify(one.kept) ? [] : { ...one, now };
    });
    changed += rows.length;
    if (rows.length > 0) await save(db, connectionId, rows);
  }
  return changed;
}

/** Null where the destination does not have it (any more), and no ledger has to hear of that still. */
function derived(facts: MatchFacts): Kept | null {
  if (!facts.listed) return facts.isOwed ? facts.kept : null;
  const { sku, title, matchKey, ownCount, sourceCount, link } = facts;
  const state = linkStateOf({ sku, tracked: facts.tracked, ownCount, sourceCount, link });
  const suggested = state === 'missing' ? suggestionFor(facts) : undefined;
  return {
    state,
    sku,
    title,
    matchKey,
    sourceVariantId: link?.sourceVariantId ?? null,
    sourceSku: link?.sourceSku ?? null,
    sourceTitle: link?.sourceTitle ?? null,
    suggestedVariantId: suggested?.variantId ?? null,
    suggestedSku: suggested?.sku ?? null,
    suggestedBy: suggested?.by ?? null,
    sourceCount,
  };
}

const suggestionFor = (facts: MatchFacts): (Candidate & { by: SuggestedBy }) | undefined =>
  suggestionOf(facts.sku, facts.byKey, facts.byBarcode, facts.ownKeys);

async function save(
  db: Database,
  connectionId: string,
  rows: readonly { variantId: string; now: Kept | null }[],
): Promise<void> {
  const changes = JSON.stringify(
    rows.map(({ variantId, now }) => ({
      v: variantId,
      ...(now && { ...now, titleKey: titleKey(now.title) }),
    })),
  );
  // Crossed, so that rows are looked up one by one: a planner without figures reads the whole connection for each.
  const known = sql`json_each(${changes}) j cross join matches m on m.connection_id = ${connectionId}
    and m.destination_variant_id = j.value ->> 'v'`;
  await inOneBatch(db, [
    db
      .insert(matchCounts)
      .select(
        sql`select ${connectionId}, state, sum(n) from (
            select j.value ->> 'state' as state, 1 as n from json_each(${changes}) j
            union all select m.state, -1 from ${known}
            union all select 'suggested', 1 from json_each(${changes}) j where j.value ->> 'suggestedBy' is not null
            union all select 'suggested', -1 from ${known} where m.suggested_by is not null)
          where state is not null group by state having sum(n) <> 0`,
      )
      .onConflictDoUpdate({
        target: [matchCounts.connectionId, matchCounts.state],
        set: { count: sql`${matchCounts.count} + excluded.count` },
      }),
    db
      .insert(matches)
      .select(
        sql`select ${connectionId}, value ->> 'v', value ->> 'state', value ->> 'sku', value ->> 'title',
              value ->> 'matchKey', value ->> 'titleKey', value ->> 'sourceVariantId', value ->> 'sourceSku',
              value ->> 'sourceTitle', value ->> 'suggestedVariantId', value ->> 'suggestedSku',
              value ->> 'suggestedBy', value ->> 'sourceCount', null, null
            from json_each(${changes}) where value ->> 'state' is not null`,
      )
      .onConflictDoUpdate({
        target: [matches.connectionId, matches.destinationVariantId],
        set: {
          formerVariantId: sql`case when ${matches.sourceVariantId} is excluded.source_variant_id
            then ${matches.formerVariantId} else coalesce(${matches.formerVariantId}, ${matches.sourceVariantId}) end`,
          state: sql`excluded.state`,
          sku: sql`excluded.sku`,
          title: sql`excluded.title`,
          matchKey: sql`excluded.match_key`,
          titleKey: sql`excluded.title_key`,
          sourceVariantId: sql`excluded.source_variant_id`,
          sourceSku: sql`excluded.source_sku`,
          sourceTitle: sql`excluded.source_title`,
          suggestedVariantId: sql`excluded.suggested_variant_id`,
          suggestedSku: sql`excluded.suggested_sku`,
          suggestedBy: sql`excluded.suggested_by`,
          sourceCount: sql`excluded.source_count`,
        },
      }),
    db.delete(matches).where(
      and(
        eq(matches.connectionId, connectionId),
        sql`${matches.destinationVariantId} in (select value ->> 'v' from json_each(${changes})
            where value ->> 'state' is null)`,
      ),
    ),
  ]);
}

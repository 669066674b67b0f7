/** Reads suggestions that a person accepts: each exactly as it stands now, a stretch at a time. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { deriveMatches } from './matches.ts';

/** Suggestions taken in one go. */
export const suggestionsAtOnce = 500;

/** Why one is not accepted. */
export type SuggestionSkipped =
  /** What is suggested is another listing now, or nothing. */
  | 'changed'
  /** The suggested listing is linked to another one of the destination already. */
  | 'taken'
  /** Several listings of the destination fit it as well. */
  | 'several';

export type SuggestionRead = {
  variantId: string;
  sku: string;
  sourceVariantId: string;
  skipped: SuggestionSkipped | undefined;
};

type Row = {
  variantId: string;
  sku: string;
  matchKey: string;
  sourceVariantId: string | null;
  taken: number;
  several: number;
};

const columns = sql`m.destination_variant_id as variantId, m.sku, m.match_key as matchKey,
  m.suggested_variant_id as sourceVariantId,
  exists (select 1 from links k where k.connection_id = m.connection_id
    and k.source_variant_id = m.suggested_variant_id) as taken,
  m.suggested_by = 'barcode' and (select count(*) from (select 1 from listings d join listings o
    on o.store_id = d.store_id and o.barcode = d.barcode and o.barcode <> '' and o.gone_at is null
    where d.store_id = c.destination_store_id and d.variant_id = m.destination_variant_id limit 2)) > 1 as several`;

/** Those that a person chose, each with the listing that was suggested then. @param asked 500 at most */
export async function readChosenSuggestions(
  db: Database,
  accountId: string,
  connectionId: string,
  asked: readonly { variantId: string; sourceVariantId: string }[],
): Promise<SuggestionRead[]> {
  const [ours] = await db.all(
    sql`select 1 from connections where id = ${connectionId} and account_id = ${accountId}`,
  );
  if (!ours) return [];
  await deriveMatches(
    db,
    connectionId,
    asked.map(({ variantId }) => variantId),
  );
  const rows = await db.all<Row>(sql`
    select ${columns} from json_each(${JSON.stringify(asked.map(({ variantId }) => variantId))}) w
    join connections c on c.id = ${connectionId}
    join matches m on m.connection_id = c.id and m.destination_variant_id = w.value`);
  const byVariant = new Map(rows.map((row) => [row.variantId, row]));
  return onceEach(
    asked.map(({ variantId, sourceVariantId }): SuggestionRead => {
      const row = byVariant.get(variantId);
      const same = row?.sourceVariantId === sourceVariantId;
      return {
        variantId,
        sku: row?.sku ?? '',
        sourceVariantId,
        skipped: row && same ? whyNot(row) : 'changed',
      };
    }),
  );
}

export type SuggestionPlace = { matchKey: string; variantId: string };

/** The next of all that are suggested, in the order of the page. @returns `next`: where to go on */
export async function readNextSuggestions(
  db: Database,
  accountId: string,
  connectionId: string,
  after: SuggestionPlace | undefined,
): Promise<{ read: SuggestionRead[]; next: SuggestionPlace | undefined }> {
  const rows = await db.all<Row>(sql`
    select ${columns} from connections c
    join matches m indexed by matches_suggested on m.connection_id = c.id and m.suggested_by is not null
    where c.id = ${connectionId} and c.account_id = ${accountId}
      ${after ? sql`and (m.match_key, m.destination_variant_id) > (${after.matchKey}, ${after.variantId})` : sql``}
    order by m.match_key, m.destination_variant_id limit ${suggestionsAtOnce}`);
  const last = rows.at(-1);
  return {
    read: onceEach(
      rows.map((row) => ({
        variantId: row.variantId,
        sku: row.sku,
        sourceVariantId: row.sourceVariantId ?? '',
        skipped: row.sourceVariantId === null ? 'changed' : whyNot(row),
      })),
    ),
    next:
      last && rows.length === suggestionsAtOnce
        ? { matchKey: last.matchKey, variantId: last.variantId }
        : undefined,
  };
}

function whyNot({ taken, several }: Row): SuggestionSkipped | undefined {
  if (taken === 1) return 'taken';
  return several === 1 ? 'several' : undefined;
}

/** Two that fit one listing of the source: neither is guessed. */
function onceEach(read: SuggestionRead[]): SuggestionRead[] {
  const wanted = Map.groupBy(
    read.filter(({ skipped }) => skipped === undefined),
    ({ sourceVariantId }) => sourceVariantId,
  );
  return read.map((one) =>
    one.skipped === undefined && (wanted.get(one.sourceVariantId)?.length ?? 0) > 1
      ? { ...one, skipped: 'several' }
      : one,
  );
}

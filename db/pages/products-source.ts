/** Finds listings of a connection's source for whoever links one by hand: by SKU, barcode or title. */
import { type SQL, sql } from 'drizzle-orm';
import { matchKey, titleKey } from '../../src/shared/match-key.ts';
import type { Database } from '../open.ts';
import { lookedThroughMost } from './products-page.ts';

export type SourceListing = {
  variantId: string;
  sku: string;
  title: string;
  barcode: string;
  tracked: boolean;
  /** Units at the source, by our copy; null where none was read. */
  units: number | null;
  /** SKU of a listing of the destination that is linked to it already; null where none is. */
  linkedTo: string | null;
};

type Row = Omit<SourceListing, 'tracked'> & { tracked: number };

/**
 * SKUs that begin so first, then this very barcode, then titles that begin so. There is no index by title: titles are
 * looked through where the store lists no more than some thousands.
 * @returns so many at most
 */
export async function findSourceListings(
  db: Database,
  accountId: string,
  connectionId: string,
  q: string,
  atMost: number,
): Promise<SourceListing[]> {
  const key = matchKey(q);
  const [barcode, title] = [q.trim(), titleKey(q)];
  const found = new Map<string, SourceListing>();
  const take = async (where: SQL, from?: SQL) => {
    if (found.size >= atMost) return;
    const rows = await read(db, accountId, connectionId, where, atMost, from);
    for (const row of rows)
      if (found.size < atMost) found.set(row.variantId, { ...row, tracked: row.tracked === 1 });
  };
  if (key !== '') await take(sql`s.match_key >= ${key} and s.match_key < ${`${key}\u{10ffff}`}`);
  if (barcode !== '') await take(sql`s.barcode = ${barcode} and s.barcode <> ''`);
  if (title !== '')
    await take(
      sql`instr(${inLowerCase(sql`s.title`, title)}, ${title}) > 0`,
      sql`(select * from listings where store_id = (select source_store_id from connections where id = ${connectionId})
        limit ${lookedThroughMost})`,
    );
  return [...found.values()];
}

/** So many letters at most are folded: each is two values and two levels of an expression. */
const lettersMost = 16;

/**
 * A text in lower case as far as a search is concerned: SQLite knows the letters of ASCII only, so that the others of the search
 * are replaced where the text has them as capitals, or written with a mark of their own.
 */
const inLowerCase = (text: SQL, searched: string): SQL =>
  [...new Set(searched)]
    .filter((letter) => letter > '\u007f')
    .slice(0, lettersMost)
    .reduce((folded, letter) => {
      const ways = new Set([letter.toUpperCase(), letter.normalize('NFD')]);
      ways.delete(letter);
      return [...ways].reduce((from, way) => sql`replace(${from}, ${way}, ${letter})`, folded);
    }, sql`lower(${text})`);

const read = (
  db: Database,
  accountId: string,
  connectionId: string,
  where: SQL,
  atMost: number,
  from: SQL = sql`listings`,
): Promise<Row[]> =>
  db.all<Row>(sql`
    select s.variant_id as variantId, s.sku, s.title, s.barcode, s.tracked,
      (select i.level from stock_items i where i.source_store_id = s.store_id
        and i.inventory_item_id = s.inventory_item_id) as units,
      (select d.sku from links k join listings d on d.store_id = c.destination_store_id
          and d.variant_id = k.destination_variant_id and d.gone_at is null
        where k.connection_id = c.id and k.source_variant_id = s.variant_id limit 1) as linkedTo
    from connections c join ${from} s on s.store_id = c.source_store_id
    where c.id = ${connectionId} and c.account_id = ${accountId} and s.gone_at is null and ${where}
    order by s.match_key, s.variant_id limit ${atMost}`);

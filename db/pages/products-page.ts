/** Reads the Products page: a connection's matches by SKU, a page at a time, narrowed by a view and a search (OP5). */
import { type SQL, sql } from 'drizzle-orm';
import type { LinkState, SuggestedBy } from '../../src/shared/link-state.ts';
import { matchKey, titleKey } from '../../src/shared/match-key.ts';
import type { Database } from '../open.ts';
import { encodeSkuCursor, type SkuPlace } from './sku-cursor.ts';

export type ProductView = 'all' | LinkState | 'suggested';

export type ProductRow = {
  variantId: string;
  state: LinkState;
  sku: string;
  title: string;
  sourceVariantId: string | null;
  sourceSku: string | null;
  sourceTitle: string | null;
  suggestedVariantId: string | null;
  suggestedSku: string | null;
  suggestedBy: SuggestedBy | null;
  sourceCount: number;
  /** A person unlinked it; while it still has a link, its copy is on its way to zero. */
  wasUnlinked: boolean;
};

/** How many matches stand in each view; one that is missing has none. */
export type ProductCounts = Partial<Record<ProductView, number>>;

/** `contains`: anywhere in SKU or title. `begins`: what begins with it, since all of them are too many to look through. */
export type SearchedBy = 'contains' | 'begins';

/** A connection of so many matches is looked through whole. */
export const lookedThroughMost = 5_000;

/** Which stretch of a list a page goes on in: by SKU, or what follows by title. */
type Leg = 'key' | 'title';

/** A cursor's ids: the leg, and the variant. */
export const productCursorIds = 2;
/** SKU or title, and two ids. */
export const productCursorMost = 3_000;

type Row = Omit<ProductRow, 'wasUnlinked'> & {
  wasUnlinked: number;
  matchKey: string;
  titleKey: string;
};

export async function countProducts(
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<ProductCounts> {
  const rows = await db.all<{ state: LinkState | 'suggested'; count: number }>(sql`
    select m.state, m.count from match_counts m where m.connection_id = ${connectionId} and m.count > 0
      and ${isOurs(accountId, connectionId)}`);
  const all = rows.reduce((sum, { state, count }) => sum + (state === 'suggested' ? 0 : count), 0);
  return { all, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/**
 * @param page `all`: how many matches the connection has, which decides how it is searched; `after`: the last row of the
 * page before (page 2,000 costs as page 1)
 */
export async function listProducts(
  db: Database,
  accountId: string,
  connectionId: string,
  page: {
    limit: number;
    view: ProductView;
    all: number;
    q?: string | undefined;
    after?: SkuPlace | undefined;
  },
): Promise<{ rows: ProductRow[]; next: string | null; searchedBy: SearchedBy }> {
  const { limit, view, after } = page;
  const q = page.q?.trim() ?? '';
  const asked = { of: isOurs(accountId, connectionId), connectionId, view };
  const searchedBy = page.all <= lookedThroughMost ? 'contains' : 'begins';
  if (q === '' || searchedBy === 'contains') {
    const rows = await readByKey(db, asked, q === '' ? sql`` : contains(q), limit + 1, after);
    return { ...pageFrom(rows, limit, 'key', rows.length > limit), searchedBy };
  }
  return { ...(await listBeginning(db, asked, q, limit, after)), searchedBy };
}

type Asked = { of: SQL; connectionId: string; view: ProductView };

/** First the SKUs that begin with it, then titles: a page may have some of both. */
async function listBeginning(
  db: Database,
  asked: Asked,
  q: string,
  limit: number,
  after: SkuPlace | undefined,
): Promise<{ rows: ProductRow[]; next: string | null }> {
  const key = matchKey(q);
  const beginsWithKey = sql`m.match_key >= ${key} and m.match_key < ${above(key)}`;
  const isInTitles = after?.ids[0] === 'title';
  // Where a page goes on, the place says where to begin: by the key all pages before it would be read again.
  const narrowed = after ? sql`and m.match_key < ${above(key)}` : sql`and ${beginsWithKey}`;
  const bySku =
    key === '' || isInTitles ? [] : await readByKey(db, asked, narrowed, limit + 1, after);
  if (bySku.length > limit) return pageFrom(bySku, limit, 'key', true);
  const others = key === '' ? sql`` : sql`and not (${beginsWithKey})`;
  const wanted = limit - bySku.length;
  // A view has no order by title: so many are looked at in all, and the next page goes on behind them.
  const looked = asked.view === 'all' ? wanted + 1 : Math.ceil(1.5 * limit) - bySku.length;
  const byTitle = await readByTitle(db, asked, q, others, looked, isInTitles ? after : undefined);
  const { found, seen } = takeWhile(byTitle, asked.view, wanted);
  const last = byTitle[seen - 1];
  const hasMore = seen < byTitle.length || byTitle.length === looked;
  const rows = [...bySku, ...found].map(toProduct);
  if (!hasMore) return { rows, next: null };
  const place = last
    ? cursorOf(last, 'title')
    : encodeSkuCursor({ sku: titleKey(q), ids: ['title', ''] });
  return { rows, next: place };
}

/** Rows of the view, so many at most, and how many rows were looked at for them. */
function takeWhile(rows: Row[], view: ProductView, most: number): { found: Row[]; seen: number } {
  const found: Row[] = [];
  let seen = 0;
  for (const row of rows) {
    if (found.length === most) break;
    seen += 1;
    if (fits(row, view)) found.push(row);
  }
  return { found, seen };
}

const fits = (row: Row, view: ProductView): boolean =>
  view === 'all' || (view === 'suggested' ? row.suggestedBy !== null : row.state === view);

/** The account has the connection. Not `exists`: SQLite makes a join of it and looks the connection up for every row. */
const isOurs = (
  accountId: string,
  connectionId: string,
): SQL => sql`m.connection_id = (select c.id from connections c
  where c.id = ${connectionId} and c.account_id = ${accountId})`;

const columns = sql`m.destination_variant_id as variantId, m.state, m.sku, m.title, m.match_key as matchKey,
  m.title_key as titleKey, m.source_variant_id as sourceVariantId, m.source_sku as sourceSku,
  m.source_title as sourceTitle, m.suggested_variant_id as suggestedVariantId, m.suggested_sku as suggestedSku,
  m.suggested_by as suggestedBy, m.source_count as sourceCount,
  exists (select 1 from unlinked u where u.connection_id = m.connection_id
    and u.destination_variant_id = m.destination_variant_id) as wasUnlinked`;

function readByKey(
  db: Database,
  { of, connectionId, view }: Asked,
  narrowed: SQL,
  most: number,
  after: SkuPlace | undefined,
): Promise<Row[]> {
  const [index, ofView] =
    view === 'all'
      ? [sql`matches_by_key`, sql``]
      : view === 'suggested'
        ? [sql`matches_suggested`, sql`and m.suggested_by is not null`]
        : [sql`matches_by_state`, sql`and m.state = ${view}`];
  return db.all<Row>(sql`
    select ${columns} from matches m indexed by ${index}
    where m.connection_id = ${connectionId} ${ofView} and ${of} ${narrowed}
      ${after ? sql`and (m.match_key, m.destination_variant_id) > (${after.sku}, ${after.ids[1]})` : sql``}
    order by m.match_key, m.destination_variant_id limit ${most}`);
}

function readByTitle(
  db: Database,
  { of, connectionId }: Asked,
  q: string,
  narrowed: SQL,
  most: number,
  after: SkuPlace | undefined,
): Promise<Row[]> {
  const title = titleKey(q);
  return db.all<Row>(sql`
    select ${columns} from matches m indexed by matches_by_title
    where m.connection_id = ${connectionId} and m.title_key < ${above(title)} and ${of} ${narrowed}
      ${
        after
          ? sql`and (m.title_key, m.destination_variant_id) > (${after.sku}, ${after.ids[1]})`
          : sql`and m.title_key >= ${title}`
      }
    order by m.title_key, m.destination_variant_id limit ${most}`);
}

/** Not LIKE: D1 takes no pattern longer than 50 bytes. */
function contains(q: string): SQL {
  const key = matchKey(q);
  const inTitle = sql`instr(m.title_key, ${titleKey(q)}) > 0`;
  return key === '' ? sql`and ${inTitle}` : sql`and (instr(m.match_key, ${key}) > 0 or ${inTitle})`;
}

/** Greater than every text that begins with it: nothing is greater than Unicode's last character. */
const above = (text: string): string => `${text}\u{10ffff}`;

const cursorOf = (row: Row, leg: Leg): string =>
  encodeSkuCursor({
    sku: leg === 'key' ? row.matchKey : row.titleKey,
    ids: [leg, row.variantId],
  });

function pageFrom(read: Row[], limit: number, leg: Leg, hasMore: boolean) {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return { rows: rows.map(toProduct), next: hasMore && last ? cursorOf(last, leg) : null };
}

const toProduct = ({ matchKey: _, titleKey: __, wasUnlinked, ...row }: Row): ProductRow => ({
  ...row,
  wasUnlinked: wasUnlinked === 1,
});

/** Reads files of links for people: how far one is, what its lines would do or did, and what ran lately. */
import { type SQL, sql } from 'drizzle-orm';
import type { LineWhy, LinkFileState, LinkVerdict, LinkWish } from '../../src/catalog/link-file.ts';
import type { Database } from '../open.ts';

export type ListedLinkFile = {
  id: string;
  connectionId: string;
  name: string;
  askedBy: string;
  state: LinkFileState;
  startedAt: number;
  finishedAt: number | null;
  lines: number;
  /** Lines that carrying it out has passed. */
  done: number;
};

const columns = sql`f.id, f.connection_id as connectionId, f.name, f.asked_by as askedBy, f.state,
  f.started_at as startedAt, f.finished_at as finishedAt, f.lines, f.done`;

/** Files shown of a connection. */
const newest = 5;

/** A connection's newest files that were read whole and not discarded, newest first. */
export const listLinkFiles = (
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<ListedLinkFile[]> =>
  db.all<ListedLinkFile>(sql`
    select ${columns} from link_files f where f.connection_id = ${connectionId} and f.account_id = ${accountId}
      and f.state not in ('receiving', 'discarded')
    order by f.started_at desc, f.id desc limit ${newest}`);

/** @returns undefined where the account has no such file */
export async function readLinkFile(
  db: Database,
  accountId: string,
  id: string,
): Promise<ListedLinkFile | undefined> {
  const [row] = await db.all<ListedLinkFile>(
    sql`select ${columns} from link_files f where f.id = ${id} and f.account_id = ${accountId}`,
  );
  return row;
}

/** How many of its lines have each verdict: counted, so ask for it where nothing changes any more. */
export async function countLinkFile(
  db: Database,
  accountId: string,
  id: string,
): Promise<Record<LinkVerdict, number>> {
  const rows = await db.all<{ verdict: LinkVerdict; lines: number }>(sql`
    select l.verdict, count(*) as lines from link_files f join link_file_lines l on l.file_id = f.id
    where f.id = ${id} and f.account_id = ${accountId} group by l.verdict`);
  const counts = { added: 0, changed: 0, removed: 0, same: 0, rejected: 0 };
  for (const { verdict, lines } of rows) counts[verdict] = lines;
  return counts;
}

export type ListedLine = {
  line: number;
  destinationSku: string;
  sourceSku: string;
  destinationVariantId: string | null;
  sourceVariantId: string | null;
  /** How the stores call them; null where they list them not. */
  destinationTitle: string | null;
  sourceTitle: string | null;
  wish: LinkWish | null;
  verdict: LinkVerdict;
  why: LineWhy | null;
};

/** @param page `after` is the last line of the page before */
export async function listFileLines(
  db: Database,
  accountId: string,
  fileId: string,
  page: { verdict: LinkVerdict; after: number; limit: number },
): Promise<{ rows: ListedLine[]; next: number | null }> {
  const titled = (store: SQL, variant: SQL) =>
    sql`(select s.title from listings s where s.store_id = ${store} and s.variant_id = ${variant})`;
  const read = await db.all<Omit<ListedLine, 'why'> & { why: string | null }>(sql`
    select l.line, coalesce(nullif(l.destination_sku, ''), (select s.sku from listings s
        where s.store_id = c.destination_store_id and s.variant_id = l.destination_variant_id), '') as destinationSku,
      coalesce(nullif(l.source_sku, ''), (select s.sku from listings s
        where s.store_id = c.source_store_id and s.variant_id = l.source_variant_id), '') as sourceSku,
      l.destination_variant_id as destinationVariantId, l.source_variant_id as sourceVariantId,
      ${titled(sql`c.destination_store_id`, sql`l.destination_variant_id`)} as destinationTitle,
      ${titled(sql`c.source_store_id`, sql`l.source_variant_id`)} as sourceTitle, l.wish, l.verdict, l.why
    from link_files f join connections c on c.id = f.connection_id
    join link_file_lines l indexed by link_file_lines_by_verdict on l.file_id = f.id
    where f.id = ${fileId} and f.account_id = ${accountId} and l.verdict = ${page.verdict} and l.line > ${page.after}
    order by l.line limit ${page.limit + 1}`);
  const rows = read.slice(0, page.limit).map(({ why, ...line }) => ({
    ...line,
    why: why === null ? null : (JSON.parse(why) as LineWhy),
  }));
  return { rows, next: read.length > page.limit ? (rows.at(-1)?.line ?? null) : null };
}

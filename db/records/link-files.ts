/** Rows of files of links: one begins, its lines come, it is judged, taken turn by turn, given up, swept and forgotten. */
import { and, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { JudgedLine } from '../../src/catalog/judge-line.ts';
import type { FileLine } from '../../src/catalog/link-file.ts';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { linkFileLines, linkFiles } from '../schema/index.ts';
import { notingActivity } from './activity.ts';

export type FileName = { accountId: string; id: string };

export type LinkFileRow = typeof linkFiles.$inferSelect;

const isOf = ({ accountId, id }: FileName) =>
  and(eq(linkFiles.id, id), eq(linkFiles.accountId, accountId));

/** Begins one. The connection must be the account's. @param now ms @returns its id */
export async function beginLinkFile(
  db: Database,
  accountId: string,
  file: { connectionId: string; name: string; askedBy: string },
  now: number,
): Promise<string> {
  const id = newId('lf');
  await db.insert(linkFiles).values({
    id,
    accountId,
    ...file,
    state: 'receiving',
    startedAt: now,
    lines: 0,
    done: 0,
    afterLine: 0,
  });
  return id;
}

/** @returns undefined where the account has none such */
export async function loadLinkFile(
  db: Database,
  { accountId, id }: FileName,
): Promise<LinkFileRow | undefined> {
  const [row] = await db.select().from(linkFiles).where(isOf({ accountId, id }));
  return row;
}

/** A line with what became of it. */
export type LineJudged = { line: FileLine; judged: JudgedLine };

/** Keeps lines of a file that still receives; one that came before is replaced, so that sending again does no harm. */
export async function keepFileLines(
  db: Database,
  fileId: string,
  lines: readonly LineJudged[],
): Promise<void> {
  const rows = lines.map(({ line, judged }) => ({
    n: line.line,
    ds: line.destination.sku,
    ss: line.source.sku,
    dv: (judged.destinationVariantId ?? line.destination.variant) || null,
    sv: (judged.sourceVariantId ?? line.source.variant) || null,
    w: judged.wish ?? null,
    v: judged.verdict,
    y: judged.why ? JSON.stringify(judged.why) : null,
  }));
  await db
    .insert(linkFileLines)
    .select(
      sql`select ${fileId}, value ->> 'n', value ->> 'ds', value ->> 'ss', value ->> 'dv', value ->> 'sv', value ->> 'w',
            value ->> 'v', value ->> 'y'
          from json_each(${JSON.stringify(rows)})
          where exists (select 1 from link_files f where f.id = ${fileId} and f.state = 'receiving')`,
    )
    .onConflictDoUpdate({
      target: [linkFileLines.fileId, linkFileLines.line],
      set: {
        destinationSku: sql`excluded.destination_sku`,
        sourceSku: sql`excluded.source_sku`,
        destinationVariantId: sql`excluded.destination_variant_id`,
        sourceVariantId: sql`excluded.source_variant_id`,
        wish: sql`excluded.wish`,
        verdict: sql`excluded.verdict`,
        why: sql`excluded.why`,
      },
    });
}

/**
 * Rejects what names one listing twice, and lets the file wait for a person. Safe to repeat.
 * @param lines how many were sent
 * @returns whether all of them are there
 */
export async function endReceiving(db: Database, name: FileName, lines: number): Promise<boolean> {
  // Of a listing named twice nobody knows which line is meant.
  await db.run(sql`
    update link_file_lines set verdict = 'rejected',
      why = json_object('kind', 'twice', 'line', iif(line = g.first, g.last, g.first))
    from (select destination_variant_id as variant, min(line) as first, max(line) as last from link_file_lines
      where file_id = ${name.id} and destination_variant_id is not null
      group by destination_variant_id having count(*) > 1) g
    where file_id = ${name.id} and destination_variant_id = g.variant and verdict <> 'rejected'
      and exists (select 1 from link_files f where f.id = ${name.id} and f.account_id = ${name.accountId}
        and f.state = 'receiving')`);
  const came = sql`(select count(*) from link_file_lines where file_id = ${name.id})`;
  const rows = await db
    .update(linkFiles)
    .set({ state: 'judged', lines })
    .where(and(isOf(name), eq(linkFiles.state, 'receiving'), sql`${came} = ${lines}`))
    .returning({ id: linkFiles.id });
  return rows.length > 0;
}

/** A person presses Apply: its first turn is owed. @param by who does @returns whether it waited for that */
export async function startApplying(
  db: Database,
  name: FileName,
  now: number,
  by = 'Crossdock',
): Promise<boolean> {
  const [, rows] = await inOneBatch(db, [
    notingFile(db, name, { kind: 'link-file-applied', in: 'judged', by }, now),
    db
      .update(linkFiles)
      .set({ state: 'applying', dueAt: now })
      .where(and(isOf(name), eq(linkFiles.state, 'judged')))
      .returning({ id: linkFiles.id }),
  ]);
  return (rows?.length ?? 0) > 0;
}

/** What becomes of a file that is in a state, to stand before the statement that takes it out of it. */
function notingFile(
  db: Database,
  name: FileName,
  act: { kind: 'link-file-applied' | 'link-file-cancelled'; in: LinkFileRow['state']; by: string },
  now: number,
) {
  const of = (what: SQL) => sql`(select ${what} from link_files f where f.id = ${name.id}
    and f.account_id = ${name.accountId} and f.state = ${act.in})`;
  return notingActivity(
    db,
    name.accountId,
    [{ actor: act.by, kind: act.kind, subject: name.id, name: 'a file' }],
    now,
    sql`exists ${of(sql`1`)}`,
    {
      connectionId: of(sql`f.connection_id`),
      name: of(sql`nullif(f.name, '')`),
      after:
        act.kind === 'link-file-applied'
          ? of(sql`f.lines || iif(f.lines = 1, ' line', ' lines')`)
          : of(sql`f.done || ' of ' || f.lines || ' lines were carried out'`),
    },
  );
}

/**
 * What is done stays; lines whose turn did not come are not carried out. A last turn is owed: orders wait for the links that
 * were made. @param by who cancels it @returns whether it was under way
 */
export async function cancelApplying(
  db: Database,
  name: FileName,
  now: number,
  by = 'Crossdock',
): Promise<boolean> {
  const [, rows] = await inOneBatch(db, [
    notingFile(db, name, { kind: 'link-file-cancelled', in: 'applying', by }, now),
    db
      .update(linkFiles)
      .set({ state: 'cancelled', dueAt: now, finishedAt: now })
      .where(and(isOf(name), eq(linkFiles.state, 'applying')))
      .returning({ id: linkFiles.id }),
  ]);
  return (rows?.length ?? 0) > 0;
}

/** Gives up a file of which nothing was carried out. @returns whether it was one */
export async function discardLinkFile(db: Database, name: FileName, now: number): Promise<boolean> {
  const rows = await db
    .update(linkFiles)
    .set({ state: 'discarded', finishedAt: now })
    .where(and(isOf(name), inArray(linkFiles.state, ['receiving', 'judged'])))
    .returning({ id: linkFiles.id });
  return rows.length > 0;
}

/** Files that are owed a turn. */
export const listLinkFilesDue = (db: Database, now: number): Promise<FileName[]> =>
  db
    .select({ accountId: linkFiles.accountId, id: linkFiles.id })
    .from(linkFiles)
    .where(lte(linkFiles.dueAt, now))
    .orderBy(linkFiles.dueAt)
    .limit(100);

/** Files are remembered this long. */
export const keepLinkFilesMs = 7 * 24 * 60 * 60_000;

/** Lines forgotten in one sweep. */
const forgottenAtOnce = 5_000;

/** Forgets files that were discarded, and those of long ago, a few lines at a time. */
export async function forgetLinkFiles(db: Database, now: number): Promise<void> {
  const [old] = await db.all<{ id: string }>(sql`
    select id from link_files where due_at is null and (state = 'discarded' or started_at < ${now - keepLinkFilesMs})
    order by started_at limit 1`);
  if (!old) return;
  await db.run(sql`delete from link_file_lines where file_id = ${old.id} and line in (
    select line from link_file_lines where file_id = ${old.id} order by line limit ${forgottenAtOnce})`);
  await db.run(sql`delete from link_files where id = ${old.id}
    and not exists (select 1 from link_file_lines l where l.file_id = ${old.id})`);
}

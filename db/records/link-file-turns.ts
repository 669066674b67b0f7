/** The turns of carrying out a file of links: taken by one worker at a time, its next lines, and its end. */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { linkFileLines, linkFiles } from '../schema/index.ts';
import type { FileName, LinkFileRow } from './link-files.ts';

/** A file with the time until which its turn is this worker's. */
export type TakenFile = LinkFileRow & { lease: number };

export type KeptLine = typeof linkFileLines.$inferSelect;

/** Takes the turn that is due, for one worker at a time. @param until ms: another may take it then */
export async function takeLinkFileTurn(
  db: Database,
  { accountId, id }: FileName,
  now: number,
  until: number,
): Promise<TakenFile | undefined> {
  const [row] = await db
    .update(linkFiles)
    .set({ dueAt: until })
    .where(and(eq(linkFiles.id, id), eq(linkFiles.accountId, accountId), lte(linkFiles.dueAt, now)))
    .returning();
  return row && { ...row, lease: until };
}

/** Verdicts of lines that something is done for. */
export const toApply = sql`('added', 'changed', 'removed')`;

/** The next lines to be carried out. */
export const listNextLines = (
  db: Database,
  file: Pick<LinkFileRow, 'id' | 'afterLine'>,
  atMost: number,
): Promise<KeptLine[]> =>
  db
    .select()
    .from(linkFileLines)
    .where(
      sql`${linkFileLines.fileId} = ${file.id} and ${linkFileLines.line} > ${file.afterLine}
        and ${linkFileLines.verdict} in ${toApply}`,
    )
    .orderBy(linkFileLines.line)
    .limit(atMost);

/** Listings of a file's turn that never were derived: links owe their telling by a match's row. */
export const listUnderived = async (
  db: Database,
  connectionId: string,
  variantIds: readonly string[],
): Promise<string[]> => {
  const rows = await db.all<{ id: string }>(sql`
    select w.value as id from json_each(${JSON.stringify(variantIds)}) w where not exists (select 1 from matches m
      where m.connection_id = ${connectionId} and m.destination_variant_id = w.value)`);
  return rows.map(({ id }) => id);
};

/**
 * Those that were linked to nothing: they may show as linked at once. What was linked is derived once both its ledgers were
 * told, since its match names the one before until then (db/records/matches-due.ts).
 */
export const listFirstLinked = async (
  db: Database,
  connectionId: string,
  variantIds: readonly string[],
): Promise<string[]> => {
  const rows = await db.all<{ id: string }>(sql`
    select m.destination_variant_id as id from json_each(${JSON.stringify(variantIds)}) w cross join matches m
      on m.connection_id = ${connectionId} and m.destination_variant_id = w.value and m.source_variant_id is null`);
  return rows.map(({ id }) => id);
};

/** Those of some connections with no match that is owed its telling: nobody goes through them now. */
export const listQuiet = async (
  db: Database,
  connectionIds: readonly string[],
): Promise<string[]> => {
  const rows = await db.all<{ id: string }>(sql`
    select w.value as id from json_each(${JSON.stringify(connectionIds)}) w where not exists (select 1 from matches m
      indexed by matches_to_tell where m.tell_due_at is not null and m.connection_id = w.value)`);
  return rows.map(({ id }) => id);
};

/** The orders of a file that was cancelled were looked at: nothing is owed any more. */
export async function endCancelled(db: Database, file: TakenFile): Promise<void> {
  await db
    .update(linkFiles)
    .set({ dueAt: null })
    .where(
      and(
        eq(linkFiles.id, file.id),
        eq(linkFiles.state, 'cancelled'),
        eq(linkFiles.dueAt, file.lease),
      ),
    );
}

/** Nothing is left to be done: the file is over. @returns whether this turn ended it */
export async function endLinkFile(db: Database, file: TakenFile, now: number): Promise<boolean> {
  const rows = await db
    .update(linkFiles)
    .set({ state: 'applied', dueAt: null, finishedAt: now, done: sql`${linkFiles.lines}` })
    .where(
      and(
        eq(linkFiles.id, file.id),
        eq(linkFiles.state, 'applying'),
        eq(linkFiles.dueAt, file.lease),
      ),
    )
    .returning({ id: linkFiles.id });
  return rows.length > 0;
}

/** Whether carrying it out, as far as it came, made links that take part: those may let orders go. */
export async function hasLinked(
  db: Database,
  { id, afterLine }: Pick<LinkFileRow, 'id' | 'afterLine'>,
): Promise<boolean> {
  const [row] = await db.all<{ found: number }>(sql`
    select exists (select 1 from link_file_lines l where l.file_id = ${id} and l.line <= ${afterLine}
      and l.verdict in ('added', 'changed') and l.wish = 'link') as found`);
  return row?.found === 1;
}

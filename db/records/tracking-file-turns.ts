/** The turns of applying a list of tracking numbers: taken by one worker at a time, what becomes of its lines, its end. */
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { TrackingOutcome } from '../../src/mirror/tracking-file.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { trackingFileLines, trackingFiles } from '../schema/index.ts';
import { doneOf, type TrackingFileName, type TrackingFileRow } from './tracking-files.ts';

/** A list whose turn is this worker's, by the token of it. */
export type TakenTracking = Omit<TrackingFileRow, 'claim'> & { claim: string };

export type KeptTrackingLine = typeof trackingFileLines.$inferSelect;

/** Takes the turn that is due, for one worker at a time. @param until ms: another may take it then */
export async function takeTrackingTurn(
  db: Database,
  { accountId, id }: TrackingFileName,
  now: number,
  until: number,
): Promise<TakenTracking | undefined> {
  const claim = crypto.randomUUID();
  const [row] = await db
    .update(trackingFiles)
    .set({ dueAt: until, claim })
    .where(
      and(
        eq(trackingFiles.id, id),
        eq(trackingFiles.accountId, accountId),
        eq(trackingFiles.state, 'applying'),
        lte(trackingFiles.dueAt, now),
      ),
    )
    .returning();
  return row && { ...row, claim };
}

/** Lines of a list that ship or shipped, in its order; few enough to be read at once. */
export const listShippingLines = (db: Database, fileId: string): Promise<KeptTrackingLine[]> =>
  db
    .select()
    .from(trackingFileLines)
    .where(and(eq(trackingFileLines.fileId, fileId), eq(trackingFileLines.verdict, 'ships')))
    .orderBy(trackingFileLines.line);

/** The turn is still this worker's, and nobody cancelled the rest. */
const isMine = ({ id, claim }: TakenTracking): SQL =>
  sql`exists (select 1 from tracking_files f where f.id = ${id} and f.claim = ${claim} and f.state = 'applying')`;

/** Asked before each shipment. @param until ms: its turn goes on to then */
export async function keepTrackingTurn(
  db: Database,
  file: TakenTracking,
  until: number,
): Promise<boolean> {
  const rows = await db
    .update(trackingFiles)
    .set({ dueAt: until })
    .where(and(eq(trackingFiles.id, file.id), isMine(file)))
    .returning({ id: trackingFiles.id });
  return rows.length > 0;
}

/** Lines of a list that are named by their numbers. */
const isOneOf = (fileId: string, lines: readonly number[]): SQL | undefined =>
  and(
    eq(trackingFileLines.fileId, fileId),
    sql`${trackingFileLines.line} in (select value from json_each(${JSON.stringify(lines)}))`,
  );

/** Writes down what became of lines that waited. What was shipped before a cancel is written down after it, too. */
export async function recordTrackingOutcome(
  db: Database,
  { id, claim }: TakenTracking,
  lines: readonly number[],
  became: { outcome: Exclude<TrackingOutcome, 'waiting'>; says: string | null },
): Promise<void> {
  const wasMine = sql`exists (select 1 from tracking_files f where f.id = ${id} and f.claim = ${claim}
    and (outcome = 'waiting' or (outcome = 'failed' and f.state = 'cancelled')))`;
  await inOneBatch(db, [
    db
      .update(trackingFileLines)
      .set(became)
      .where(and(isOneOf(id, lines), wasMine)),
    db
      .update(trackingFiles)
      .set({ done: doneOf(id) })
      .where(eq(trackingFiles.id, id)),
  ]);
}

/**
 * Notes with lines that wait what came of a try.
 * @returns whether it is this worker's turn still: otherwise nothing was noted, and none comes back to them
 */
export async function noteTried(
  db: Database,
  file: TakenTracking,
  lines: readonly number[],
  says: string,
): Promise<boolean> {
  const rows = await db
    .update(trackingFileLines)
    .set({ says })
    .where(and(isOneOf(file.id, lines), eq(trackingFileLines.outcome, 'waiting'), isMine(file)))
    .returning({ line: trackingFileLines.line });
  return rows.length > 0;
}

/** The next turn is due then, for any worker. @param at ms @returns whether one is owed */
export async function handTrackingOn(
  db: Database,
  file: TakenTracking,
  at: number,
): Promise<boolean> {
  const rows = await db
    .update(trackingFiles)
    .set({ dueAt: at, claim: null })
    .where(and(eq(trackingFiles.id, file.id), isMine(file)))
    .returning({ id: trackingFiles.id });
  return rows.length > 0;
}

/** No line waits any more. @param now ms */
export async function endTracking(db: Database, file: TakenTracking, now: number): Promise<void> {
  await db
    .update(trackingFiles)
    .set({ state: 'applied', dueAt: null, finishedAt: now })
    .where(and(eq(trackingFiles.id, file.id), isMine(file)));
}

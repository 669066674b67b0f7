/** Rows of lists of tracking numbers: kept as they were judged, applied, cancelled, given up, swept and forgotten (SO1). */
import { and, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { JudgedTrackingLine } from '../../src/mirror/judge-tracking-lines.ts';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { trackingFileLines, trackingFiles } from '../schema/index.ts';
import { notingActivity } from './activity.ts';

export type TrackingFileName = { accountId: string; id: string };

export type TrackingFileRow = typeof trackingFiles.$inferSelect;

const isOf = ({ accountId, id }: TrackingFileName) =>
  and(eq(trackingFiles.id, id), eq(trackingFiles.accountId, accountId));

/** How many lines of a list were dealt with. */
export const doneOf = (fileId: string): SQL =>
  sql`(select count(*) from tracking_file_lines l where l.file_id = ${fileId} and l.outcome <> 'waiting')`;

/** Keeps a list as it was judged, all or nothing: it waits for a person. @param at when its orders were read, ms */
export async function keepTrackingFile(
  db: Database,
  accountId: string,
  file: { sourceStoreId: string | undefined; name: string; askedBy: string },
  judged: readonly JudgedTrackingLine[],
  at: number,
): Promise<string> {
  const id = newId('tf');
  const rows = judged.map((one) => ({
    line: one.line.line,
    orderText: one.line.order,
    storeText: one.line.store,
    sku: one.sku,
    quantity: one.quantity,
    carrier: one.carrier,
    number: one.line.number,
    pushId: one.pushId,
    orderId: one.order?.orderId,
    why: one.why && JSON.stringify(one.why),
    looksWrong: one.looksWrong ? 1 : 0,
  }));
  await inOneBatch(db, [
    db.insert(trackingFiles).values({
      id,
      accountId,
      ...file,
      sourceStoreId: file.sourceStoreId ?? null,
      state: 'judged',
      startedAt: at,
      lines: judged.length,
      ships: judged.filter(({ why }) => why === undefined).length,
    }),
    db.insert(trackingFileLines).select(
      sql`select ${id}, value ->> 'line', value ->> 'orderText', value ->> 'storeText', value ->> 'sku',
          value ->> 'quantity', value ->> 'carrier', value ->> 'number', value ->> 'pushId', value ->> 'orderId',
          iif(value ->> 'why' is null, 'ships', 'rejected'), value ->> 'why', value ->> 'looksWrong',
          iif(value ->> 'why' is null, 'waiting', null), null
        from json_each(${JSON.stringify(rows)})`,
    ),
  ]);
  return id;
}

/**
 * A person presses Apply: its first turn is owed, and what ships is asked by this person.
 * @param now ms
 * @returns whether it waited for that and has something to ship
 */
export async function startApplyingTracking(
  db: Database,
  name: TrackingFileName,
  person: string,
  now: number,
): Promise<boolean> {
  const waits = sql`state = 'judged' and ships > 0`;
  const [, rows] = await inOneBatch(db, [
    notingTracking(db, name, { kind: 'tracking-file-applied', person, waits }, now),
    db
      .update(trackingFiles)
      .set({ state: 'applying', dueAt: now, askedBy: person })
      .where(and(isOf(name), waits))
      .returning({ id: trackingFiles.id }),
  ]);
  return (rows?.length ?? 0) > 0;
}

/**
 * What shipped stays shipped; the lines whose turn did not come are not. Of what was tried, none looks again: it failed
 * with the words that stand with it.
 * @returns whether it was under way
 */
export async function cancelTracking(
  db: Database,
  name: TrackingFileName,
  person: string,
  now: number,
): Promise<boolean> {
  const waits = sql`state = 'applying'`;
  const [, , rows] = await inOneBatch(db, [
    notingTracking(db, name, { kind: 'tracking-file-cancelled', person, waits }, now),
    db
      .update(trackingFileLines)
      .set({ outcome: 'failed' })
      .where(
        and(
          eq(trackingFileLines.fileId, name.id),
          eq(trackingFileLines.outcome, 'waiting'),
          isNotNull(trackingFileLines.says),
          sql`exists (select 1 from tracking_files where id = ${name.id} and account_id = ${name.accountId} and ${waits})`,
        ),
      ),
    db
      .update(trackingFiles)
      .set({ state: 'cancelled', dueAt: null, finishedAt: now, done: doneOf(name.id) })
      .where(and(isOf(name), waits))
      .returning({ id: trackingFiles.id }),
  ]);
  return (rows?.length ?? 0) > 0;
}

type Act = {
  kind: 'tracking-file-applied' | 'tracking-file-cancelled';
  person: string;
  /** What must hold of the list. */
  waits: SQL;
};

/** Stands before the statement that takes the list out of its state. */
function notingTracking(
  db: Database,
  { accountId, id }: TrackingFileName,
  { kind, person, waits }: Act,
  now: number,
) {
  const of = (what: SQL) =>
    sql`(select ${what} from tracking_files where id = ${id} and account_id = ${accountId} and ${waits})`;
  return notingActivity(
    db,
    accountId,
    [{ actor: person, kind, subject: id, name: 'Tracking numbers' }],
    now,
    sql`exists ${of(sql`1`)}`,
    {
      storeId: of(sql`source_store_id`),
      name: of(sql`nullif(name, '')`),
      after:
        kind === 'tracking-file-applied'
          ? of(sql`ships || iif(ships = 1, ' line', ' lines') || ' to ship'`)
          : of(sql`done || ' of ' || ships || iif(ships = 1, ' line', ' lines') || ' done'`),
    },
  );
}

/** Gives up a list of which nothing was shipped. @returns whether it was one */
export async function discardTracking(
  db: Database,
  name: TrackingFileName,
  now: number,
): Promise<boolean> {
  const rows = await db
    .update(trackingFiles)
    .set({ state: 'discarded', finishedAt: now })
    .where(and(isOf(name), eq(trackingFiles.state, 'judged')))
    .returning({ id: trackingFiles.id });
  return rows.length > 0;
}

/** Lists that are owed a turn. @param now ms */
export const listTrackingFilesDue = (db: Database, now: number): Promise<TrackingFileName[]> =>
  db
    .select({ accountId: trackingFiles.accountId, id: trackingFiles.id })
    .from(trackingFiles)
    .where(lte(trackingFiles.dueAt, now))
    .orderBy(trackingFiles.dueAt)
    .limit(100);

/** Lists are remembered this long; the orders' timelines tell for ever who shipped what. */
export const keepTrackingFilesMs = 90 * 24 * 60 * 60_000;

const isOld = (now: number): SQL =>
  sql`due_at is null and (state = 'discarded' or started_at < ${now - keepTrackingFilesMs})`;

/** Forgets the oldest list that was discarded, or is of long ago and not under way. @param now ms */
export async function forgetTrackingFiles(db: Database, now: number): Promise<void> {
  const [old] = await db.all<{ id: string }>(
    sql`select id from tracking_files where ${isOld(now)} order by started_at limit 1`,
  );
  if (old) await forgetTrackingFile(db, old.id, now);
}

/** All of it or nothing: since it was read, a person may have pressed Apply. @param now ms */
export async function forgetTrackingFile(db: Database, id: string, now: number): Promise<void> {
  const stillOld = sql`(select id from tracking_files where id = ${id} and ${isOld(now)})`;
  await inOneBatch(db, [
    db.delete(trackingFileLines).where(sql`${trackingFileLines.fileId} in ${stillOld}`),
    db.delete(trackingFiles).where(and(eq(trackingFiles.id, id), isOld(now))),
  ]);
}

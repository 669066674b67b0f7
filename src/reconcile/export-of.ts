/** Has the store write something down, and waits for it without asking often: its webhook says when it is done. */
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Reconcile } from './reconcile.ts';

export type Exporting =
  | { next: 'wait'; exportId: string; begun: number; rows: number; roots: number; dueAt: number }
  /** `url` undefined: the store has nothing to write down. */
  | { next: 'compare'; url: string | undefined; rows: number; roots: number }
  /** The store makes none for us, or none in time: its levels are read page by page. */
  | { next: 'by-pages' };

/** How often it is asked, ms: a person who waits is told how far it is; at night the webhook is waited for. */
const askEveryMs = { person: 10_000, cron: 2 * 60_000 } as const;
/** An export that takes longer is given up, ms. */
const exportMostMs = 60 * 60_000;

/** Levels are what the rows of an export are about. */
export const exportLevels = (
  platform: Platform,
  run: Reconcile,
  now: number,
): Promise<Result<Exporting, PlatformFailure>> =>
  exportOf({ start: () => platform.startLevelsExport(), fetch: platform.fetchExport }, run, now);

/** @param of how the export is begun, and asked for */
export async function exportOf(
  of: { start: Platform['startLevelsExport']; fetch: Platform['fetchExport'] },
  run: Reconcile,
  now: number,
): Promise<Result<Exporting, PlatformFailure>> {
  const every = run.askedBy === 'Crossdock' ? askEveryMs.cron : askEveryMs.person;
  const { exportId, levelsBegun } = run.progress;
  if (exportId === undefined || levelsBegun === undefined) {
    const started = await of.start();
    // It says no to the export itself: the levels can still be read.
    if (!started.ok && (started.failure.kind === 'refused' || started.failure.kind === 'forbidden'))
      return ok({ next: 'by-pages' });
    if (!started.ok) return started;
    return ok({
      next: 'wait',
      exportId: started.value.exportId,
      begun: now,
      rows: 0,
      roots: 0,
      dueAt: now + every,
    });
  }
  const read = await of.fetch(exportId);
  if (!read.ok && read.failure.kind === 'not-found') return ok({ next: 'by-pages' });
  if (!read.ok) return read;
  const standing = read.value;
  if (standing.state === 'done')
    return ok({ next: 'compare', url: standing.url, rows: standing.rows, roots: standing.roots });
  if (standing.state === 'ended' || now - levelsBegun > exportMostMs)
    return ok({ next: 'by-pages' });
  return ok({
    next: 'wait',
    exportId,
    begun: levelsBegun,
    rows: standing.rows,
    roots: standing.roots,
    dueAt: now + every,
  });
}

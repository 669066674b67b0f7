/** Reads and keeps a store's own list of its listings, chunk by chunk, from where the last turn left off. */
import { readingNumberAt } from '../../orders/reading-number.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import { readExport } from '../../reconcile/read-export.ts';
import { type Reconcile, turnMs } from '../../reconcile/reconcile.ts';
import { answered, nextStep, type Stepped, type TurnDeps } from '../../reconcile/steps/step.ts';
import { ok } from '../../shared/result.ts';
import { listingsPerChunk } from './import-deps.ts';
import { readNothingMore, withListings } from './kept-of.ts';

export async function readListingsExport(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { exportUrl = '', offset = 0, levelsBegun: writtenAt = 0 } = run.progress;
  const begun = deps.now();
  let so = run;
  let isMine = true;
  const read = await readExport(
    {
      open: (from) => deps.platform.openExport(exportUrl, from),
      line: deps.listingLine,
      take: async (rows, end) => {
        for (let from = 0; from < rows.length; from += listingsPerChunk) {
          const some = rows.slice(from, from + listingsPerChunk);
          const saved = await deps.saveListings(some, readingNumberAt(writtenAt));
          so = withListings(answered(so), { read: some.length, ...saved });
        }
        so = { ...so, done: so.done + rows.length, progress: { ...so.progress, offset: end } };
        isMine = await deps.save({ ...so, dueAt: deps.now() + turnMs });
        return ok(isMine && deps.mayGoOn(begun));
      },
    },
    offset,
    listingsPerChunk,
  );
  if (!isMine) return 'taken-away';
  if (!read.ok) return unread(so, read.failure, deps.now());
  if (!read.value) return { run: { ...so, dueAt: deps.now() } };
  return readNothingMore(deps, so);
}

/** What is no list is no better later: the listings are read page by page, from the first on. */
function unread(run: Reconcile, failure: PlatformFailure, now: number): Stepped {
  const { kind } = failure;
  const isNoList =
    kind === 'refused' || kind === 'not-found' || (kind === 'unreadable-reply' && run.setbacks > 0);
  if (!isNoList) return { run, failure };
  const { catalogue } = run.report;
  return {
    run: {
      ...nextStep(run, 'listing', now),
      byPages: true,
      total: run.total,
      progress: { since: 0 },
      // They are read anew from the first on, and counted anew.
      report: catalogue ? { ...run.report, catalogue: { ...catalogue, read: 0 } } : run.report,
    },
  };
}

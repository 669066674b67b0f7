/** Bulk runs of the account: which there are, and where the page shows them. Loaded with the page. */
import { createReading, type Reading } from '../reading.ts';
import { readWhileRunning } from '../reconciling/runs.ts';
import { trpc } from '../trpc.ts';
import type { ShownRun } from './types.ts';

/** Something of it is still under way, whether it was cancelled or not. */
export const isUnderWay = (run: ShownRun): boolean =>
  run.state === 'running' || run.counts.working > 0;

/** Running ones and the newest that are over, read again while one runs. */
export function createRuns(): Reading<{ runs: ShownRun[] }> {
  const runs = createReading(() => ({
    key: ['bulk'],
    read: () => trpc.bulk.list.query({}),
  }));
  readWhileRunning(() => runs.data?.runs.some(isUnderWay) ?? false, runs.again);
  return runs;
}

/** The element that holds the runs. */
export const runsId = 'bulk-runs';

const shownWithinMs = 3_000;

/** Puts the focus on the runs, once they are shown. */
export function focusRuns(): void {
  const until = Date.now() + shownWithinMs;
  const step = () => {
    const runs = document.getElementById(runsId);
    if (runs) runs.focus();
    else if (Date.now() < until) setTimeout(step, 50);
  };
  setTimeout(step);
}

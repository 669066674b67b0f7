/** Waits for the store's own list of its listings; where it writes none for us, they are read page by page. */
import { exportOf } from '../../reconcile/export-of.ts';
import type { Reconcile } from '../../reconcile/reconcile.ts';
import { answered, nextStep, type Stepped, type TurnDeps } from '../../reconcile/steps/step.ts';
import { assertNever } from '../../shared/assert.ts';
import { readNothingMore } from './kept-of.ts';

export async function waitForListings(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { platform } = deps;
  const exporting = await exportOf(
    { start: () => platform.startListingsExport(), fetch: platform.fetchExport },
    run,
    deps.now(),
  );
  if (!exporting.ok) return { run, failure: exporting.failure };
  const { progress, total } = run;
  switch (exporting.value.next) {
    case 'wait': {
      const { exportId, begun, roots, dueAt } = exporting.value;
      const waits = { ...answered(run), done: roots, dueAt };
      return { run: { ...waits, progress: { ...progress, exportId, levelsBegun: begun } } };
    }
    case 'compare': {
      const { url, roots } = exporting.value;
      const listing = { ...nextStep(run, 'listing', deps.now()), total: roots };
      if (url === undefined) return readNothingMore(deps, listing);
      const { levelsBegun = deps.now() } = progress;
      return {
        run: { ...listing, progress: { since: 0, levelsBegun, exportUrl: url, offset: 0 } },
      };
    }
    case 'by-pages':
      return {
        run: {
          ...nextStep(run, 'listing', deps.now()),
          byPages: true,
          total,
          progress: { since: 0 },
        },
      };
    default:
      return assertNever(exporting.value);
  }
}

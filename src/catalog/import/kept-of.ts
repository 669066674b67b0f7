/** How a run goes on with what it read of a catalogue. */
import type { Reconcile } from '../../reconcile/reconcile.ts';
import { nextStep, type Stepped, type TurnDeps } from '../../reconcile/steps/step.ts';

type Figures = NonNullable<Reconcile['report']['catalogue']>;

/** Adds what was found. */
export function withListings(run: Reconcile, found: Partial<Figures>): Reconcile {
  const before = run.report.catalogue ?? { read: 0, added: 0, changed: 0, gone: 0, linked: 0 };
  const catalogue = {
    read: before.read + (found.read ?? 0),
    added: before.added + (found.added ?? 0),
    changed: before.changed + (found.changed ?? 0),
    gone: before.gone + (found.gone ?? 0),
    linked: before.linked + (found.linked ?? 0),
  };
  return { ...run, report: { ...run.report, catalogue } };
}

/**
 * Everything the store lists was read. As many are kept as were read: all of them are there, and nothing is looked for.
 * More: some are gone, and their webhook was lost, or some are newer than the reading.
 */
export async function readNothingMore(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const kept = await deps.countKept();
  const { exportUrl } = run.progress;
  if (kept <= (run.report.catalogue?.read ?? 0)) return { run: await beginMatching(deps, run) };
  const progress = { since: 0, ...(exportUrl === undefined ? {} : { exportUrl }) };
  return { run: { ...nextStep(run, 'forgetting', deps.now()), total: kept, progress } };
}

/** What is kept is linked and derived, over all connections of the store. */
export async function beginMatching(deps: TurnDeps, run: Reconcile): Promise<Reconcile> {
  const connectionIds = await deps.oweMatching();
  return { ...nextStep(run, 'matching', deps.now()), progress: { since: 0, connectionIds } };
}

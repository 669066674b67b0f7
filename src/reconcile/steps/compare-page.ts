/** Compares a page of levels: of those that changed, or of all where the store makes no export for us. */
import { compareLevels } from '../compare-levels.ts';
import { goesNowhere } from '../find-orders.ts';
import type { Reconcile } from '../reconcile.ts';
import {
  afterComparing,
  answered,
  type Stepped,
  settledUntil,
  type TurnDeps,
  withFigures,
} from './step.ts';

export async function comparePage(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { progress } = run;
  if (progress.cursor === undefined) await deps.wakeStuck();
  const since = run.kind === 'changed' ? new Date(progress.since).toISOString() : undefined;
  const page = await deps.platform.fetchLevelsPage(since, progress.cursor);
  if (!page.ok) return { run, failure: page.failure };
  if (progress.cursor !== undefined && page.value.nextCursor === progress.cursor)
    return { run, failure: goesNowhere };
  const compared = await compareLevels(deps, page.value.rows, settledUntil(run));
  if (!compared.ok) return { run, failure: compared.failure };
  const so = withFigures(answered(run), compared.value, page.value.rows.length);
  const { nextCursor } = page.value;
  if (nextCursor === undefined) return afterComparing(deps, so);
  return { run: { ...so, progress: { ...so.progress, cursor: nextCursor } } };
}

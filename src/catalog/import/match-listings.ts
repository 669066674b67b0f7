/** Links and derives the next page of a connection of the store whose catalogue was read; the run is over after the last. */
import type { Reconcile } from '../../reconcile/reconcile.ts';
import { answered, nextStep, type Stepped, type TurnDeps } from '../../reconcile/steps/step.ts';
import { withListings } from './kept-of.ts';

export async function matchListings(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const [connectionId, ...others] = run.progress.connectionIds ?? [];
  if (connectionId === undefined) {
    const { done, total } = run;
    return { run: { ...nextStep(run, 'done', deps.now()), state: 'done', done, total } };
  }
  const { looks: changedBefore = 0 } = run.progress;
  const page = await deps.matchPage(connectionId);
  const changed = changedBefore + (page ? page.changed + page.linked : 0);
  const so = withListings(answered(run), { linked: page?.linked ?? 0 });
  const done = { ...so, done: so.done + (page?.looked ?? 0) };
  if (page && !page.isLast)
    return { run: { ...done, progress: { ...run.progress, looks: changed } } };
  await deps.matched(connectionId, changed);
  return { run: { ...done, progress: { since: 0, connectionIds: others } } };
}

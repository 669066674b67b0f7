/** Looks at what became of the drifts, until none waits any more or it has been long enough: then the run is over. */
import { awaitRepairs } from '../await-repairs.ts';
import type { Reconcile } from '../reconcile.ts';
import { nextStep, type Stepped, type TurnDeps } from './step.ts';

export async function lookAtRepairs(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { looks = 0 } = run.progress;
  const { waiting, againMs: after } = await awaitRepairs(deps, looks);
  const total = run.report.drifted;
  const so = { ...run, total, done: Math.max(0, total - waiting) };
  if (after === undefined)
    return { run: { ...nextStep(so, 'done', deps.now()), state: 'done', done: so.done, total } };
  return { run: { ...so, progress: { since: 0, looks: looks + 1 }, dueAt: deps.now() + after } };
}

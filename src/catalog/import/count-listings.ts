/** Asks how many listings the store has: few are read page by page, many the store writes down itself. */
import type { Reconcile } from '../../reconcile/reconcile.ts';
import { nextStep, type Stepped, type TurnDeps } from '../../reconcile/steps/step.ts';
import { exportFrom } from './import-deps.ts';

export async function countListings(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const located = await deps.readLocations();
  if (!located.ok) return { run, failure: located.failure };
  const counted = await deps.platform.countListings();
  if (!counted.ok) return { run, failure: counted.failure };
  const { count } = counted.value;
  const so: Reconcile = {
    ...run,
    progress: { since: 0 },
    report: {
      ...run.report,
      catalogue: { read: 0, added: 0, changed: 0, gone: 0, linked: 0 },
    },
  };
  if (count > exportFrom)
    return { run: { ...nextStep(so, 'exporting', deps.now()), byPages: false, total: count } };
  return { run: { ...nextStep(so, 'listing', deps.now()), byPages: true, total: count } };
}

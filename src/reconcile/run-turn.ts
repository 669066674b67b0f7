/**
 * Runs one turn of a reconcile: step after step while there is time, each from where the last left off. Every step may be
 * repeated: what it found is kept by keys that come out the same.
 */
import { countListings } from '../catalog/import/count-listings.ts';
import { forgetListings } from '../catalog/import/forget-listings.ts';
import { matchListings } from '../catalog/import/match-listings.ts';
import { readListingsExport } from '../catalog/import/read-listings-export.ts';
import { readListingsPage } from '../catalog/import/read-listings-page.ts';
import { waitForListings } from '../catalog/import/wait-for-listings.ts';
import { mayPassByItself, type PlatformFailure } from '../platforms/platform-failure.ts';
import { assertNever } from '../shared/assert.ts';
import { type AfterTurn, type Reconcile, turnMs } from './reconcile.ts';
import { checkSubscriptions } from './steps/check-subscriptions.ts';
import { comparePage } from './steps/compare-page.ts';
import { compareWhole } from './steps/compare-whole.ts';
import { lookAtRepairs } from './steps/look-at-repairs.ts';
import { readOrders } from './steps/read-orders.ts';
import type { Stepped, TurnDeps } from './steps/step.ts';
import { waitForExport } from './steps/wait-for-export.ts';

/** Tries in a row before a run is over, and how long each waits, ms. The next run comes by itself. */
const againMs = [5_000, 30_000, 120_000, 300_000, 600_000];

/** @returns the run as this turn leaves it; undefined where it was taken away on the way */
export async function runTurn(deps: TurnDeps, taken: Reconcile): Promise<AfterTurn | undefined> {
  const begun = deps.now();
  let run: Reconcile = { ...taken, dueAt: undefined };
  for (;;) {
    const { step } = run;
    const calls = deps.storeCalls();
    const stepped = await runStep(deps, run);
    if (stepped === 'taken-away') return undefined;
    run = counted(stepped.run, step, deps.storeCalls() - calls);
    if (stepped.failure) return setBack(run, stepped.failure, deps.now());
    if (run.state !== 'running') return { ...run, dueAt: undefined };
    if (run.dueAt !== undefined) return run;
    if (!deps.mayGoOn(begun)) return { ...run, dueAt: deps.now() };
    // A step is done: what it found is never found again, whatever becomes of the next.
    if (!(await deps.save({ ...run, dueAt: deps.now() + turnMs }))) return undefined;
  }
}

/** Calls are counted by what for: readings of orders and subscriptions apart from those of levels. */
function counted(run: Reconcile, step: Reconcile['step'], calls: number): Reconcile {
  const of = step === 'orders' || step === 'subscriptions' ? step : 'levels';
  const { report } = run;
  return {
    ...run,
    report: { ...report, calls: { ...report.calls, [of]: report.calls[of] + calls } },
  };
}

function setBack(run: Reconcile, failure: PlatformFailure, now: number): AfterTurn {
  const message = 'message' in failure ? failure.message.slice(0, 500) : '';
  const problem = { kind: failure.kind, message };
  // A store that asks to wait is no failure; one that lets nobody in is asked again by the next run.
  if (failure.kind === 'throttled')
    return { ...run, problem, dueAt: now + Math.ceil(failure.retryAfterSeconds * 1000) };
  const wait = againMs[run.setbacks];
  if (!mayPassByItself[failure.kind] || failure.kind === 'paused' || wait === undefined)
    return { ...run, state: 'failed', problem, dueAt: undefined };
  return { ...run, setbacks: run.setbacks + 1, problem, dueAt: now + wait };
}

function runStep(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  switch (run.step) {
    case 'subscriptions':
      return checkSubscriptions(deps, run);
    case 'orders':
      return readOrders(deps, run);
    case 'exporting':
      return run.kind === 'catalogue' ? waitForListings(deps, run) : waitForExport(deps, run);
    case 'counting':
      return countListings(deps, run);
    case 'listing':
      return run.byPages ? readListingsPage(deps, run) : readListingsExport(deps, run);
    case 'forgetting':
      return forgetListings(deps, run);
    case 'matching':
      return matchListings(deps, run);
    case 'comparing':
      return run.byPages ? comparePage(deps, run) : compareWhole(deps, run);
    case 'repairing':
    case 'done':
      return lookAtRepairs(deps, run);
    default:
      return assertNever(run.step);
  }
}

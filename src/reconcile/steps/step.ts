/** What every step of a reconcile works with, and how one leads to the next. */
import type { ImportDeps } from '../../catalog/import/import-deps.ts';
import type { Platform, PlatformLevel } from '../../platforms/platform.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import type { AwaitRepairsDeps } from '../await-repairs.ts';
import type { FindGoneDeps } from '../find-gone.ts';
import type { FindMissingDeps } from '../find-missing.ts';
import type { FindOrdersDeps } from '../find-orders.ts';
import { type Reconcile, youngMs } from '../reconcile.ts';

export type TurnDeps = FindMissingDeps &
  FindOrdersDeps &
  FindGoneDeps &
  AwaitRepairsDeps &
  ImportDeps & {
    platform: Platform;
    /** Where the store's webhooks are to lead. */
    doorAddress: string;
    levelLine: (line: string) => PlatformLevel | undefined;
    /** Up to when the store's changes are known, ms. */
    /** `from`: when it was connected; nothing before is ours. */
    loadKnownTo: () => Promise<{ orders: number; levels: number; from: number }>;
    saveKnownTo: (known: { orders?: number; levels?: number }) => Promise<void>;
    /** Cancels what is second of the pushes to this source. @returns how many */
    settleSeconds: () => Promise<number>;
    countShown: () => Promise<number>;
    /** Asks the ledgers of places that are written for long to look again. */
    wakeStuck: () => Promise<void>;
    /** Writes down how far it came. @returns false where the turn is another's by now, or the run was cancelled */
    save: (run: Reconcile) => Promise<boolean>;
    /** Calls made to the store so far in this turn. */
    storeCalls: () => number;
    /** Whether a turn that began at that time, ms, may take on more: its worker is not to be ended in the middle. */
    mayGoOn: (begun: number) => boolean;
  };

/**
 * The run as a step leaves it, with the failure of a store that ended it; `taken-away` where another worker has the turn by
 * now, or the run was cancelled.
 */
export type Stepped = { run: Reconcile; failure?: PlatformFailure } | 'taken-away';

/** The next step begins. */
export const nextStep = (run: Reconcile, step: Reconcile['step'], now: number): Reconcile => ({
  ...run,
  step,
  stepStartedAt: now,
  setbacks: 0,
  problem: undefined,
  done: 0,
  total: undefined,
  dueAt: undefined,
});

/** The store makes no export for us: its levels are read from the first page on. */
export const readByPages = (run: Reconcile, now: number): Reconcile => ({
  ...nextStep(run, 'comparing', now),
  byPages: true,
  progress: { since: 0, levelsBegun: now },
});

/** The store answered: earlier failures count no more. */
export const answered = (run: Reconcile): Reconcile => ({
  ...run,
  setbacks: 0,
  problem: undefined,
});

/** What changed later than this, ms, and differs is left to its webhook. */
export const settledUntil = (run: Reconcile): number =>
  (run.progress.levelsBegun ?? Number.POSITIVE_INFINITY) - youngMs;

/** Adds what a comparison found. @param levels how many the store said */
export const withFigures = (
  run: Reconcile,
  figures: { matched: number; named: number; drifted: number; woken: number; young: number },
  levels: number,
): Reconcile => ({
  ...run,
  done: run.done + levels,
  progress: { ...run.progress, named: (run.progress.named ?? 0) + figures.named },
  report: {
    ...run.report,
    compared: run.report.compared + figures.matched,
    drifted: run.report.drifted + figures.drifted,
    woken: run.report.woken + figures.woken,
    young: run.report.young + figures.young,
  },
});

/** Levels are compared: changes up to when they were asked for are known. */
export async function afterComparing(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { levelsBegun } = run.progress;
  if (levelsBegun !== undefined) await deps.saveKnownTo({ levels: levelsBegun });
  return { run: { ...nextStep(run, 'repairing', deps.now()), progress: { since: 0, looks: 0 } } };
}

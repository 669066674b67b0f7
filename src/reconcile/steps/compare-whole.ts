/** Compares the store's whole export, from where the last turn left off; what it did not name is looked for after it. */
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import { ok } from '../../shared/result.ts';
import { compareExport } from '../compare-export.ts';
import { compareLevels } from '../compare-levels.ts';
import { findMissing, rememberPlaces } from '../find-missing.ts';
import { type Reconcile, turnMs } from '../reconcile.ts';
import {
  afterComparing,
  answered,
  nextStep,
  readByPages,
  type Stepped,
  settledUntil,
  type TurnDeps,
  withFigures,
} from './step.ts';

const nothing = { matched: 0, named: 0, drifted: 0, woken: 0, young: 0 };

/** Ledgers woken in one turn: each is a call to an object, and a Worker may make some thousands. */
const wokenMost = 2_000;

export async function compareWhole(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { exportUrl, offset = 0, missing = false } = run.progress;
  if (exportUrl === undefined)
    return { run: nextStep({ ...run, progress: { since: 0 } }, 'exporting', deps.now()) };
  if (missing) return lookForMissing(deps, run, exportUrl);
  const wokenBefore = run.report.woken;
  const begun = deps.now();
  let so = run;
  let isMine = true;
  const read = await compareExport(
    {
      open: (from) => deps.platform.openExport(exportUrl, from),
      levelLine: deps.levelLine,
      compare: (levels) => compareLevels(deps, levels, settledUntil(run)),
      compared: async (chunk) => {
        so = withFigures(answered(so), chunk, chunk.levels);
        so = { ...so, progress: { ...so.progress, offset: chunk.offset } };
        isMine = await deps.save({ ...so, dueAt: deps.now() + turnMs });
        return isMine && deps.mayGoOn(begun) && so.report.woken - wokenBefore <= wokenMost;
      },
    },
    offset,
  );
  if (!isMine) return 'taken-away';
  // What was compared before it broke off stays compared.
  if (!read.ok) return unread(so, read.failure, deps.now());
  if (!read.value) return { run: { ...so, dueAt: deps.now() } };
  return (so.progress.named ?? 0) < (so.progress.shown ?? 0)
    ? { run: { ...so, progress: { ...so.progress, missing: true } } }
    : afterComparing(deps, so);
}

/** What is no export is no better later: the levels are read page by page. */
function unread(run: Reconcile, failure: PlatformFailure, now: number): Stepped {
  const { kind } = failure;
  const isNoExport =
    kind === 'refused' || kind === 'not-found' || (kind === 'unreadable-reply' && run.setbacks > 0);
  return isNoExport ? { run: readByPages(run, now) } : { run, failure };
}

/** Reads the export once more for which places it names, and looks the others up. */
async function lookForMissing(deps: TurnDeps, run: Reconcile, url: string): Promise<Stepped> {
  const places = rememberPlaces();
  const read = await compareExport(
    {
      open: (from) => deps.platform.openExport(url, from),
      levelLine: deps.levelLine,
      compare: async (levels) => {
        for (const level of levels) places.add(level.inventoryItemId, level.locationId);
        return ok(nothing);
      },
      compared: () => deps.save({ ...run, dueAt: deps.now() + turnMs }),
    },
    0,
  );
  if (!read.ok) return unread(run, read.failure, deps.now());
  // Its turn was taken away while it read.
  if (!read.value) return 'taken-away';
  const found = await findMissing(deps, places.has);
  if (!found.ok) return { run, failure: found.failure };
  return afterComparing(deps, withFigures(run, { ...nothing, ...found.value }, 0));
}

/** Waits for the store's own export of its levels; where it makes none, they are read page by page. */
import { assertNever } from '../../shared/assert.ts';
import { exportLevels } from '../export-of.ts';
import type { Reconcile } from '../reconcile.ts';
import {
  afterComparing,
  answered,
  nextStep,
  readByPages,
  type Stepped,
  type TurnDeps,
} from './step.ts';

export async function waitForExport(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const exporting = await exportLevels(deps.platform, run, deps.now());
  if (!exporting.ok) return { run, failure: exporting.failure };
  const { progress } = run;
  switch (exporting.value.next) {
    case 'wait': {
      const { exportId, begun, rows, dueAt } = exporting.value;
      const waits = { ...answered(run), done: rows, dueAt };
      return { run: { ...waits, progress: { ...progress, exportId, levelsBegun: begun } } };
    }
    case 'compare': {
      const { url, rows } = exporting.value;
      const comparing = nextStep(run, 'comparing', deps.now());
      if (url === undefined) return afterComparing(deps, comparing);
      const shown = await deps.countShown();
      const reading = { ...progress, exportUrl: url, offset: 0, shown };
      return { run: { ...comparing, total: rows, progress: reading } };
    }
    case 'by-pages':
      return { run: readByPages(run, deps.now()) };
    default:
      return assertNever(exporting.value);
  }
}

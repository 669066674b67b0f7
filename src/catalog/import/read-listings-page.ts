/** Reads and keeps a page of a store's listings. */

import { nextReadingNumber } from '../../orders/reading-number.ts';
import { goesNowhere } from '../../reconcile/find-orders.ts';
import type { Reconcile } from '../../reconcile/reconcile.ts';
import { answered, type Stepped, type TurnDeps } from '../../reconcile/steps/step.ts';
import { readNothingMore, withListings } from './kept-of.ts';

export async function readListingsPage(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const { cursor } = run.progress;
  const reading = nextReadingNumber(deps.now());
  const page = await deps.platform.fetchListings(cursor);
  if (!page.ok) return { run, failure: page.failure };
  const { rows, nextCursor } = page.value;
  if (cursor !== undefined && nextCursor === cursor) return { run, failure: goesNowhere };
  const saved = await deps.saveListings(rows, reading);
  const so = withListings(answered(run), { read: rows.length, ...saved });
  const done = { ...so, done: so.done + rows.length };
  if (nextCursor === undefined) return readNothingMore(deps, done);
  return { run: { ...done, progress: { ...run.progress, cursor: nextCursor } } };
}

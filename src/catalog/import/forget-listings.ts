/** Finds which kept listings the store does not have any more: each is looked up by key before it is forgotten. */
import { nextReadingNumber } from '../../orders/reading-number.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import { readExport } from '../../reconcile/read-export.ts';
import type { Reconcile } from '../../reconcile/reconcile.ts';
import { answered, type Stepped, type TurnDeps } from '../../reconcile/steps/step.ts';
import { ok, type Result } from '../../shared/result.ts';
import { listingsPerChunk } from './import-deps.ts';
import { beginMatching, withListings } from './kept-of.ts';

/** Kept listings looked at in one go, and those of them that are asked for in one call. */
const keptPerPage = 1_000;
const perCall = 100;

export async function forgetListings(deps: TurnDeps, run: Reconcile): Promise<Stepped> {
  const begun = deps.now();
  const { exportUrl } = run.progress;
  const named = exportUrl === undefined ? ok(undefined) : await readNames(deps, exportUrl);
  if (!named.ok) return { run, failure: named.failure };
  let so = answered(run);
  for (;;) {
    const after = so.progress.cursor ?? '';
    const kept = await deps.listKept(after, keptPerPage);
    const missing = kept.filter((id) => !named.value?.has(nameOf(id)));
    for (let from = 0; from < missing.length; from += perCall) {
      const some = missing.slice(from, from + perCall);
      const reading = nextReadingNumber(deps.now());
      const there = await deps.platform.fetchListingsOf(some);
      if (!there.ok) return { run: so, failure: there.failure };
      const stays = new Set(there.value.map(({ variantId }) => variantId));
      const gone = some.filter((id) => !stays.has(id));
      if (gone.length > 0) await deps.saveGone(gone, reading);
      so = withListings(so, { gone: gone.length });
    }
    so = {
      ...so,
      done: so.done + kept.length,
      progress: { ...so.progress, cursor: kept.at(-1) ?? after },
    };
    if (kept.length < keptPerPage) return { run: await beginMatching(deps, so) };
    if (!deps.mayGoOn(begun)) return { run: { ...so, dueAt: deps.now() } };
  }
}

/** Which variants the store's list names, in some tens of bytes each: a number where the id ends with one. */
async function readNames(
  deps: TurnDeps,
  url: string,
): Promise<Result<Set<string | number>, PlatformFailure>> {
  const names = new Set<string | number>();
  const read = await readExport(
    {
      open: (from) => deps.platform.openExport(url, from),
      line: deps.listingLine,
      take: async (rows) => {
        for (const { variantId } of rows) names.add(nameOf(variantId));
        return ok(true);
      },
    },
    0,
    listingsPerChunk,
  );
  return read.ok ? ok(names) : read;
}

/** The ids of one store differ in their last number only. */
const nameOf = (variantId: string): string | number => {
  const number = Number(variantId.slice(variantId.lastIndexOf('/') + 1));
  return Number.isSafeInteger(number) && number > 0 ? number : variantId;
};

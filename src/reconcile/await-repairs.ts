/** Looks at what became of the drifts of a run, until all are settled or it has been long enough. */
import { type Drift, type PlaceNow, standingOf } from './drift.ts';

export type WaitingDrift = Pick<Drift, 'place' | 'outcome' | 'why' | 'shown'> & {
  now: PlaceNow | undefined;
};

export type AwaitRepairsDeps = {
  /** The next of them after a place. */
  listWaiting: (after: string, limit: number) => Promise<WaitingDrift[]>;
  settle: (settled: Pick<Drift, 'place' | 'outcome' | 'why'>[]) => Promise<void>;
};

/**
 * When a run looks, after it has compared, ms: a ledger's copies follow it by two seconds and a half, a rise waits ten for its
 * order, and orders are searched for a minute after units went missing.
 */
const looksAfterMs = [4_000, 5_000, 10_000, 20_000, 30_000, 45_000, 60_000, 60_000, 60_000, 60_000];
const perPage = 1_000;

/**
 * @param looks how often it looked before
 * @returns drifts that wait still, and when to look again, ms from now; undefined: not again, what waits is left
 */
export async function awaitRepairs(
  deps: AwaitRepairsDeps,
  looks: number,
): Promise<{ waiting: number; againMs: number | undefined }> {
  const againMs = looksAfterMs[looks];
  let waiting = 0;
  for (let after = ''; ; ) {
    const page = await deps.listWaiting(after, perPage);
    // Looked at right after it was found, a place's copy is older than its drift.
    if (looks > 0) waiting += await lookAt(deps, page, againMs === undefined);
    else waiting += page.length;
    const last = page.at(-1);
    if (!last || page.length < perPage) break;
    after = last.place;
  }
  return { waiting, againMs: waiting === 0 ? undefined : againMs };
}

/** @param isLast whether nobody looks again: what waits is left, with its reason */
async function lookAt(
  deps: AwaitRepairsDeps,
  page: readonly WaitingDrift[],
  isLast: boolean,
): Promise<number> {
  const now = page.map((before) => {
    const { outcome, why } = standingOf(before, before.now);
    const after = isLast && outcome === 'waiting' ? 'left' : outcome;
    return { place: before.place, outcome: after, why, before };
  });
  await deps.settle(
    now
      .filter(({ outcome, why, before }) => outcome !== before.outcome || why !== before.why)
      .map(({ place, outcome, why }) => ({ place, outcome, why })),
  );
  return now.filter(({ outcome }) => outcome === 'waiting').length;
}

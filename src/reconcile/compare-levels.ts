/**
 * Compares a store's levels with our copies and wakes the ledgers of what differs, and only those. What the store said is
 * a hint: a source's drift is read again before it counts, a destination's goes the way of every observation.
 */
import type { PlatformLevel } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { CompareDeps } from './compare-deps.ts';
import { differing, nothing } from './differing.ts';
import { judgeShown, readAgain } from './judge-places.ts';

export type Comparison = {
  /** Places of ours among the levels, and of those the ones that our copies say show something. */
  matched: number;
  named: number;
  drifted: number;
  /** Ledgers that were woken. */
  woken: number;
  /** Places that differ but changed later than they may. */
  young: number;
};

/**
 * A drift is written down as soon as its ledger has judged it: a failure after it loses none.
 * @param until ms: what differs and changed later than this is left to its webhook, and to the next run
 */
export async function compareLevels(
  deps: CompareDeps,
  levels: readonly PlatformLevel[],
  until: number,
): Promise<Result<Comparison, PlatformFailure>> {
  const [shown, kept] = await Promise.all([
    deps.roles.destination ? differing(deps, 'destination', levels) : nothing,
    deps.roles.source ? differing(deps, 'source', levels) : nothing,
  ]);
  const isOld = ({ level }: { level: PlatformLevel }) => Date.parse(level.updatedAt) < until;
  const items = new Set(kept.differing.filter(isOld).map(({ level }) => level.inventoryItemId));
  const ofSource = await readAgain(deps, [...items]);
  if (!ofSource.ok) return ofSource;
  const ofTargets = await judgeShown(
    deps,
    shown.differing.flatMap((one) => (isOld(one) && 'target' in one ? [one] : [])),
  );
  return ok({
    matched: shown.matched + kept.matched,
    named: shown.named + kept.named,
    drifted: ofTargets.drifted + ofSource.value.drifted,
    woken: ofTargets.woken + ofSource.value.woken,
    young: [...shown.differing, ...kept.differing].filter((one) => !isOld(one)).length,
  });
}

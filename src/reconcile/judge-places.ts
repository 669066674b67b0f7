/** Wakes the ledgers of places that differ, and only those, and says what each made of it. */
import type { PlatformLevel } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { LevelVerdict, TargetVerdict } from '../stock/ledger/judge.ts';
import type { TargetMade } from '../stock/ledger/observe-target.ts';
import { sourceSeen } from '../stock/read-levels.ts';
import { type LedgerName, ledgerKey } from '../stock/setup.ts';
import type { CompareDeps, DifferingTarget } from './compare-deps.ts';
import type { Drift, DriftOutcome, DriftWhy } from './drift.ts';

/** A place and what its store says of it; undefined `begun`: an export's hint, whose ties are read again. */
type Shown = DifferingTarget & {
  level: PlatformLevel;
  begun?: number;
  /** The store does not stock it there. */
  isAbsent?: boolean;
};

/** Tells each ledger of the places of its own that differ. */
export async function judgeShown(
  deps: CompareDeps,
  shown: readonly Shown[],
): Promise<{ drifted: number; woken: number }> {
  const byLedger = Map.groupBy(shown, ledgerKey);
  const setups = await deps.loadSetups(
    [...byLedger.values()].flatMap(([one]) => (one ? [nameOf(one)] : [])),
  );
  const drifts = await Promise.all(
    setups.map(async (setup) => {
      const its = byLedger.get(ledgerKey(setup)) ?? [];
      const verdicts = await deps.ledger(setup).judgeTargets(
        setup,
        its.map(({ target, level, begun }) => ({
          target,
          available: level.available,
          storeAt: Date.parse(level.updatedAt) || 0,
          begun,
        })),
      );
      return its.flatMap((one, index) => driftOf(one, verdicts[index]));
    }),
  );
  return { drifted: await deps.found(drifts.flat()), woken: setups.length };
}

const nameOf = ({ sourceStoreId, inventoryItemId }: LedgerName): LedgerName => ({
  sourceStoreId,
  inventoryItemId,
});

/** What a verdict means for a person; what is no drift has none. */
const standings: Record<
  TargetMade | 'passed-on',
  { outcome: DriftOutcome; why: DriftWhy } | undefined
> = {
  same: undefined,
  unknown: undefined,
  first: undefined,
  older: { outcome: 'left', why: 'older' },
  'on-its-way': { outcome: 'waiting', why: 'on-its-way' },
  lower: { outcome: 'waiting', why: 'sale-awaited' },
  higher: { outcome: 'waiting', why: 'set-back' },
  'passed-on': { outcome: 'waiting', why: 'passed-on' },
};

function driftOf(one: Shown, verdict: TargetVerdict | undefined): Drift[] {
  const standing = verdict && standings[verdict.made];
  // What an export said before our last write is no drift; a reading of now that says so is.
  if (!standing || (verdict.made === 'older' && one.begun === undefined)) return [];
  const { target, level } = one;
  return [
    {
      ...nameOf(one),
      ...standing,
      ...(one.isAbsent ? { why: 'not-stocked' as const } : {}),
      side: 'destination',
      place: target,
      locationId: level.locationId,
      shown: one.isAbsent ? undefined : level.available,
      expected: verdict.expected,
    },
  ];
}

/** Listings read again in one go. */
const itemsPerReading = 250;
/** A reading that the store's budget does not allow yet is waited for so often, and so long at most, ms. */
const waitsMax = 6;
const waitMost = 20_000;

/** Reads these listings of a source again, and lets their ledgers take over what they did not know. */
export async function readAgain(
  deps: CompareDeps,
  inventoryItemIds: readonly string[],
): Promise<Result<{ drifted: number; woken: number }, PlatformFailure>> {
  const done = { drifted: 0, woken: 0 };
  for (let from = 0; from < inventoryItemIds.length; from += itemsPerReading) {
    const some = inventoryItemIds.slice(from, from + itemsPerReading);
    const begun = deps.now();
    const read = await fetchWithin(deps, some);
    if (!read.ok) return read;
    const byItem = Map.groupBy(read.value, (level) => level.inventoryItemId);
    const setups = await deps.loadSetups(
      some.map((inventoryItemId) => ({ sourceStoreId: deps.store.id, inventoryItemId })),
    );
    const drifts = await Promise.all(
      setups.map(async (setup) => {
        const seen = sourceSeen(deps.store.shop, begun, byItem.get(setup.inventoryItemId) ?? []);
        const cause = `reconciling ${deps.store.shop}`;
        const changed = await deps.ledger(setup).judgeSource(setup, { ...seen, cause });
        return changed.map((level) => takenOver(setup, level));
      }),
    );
    done.drifted += await deps.found(drifts.flat());
    done.woken += setups.length;
  }
  return ok(done);
}

/** `begun` of what it answers is before the first try, which is only the safer. */
async function fetchWithin(deps: CompareDeps, items: readonly string[]) {
  for (let waits = 0; ; waits += 1) {
    const read = await deps.platform.fetchLevels(items);
    if (read.ok || read.failure.kind !== 'throttled' || waits >= waitsMax) return read;
    const waitMs = read.failure.retryAfterSeconds * 1000;
    if (waitMs > waitMost) return read;
    await deps.wait(waitMs);
  }
}

const takenOver = (name: LedgerName, { locationId, was, now }: LevelVerdict): Drift => ({
  ...nameOf(name),
  side: 'source',
  place: `${ledgerKey(name)}@${locationId}`,
  locationId,
  shown: now,
  expected: was,
  outcome: 'repaired',
  why: 'number-taken',
});

/**
 * A store's levels named fewer places than we keep: those it did not name are looked up one by one, for it may stock them
 * no more.
 */
import type { PlatformLevel } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { LedgerName } from '../stock/setup.ts';
import type { CompareDeps } from './compare-deps.ts';
import { judgeShown, readAgain } from './judge-places.ts';

/** A place that our copies say shows something. `target` where it is a destination's; the ledger's names beside it. */
export type ShownPlace = {
  inventoryItemId: string;
  locationId: string;
  target: string | null;
  sourceStoreId: string;
  ledgerItemId: string;
};

export type FindMissingDeps = CompareDeps & {
  listShown: (
    side: 'source' | 'destination',
    after: readonly [string, string],
  ) => Promise<ShownPlace[]>;
};

/** Places looked up in one run: more than these are no drift but another catalogue, and the next run goes on. */
const lookedUpMost = 1_000;

/** @param named whether the store's levels named this place */
export async function findMissing(
  deps: FindMissingDeps,
  named: (inventoryItemId: string, locationId: string) => boolean,
): Promise<Result<{ drifted: number; woken: number }, PlatformFailure>> {
  const done = { drifted: 0, woken: 0 };
  for (const side of ['source', 'destination'] as const) {
    if (!deps.roles[side]) continue;
    const missing = await listMissing(deps, side, named);
    const part =
      side === 'source'
        ? await readAgain(deps, [...new Set(missing.map((place) => place.inventoryItemId))])
        : await lookAt(deps, missing);
    if (!part.ok) return part;
    done.drifted += part.value.drifted;
    done.woken += part.value.woken;
  }
  return ok(done);
}

async function listMissing(
  deps: FindMissingDeps,
  side: 'source' | 'destination',
  named: (inventoryItemId: string, locationId: string) => boolean,
): Promise<ShownPlace[]> {
  const missing: ShownPlace[] = [];
  let after: readonly [string, string] = ['', ''];
  for (;;) {
    const page = await deps.listShown(side, after);
    missing.push(...page.filter((place) => !named(place.inventoryItemId, place.locationId)));
    const last = page.at(-1);
    if (!last || missing.length >= lookedUpMost) return missing.slice(0, lookedUpMost);
    after = [last.inventoryItemId, last.locationId];
  }
}

/** Reads them at their store; one that is not stocked there shows nothing. */
async function lookAt(
  deps: FindMissingDeps,
  places: readonly ShownPlace[],
): Promise<Result<{ drifted: number; woken: number }, PlatformFailure>> {
  const done = { drifted: 0, woken: 0 };
  for (let from = 0; from < places.length; from += 250) {
    const some = places.slice(from, from + 250);
    const begun = deps.now();
    const read = await deps.platform.fetchLevels([
      ...new Set(some.map((place) => place.inventoryItemId)),
    ]);
    if (!read.ok) return read;
    const shown = some.flatMap((place, at) => {
      const known = read.value.find(
        (one) =>
          one.inventoryItemId === place.inventoryItemId && one.locationId === place.locationId,
      );
      const level: PlatformLevel = known ?? {
        ...place,
        available: 0,
        updatedAt: new Date(begun).toISOString(),
      };
      const name: LedgerName = {
        sourceStoreId: place.sourceStoreId,
        inventoryItemId: place.ledgerItemId,
      };
      return place.target === null
        ? []
        : [{ ...name, at, target: place.target, level, begun, isAbsent: !known }];
    });
    const judged = await judgeShown(deps, shown);
    done.drifted += judged.drifted;
    done.woken += judged.woken;
  }
  return ok(done);
}

/** Remembers which places were named, in some tens of bytes each: hardly two of a million are taken for each other. */
export function rememberPlaces() {
  const seen = new Set<number>();
  return {
    add: (inventoryItemId: string, locationId: string) =>
      void seen.add(hash(inventoryItemId, locationId)),
    has: (inventoryItemId: string, locationId: string) =>
      seen.has(hash(inventoryItemId, locationId)),
  };
}

/** 52 bits of two texts (two rounds of FNV-1a). */
function hash(a: string, b: string): number {
  let high = 2166136261;
  let low = 3339675911;
  for (const text of [a, '\n', b])
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 16777619);
      low = Math.imul(low ^ code, 2246822519) ^ (low >>> 13);
    }
  return (high >>> 6) * 0x4000000 + (low >>> 6);
}

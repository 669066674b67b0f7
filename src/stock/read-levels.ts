/** Readings that ledgers are owed: of the source, and of what a destination shows. */
import type { Platform, PlatformLevel } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { SourceSeen } from './ledger/observe-source.ts';
import type { TargetSeen } from './ledger/observe-target.ts';
import type { LedgerPort } from './ledger-port.ts';
import { placesAt } from './places.ts';
import type { LedgerName, LedgerSetup } from './setup.ts';

export type ReadLevelsDeps = {
  loadSetup: (name: LedgerName) => Promise<LedgerSetup | undefined>;
  ledger: (name: LedgerName) => LedgerPort;
  openStore: (
    storeId: string,
  ) => Promise<{ store: { id: string; shop: string }; platform: Platform }>;
  now: () => number;
};

export async function readSource(
  deps: ReadLevelsDeps,
  name: LedgerName,
): Promise<Result<string, PlatformFailure>> {
  const setup = await deps.loadSetup(name);
  if (!setup) return ok('its listing is gone');
  const { store, platform } = await deps.openStore(name.sourceStoreId);
  const begun = deps.now();
  const read = await platform.fetchLevels([name.inventoryItemId]);
  if (!read.ok) return read;
  await deps.ledger(name).observeSource(setup, sourceSeen(store.shop, begun, read.value));
  return ok('the source was read');
}

export async function readDestination(
  deps: ReadLevelsDeps,
  name: LedgerName,
  at: { storeId: string; inventoryItemId: string },
): Promise<Result<string, PlatformFailure>> {
  const setup = await deps.loadSetup(name);
  if (!setup) return ok('its listing is gone');
  const { platform } = await deps.openStore(at.storeId);
  const begun = deps.now();
  const read = await platform.fetchLevels([at.inventoryItemId]);
  if (!read.ok) return read;
  await deps.ledger(name).observeTargets(setup, targetsSeen(setup, at, begun, read.value));
  return ok('what the store shows was read');
}

/** @param levels of this one item at every location that stocks it */
export const sourceSeen = (
  shop: string,
  begun: number,
  levels: readonly PlatformLevel[],
): SourceSeen => ({
  begun,
  levels: levels.map(({ locationId, available, updatedAt }) => ({
    locationId,
    available,
    storeAt: Date.parse(updatedAt) || 0,
  })),
  actor: shop,
  cause: `a reading of ${shop}`,
});

/** A place that the reading does not name is not stocked there: it shows nothing, as of when the reading began. */
export const targetsSeen = (
  setup: LedgerSetup,
  at: { storeId: string; inventoryItemId: string },
  begun: number,
  levels: readonly PlatformLevel[],
): TargetSeen[] =>
  placesAt(setup, at).map(({ target, locationId }) => {
    const level = levels.find((one) => one.locationId === locationId);
    return {
      target,
      available: level?.available ?? 0,
      storeAt: level ? Date.parse(level.updatedAt) || 0 : begun,
      begun,
    };
  });

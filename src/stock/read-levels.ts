/** Readings that ledgers are owed: of the source, and of what a destination shows. */
import type { Platform, PlatformLevel } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { SourceSeen } from './ledger/observe-source.ts';
import type { TargetSeen } from './ledger/observe-target.ts';
import type { LedgerPort } from './ledger-port.ts';
import { placesAt } from './places.ts';
import { type LedgerName, type LedgerSetup, ledgerKey } from './setup.ts';
import type { Reading } from './stock-message.ts';

export type ReadLevelsDeps = {
  /** Listings that are gone have none. */
  loadSetups: (names: readonly LedgerName[]) => Promise<LedgerSetup[]>;
  ledger: (name: LedgerName) => LedgerPort;
  openStore: (
    storeId: string,
  ) => Promise<{ store: { id: string; shop: string }; platform: Platform }>;
  now: () => number;
};

/**
 * Makes readings of one store, in as few calls as it takes, and tells each ledger what it is owed.
 * @returns what became of it, or why the store could not be asked: then nobody was told anything
 */
export async function readTogether(
  deps: ReadLevelsDeps,
  storeId: string,
  readings: readonly Reading[],
): Promise<Result<string, PlatformFailure>> {
  const setups = await deps.loadSetups(readings.map(({ ledger }) => ledger));
  const wanted = readings.flatMap((reading) => {
    const setup = setups.find((one) => ledgerKey(one) === ledgerKey(reading.ledger));
    return setup ? [{ reading, setup, inventoryItemId: itemRead(reading) }] : [];
  });
  if (wanted.length === 0) return ok('its listing is gone');
  const { store, platform } = await deps.openStore(storeId);
  const begun = deps.now();
  const read = await platform.fetchLevels([
    ...new Set(wanted.map(({ inventoryItemId }) => inventoryItemId)),
  ]);
  if (!read.ok) return read;
  const byItem = Map.groupBy(read.value, (level) => level.inventoryItemId);
  await Promise.all(
    wanted.map(async ({ reading, setup, inventoryItemId }) => {
      const ledger = deps.ledger(setup);
      const levels = byItem.get(inventoryItemId) ?? [];
      if (reading.of === 'read-source')
        await ledger.observeSource(setup, sourceSeen(store.shop, begun, levels));
      else await ledger.observeTargets(setup, targetsSeen(setup, reading, begun, levels));
    }),
  );
  return ok(wanted.length === 1 ? 'the store was read' : `${wanted.length} ledgers were read for`);
}

const itemRead = (reading: Reading): string =>
  reading.of === 'read-source' ? reading.ledger.inventoryItemId : reading.inventoryItemId;

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

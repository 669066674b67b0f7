/** Hands a connection's ledgers what they are told anew, a page at a time, with first readings where they have none. */
import type { Platform, PlatformLevel } from '../platforms/platform.ts';
import type { LedgerPort } from './ledger-port.ts';
import { sourceSeen, targetsSeen } from './read-levels.ts';
import type { LedgerName, LedgerSetup } from './setup.ts';

export type TellLedgersDeps = {
  listLedgers: (
    connectionId: string,
    after: string,
  ) => Promise<{ ledgers: LedgerName[]; next: string | undefined }>;
  loadSetups: (names: readonly LedgerName[]) => Promise<LedgerSetup[]>;
  ledger: (name: LedgerName) => LedgerPort;
  openStore: (
    storeId: string,
  ) => Promise<{ store: { id: string; shop: string }; platform: Platform }>;
  now: () => number;
};

/**
 * @param read whether levels are read with it: in a few calls for the whole page, instead of one a ledger
 * @returns where to go on; undefined at the end
 */
export async function tellLedgers(
  deps: TellLedgersDeps,
  connectionId: string,
  after: string,
  read: boolean,
): Promise<string | undefined> {
  const { ledgers, next } = await deps.listLedgers(connectionId, after);
  const setups = await deps.loadSetups(ledgers);
  if (!read) {
    await Promise.all(setups.map((setup) => deps.ledger(setup).tell(setup)));
    return next;
  }
  const [first] = setups;
  if (!first) return next;
  const link = (setup: LedgerSetup) =>
    setup.links.filter((one) => one.connectionId === connectionId);
  const source = await readAll(
    deps,
    first.sourceStoreId,
    setups.map((setup) => setup.inventoryItemId),
  );
  const destinationStoreId = setups.flatMap(link)[0]?.destinationStoreId;
  const shown = destinationStoreId
    ? await readAll(
        deps,
        destinationStoreId,
        setups.flatMap(link).map((one) => one.destinationItemId),
      )
    : undefined;
  await Promise.all(
    setups.map((setup) =>
      deps.ledger(setup).firstReading(setup, {
        source: source && sourceSeen(source.shop, source.begun, source.of(setup.inventoryItemId)),
        targets: link(setup).flatMap(
          ({ destinationItemId: inventoryItemId, destinationStoreId: storeId }) =>
            shown
              ? targetsSeen(
                  setup,
                  { storeId, inventoryItemId },
                  shown.begun,
                  shown.of(inventoryItemId),
                )
              : [],
        ),
      }),
    ),
  );
  return next;
}

/** What could not be read now each ledger asks for by itself. */
async function readAll(
  deps: TellLedgersDeps,
  storeId: string,
  inventoryItemIds: string[],
): Promise<{ shop: string; begun: number; of: (id: string) => PlatformLevel[] } | undefined> {
  const { store, platform } = await deps.openStore(storeId);
  const begun = deps.now();
  const read = await platform.fetchLevels([...new Set(inventoryItemIds)]);
  if (!read.ok) return undefined;
  const byItem = Map.groupBy(read.value, (level) => level.inventoryItemId);
  return { shop: store.shop, begun, of: (id) => byItem.get(id) ?? [] };
}

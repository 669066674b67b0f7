/**
 * A store's webhook says what it has of an item at a location: the item's own ledger hears of it where the store is its
 * source, and every ledger whose number the store shows. A state, never a difference (ST4, ST5).
 */
import type { LedgerPort } from './ledger-port.ts';
import { placesAt } from './places.ts';
import type { LedgerName, LedgerSetup } from './setup.ts';

export type NoteStockDeps = {
  loadSetupsAt: (storeId: string, inventoryItemId: string) => Promise<LedgerSetup[]>;
  ledger: (name: LedgerName) => LedgerPort;
};

export type StockSeen = {
  inventoryItemId: string;
  locationId: string;
  /** Undefined: the location may not stock it any more; it is read. */
  available: number | undefined;
  /** The store's clock, ISO 8601. */
  updatedAt: string | undefined;
};

/** @returns what became of it, for the list of deliveries */
export async function noteStock(
  deps: NoteStockDeps,
  store: { id: string; shop: string },
  seen: StockSeen,
): Promise<string> {
  const setups = await deps.loadSetupsAt(store.id, seen.inventoryItemId);
  if (setups.length === 0) return 'stock of a listing that is not linked';
  const storeAt = Date.parse(seen.updatedAt ?? '');
  for (const setup of setups) {
    const ledger = deps.ledger(setup);
    const isSource =
      setup.sourceStoreId === store.id && setup.inventoryItemId === seen.inventoryItemId;
    const targets = placesAt(setup, { storeId: store.id, ...seen }).map(({ target }) => target);
    if (seen.available === undefined || Number.isNaN(storeAt)) {
      await ledger.oweReadings(setup, { source: isSource, targets });
      continue;
    }
    const { available, locationId } = seen;
    if (isSource)
      await ledger.observeSource(setup, {
        begun: undefined,
        levels: [{ locationId, available, storeAt }],
        actor: store.shop,
        cause: `${store.shop} says so`,
      });
    if (targets.length > 0)
      await ledger.observeTargets(
        setup,
        targets.map((target) => ({ target, available, storeAt, begun: undefined })),
      );
  }
  return `stock: ${seen.available ?? 'to be read'}`;
}

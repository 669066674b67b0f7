/**
 * What we took at a store without an order there is a sale for the ledgers whose number that store shows, with the
 * sold line's own key: a chain of stores passes it on to its end (stock rule 10).
 */
import type { AdjustmentToSend } from './ledger/adjustments.ts';
import type { NoteStockDeps } from './note-stock.ts';
import { placesAt } from './places.ts';
import type { LedgerName } from './setup.ts';

/** @param at when the store adjusted it, its clock, ISO 8601 */
export async function passOnward(
  deps: NoteStockDeps,
  name: LedgerName,
  sent: AdjustmentToSend,
  at: string,
): Promise<void> {
  const { line } = sent;
  const storeId = name.sourceStoreId;
  const { inventoryItemId } = name;
  const setups = await deps.loadSetupsAt(storeId, inventoryItemId);
  for (const setup of setups) {
    const [place] = placesAt(setup, { storeId, inventoryItemId });
    if (!place) continue;
    const ledger = deps.ledger(setup);
    if (!line) {
      // An edit that was passed on here is read there like any other.
      await ledger.oweReadings(setup, { source: false, targets: [place.target] });
      continue;
    }
    await ledger.hold(setup, {
      key: line.key,
      orderId: line.orderId,
      orderName: line.orderName,
      destinationStoreId: storeId,
      linkId: place.link.linkId,
      // All that adjustments here take for the line, this one included.
      units: line.takenAfter,
      path: 'adjust',
      createdAt: at,
      updatedAt: at,
      reading: sent.number,
      assigned: [{ locationId: sent.locationId, quantity: line.takenAfter }],
      cause: line.cause,
    });
  }
}

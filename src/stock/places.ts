/** Which places of a ledger a destination's inventory item stands for. Pure. */
import { type LedgerSetup, type LinkSetup, targetKey } from './setup.ts';

export type Place = { target: string; link: LinkSetup; locationId: string };

/** @param locationId only this location of the destination; else all that a Location Group serves */
export const placesAt = (
  setup: LedgerSetup,
  at: { storeId: string; inventoryItemId: string; locationId?: string },
): Place[] =>
  setup.links
    .filter(
      (link) =>
        link.destinationStoreId === at.storeId && link.destinationItemId === at.inventoryItemId,
    )
    .flatMap((link) =>
      link.groups
        .filter(
          (group) => (at.locationId ?? group.destinationLocationId) === group.destinationLocationId,
        )
        .map((group) => ({
          target: targetKey(link.linkId, group.destinationLocationId),
          link,
          locationId: group.destinationLocationId,
        })),
    );

/** Where a source order's units were routed, by the variant: from the answer to its create, or from a reading of it. Pure. */
import type { PlatformOrder, SourceOrder } from '../platforms/platform.ts';
import { tail } from '../shared/ids.ts';
import type { Push } from './push.ts';
import type { PlacedUnits } from './routing.ts';

/** @returns undefined where the answer does not say */
export function routingPlaces(
  push: Pick<Push, 'lines'>,
  routed: SourceOrder['routed'],
): PlacedUnits[] | undefined {
  return routed?.flatMap(({ destinationLineId, locationId, quantity: units }) => {
    const line = push.lines.find(({ lineId }) => tail(lineId) === tail(destinationLineId));
    return line ? [{ sourceVariantId: line.sourceVariantId, units, locationId }] : [];
  });
}

/** What of the order is open, by location; undefined where the store has not routed it yet. */
export function placesInOrder(order: Pick<PlatformOrder, 'lines'>): PlacedUnits[] | undefined {
  const places = order.lines.flatMap(({ variantId, assigned }) =>
    variantId === undefined
      ? []
      : assigned.map(({ locationId, quantity: units }) => ({
          sourceVariantId: variantId,
          units,
          locationId,
        })),
  );
  const isOpen = order.lines.some((line) => line.requiresShipping && line.unfulfilledQuantity > 0);
  return places.length === 0 && isOpen ? undefined : places;
}

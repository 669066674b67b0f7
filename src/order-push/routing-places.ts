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

/**
 * Where a push's lines lie, from what of its order is open: each line has its share of its variant's units. What is open
 * nowhere is shipped, from where it was before.
 */
export function routedNow(
  push: Pick<Push, 'lines' | 'sourceRouted'>,
  placed: readonly PlacedUnits[],
): NonNullable<SourceOrder['routed']> {
  const left = placed.map((part) => ({ ...part }));
  return push.lines.flatMap(({ lineId, sourceVariantId, quantity: wanted }) => {
    const before = (push.sourceRouted ?? [])
      .filter(({ destinationLineId }) => tail(destinationLineId) === tail(lineId))
      .map(({ locationId, quantity: units }) => ({ sourceVariantId, locationId, units }));
    let rest = wanted;
    const units = new Map<string, number>();
    for (const part of [...left, ...before]) {
      const some = part.sourceVariantId === sourceVariantId ? Math.min(rest, part.units) : 0;
      if (some <= 0) continue;
      rest -= some;
      part.units -= some;
      units.set(part.locationId, (units.get(part.locationId) ?? 0) + some);
    }
    return [...units].map(([locationId, quantity]) => ({
      destinationLineId: lineId,
      locationId,
      quantity,
    }));
  });
}

/** The same places once these units of one location are at another. */
export function placesAfterMove(
  placed: readonly PlacedUnits[],
  from: string,
  to: string,
  units: readonly { sourceVariantId: string; units: number }[],
): PlacedUnits[] {
  const left = units.map((one) => ({ ...one }));
  return placed.flatMap((part) => {
    if (part.locationId !== from) return [part];
    const { sourceVariantId } = part;
    let going = 0;
    for (const one of left.filter((any) => any.sourceVariantId === sourceVariantId)) {
      const some = Math.min(part.units - going, one.units);
      going += some;
      one.units -= some;
    }
    const parts = [
      { ...part, units: part.units - going },
      { sourceVariantId, locationId: to, units: going },
    ];
    return parts.filter((one) => one.units > 0);
  });
}

/**
 * Somebody moved units to this location: the source had routed them elsewhere. What lies there since its create was not
 * moved; its groups have changed.
 */
export function wasMovedTo(
  push: Pick<Push, 'lines' | 'sourceRouted'>,
  locationId: string,
  units: readonly { sourceVariantId: string }[],
): boolean {
  const before = routingPlaces(push, push.sourceRouted);
  return (
    before !== undefined &&
    !before.some(
      (part) =>
        part.locationId === locationId &&
        units.some(({ sourceVariantId }) => sourceVariantId === part.sourceVariantId),
    )
  );
}

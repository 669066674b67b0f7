/** What a person changed since a push was written, so that a line of it must not go any more. Pure. */
import type { PlatformOrder } from '../platforms/platform.ts';
import type { Push, PushLine } from './push.ts';
import type { FactsOf } from './qualify-lines.ts';

/**
 * Its link is paused, gone, or leads to another listing of the source; or no Location Group serves a place that ships it.
 * Deciding about the order again says so too (qualify-lines.ts), so it does not come back as it was.
 */
export function staysByNow(
  push: Pick<Push, 'sourceStoreId'>,
  { lineId, sourceVariantId }: Pick<PushLine, 'lineId' | 'sourceVariantId'>,
  order: Pick<PlatformOrder, 'lines'>,
  factsOf: FactsOf,
): boolean {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) return false;
  const known = factsOf(line).find((one) => one.sourceStoreId === push.sourceStoreId);
  if (!known?.link?.active || known.link.sourceVariantId !== sourceVariantId) return true;
  // A store that has not routed it yet says nothing of its place.
  return (
    line.assigned.length > 0 &&
    !line.assigned.some(({ locationId }) => known.mappedLocationIds.has(locationId))
  );
}

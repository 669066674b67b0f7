/** Recognises the shipment that a lost answer spoke of, among those of the source order. */
import type { PlatformShipment, Tracking } from '../platforms/platform.ts';
import type { Parcel } from './plan-parcels.ts';

/**
 * Pure. It was not there before, is alive, carries the same numbers, and no line of the parcel is short of a unit.
 * @param known shipments that were there before the parcel was sent
 */
export function findParcel(
  sent: { parcel: Pick<Parcel, 'lines'>; tracking: Tracking; known: ReadonlySet<string> },
  onSource: PlatformShipment[],
): PlatformShipment | undefined {
  const { parcel, tracking, known } = sent;
  return onSource.find((candidate) => {
    if (known.has(candidate.id)) return false;
    if (candidate.status !== 'success' && candidate.status !== 'open') return false;
    if (candidate.tracking.numbers.join('\n') !== tracking.numbers.join('\n')) return false;
    const shipped = new Map<string, number>();
    for (const { lineId, quantity } of candidate.lines)
      shipped.set(lineId, (shipped.get(lineId) ?? 0) + quantity);
    return [...parcel.lines].every(([lineId, units]) => (shipped.get(lineId) ?? 0) >= units);
  });
}

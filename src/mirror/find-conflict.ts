/** Finds what somebody entered by hand on the destination's order for units that the source ships with another number (TR3). */
import type { PlatformShipment } from '../platforms/platform.ts';
import { tail } from '../shared/ids.ts';
import { isStanding } from './find-copy.ts';
import type { MirroredLine } from './mirrored-line.ts';
import type { Shipment } from './shipment.ts';
import { chosenOf, type ShipmentConflict } from './shipment-conflict.ts';

/**
 * Pure. Of several, the one with most of the units that are left. One that other rows of ours stand for counts only where a
 * person linked it to them, and only with the units that they leave of it.
 * @param left what nothing on the destination stands for yet
 */
export function findConflict(
  shipment: Pick<Shipment, 'destinationShipmentIds' | 'takenShipmentIds' | 'conflict' | 'others'>,
  left: MirroredLine[],
  onDestination: PlatformShipment[],
): ShipmentConflict | undefined {
  const before = chosenOf(shipment.conflict);
  const found = onDestination.flatMap((candidate): ShipmentConflict[] => {
    if (!isStanding(candidate)) return [];
    if (shipment.destinationShipmentIds.includes(candidate.id)) return [];
    const linked = shipment.others
      .flatMap(({ conflict }) => chosenOf(conflict))
      .filter(({ shipmentId }) => shipmentId === candidate.id);
    if (shipment.takenShipmentIds.has(candidate.id) && linked.length === 0) return [];
    const lines = unitsFor(
      left,
      candidate,
      linked.flatMap((one) => one.lines),
    );
    if (lines.length === 0) return [];
    const { id, name, tracking } = candidate;
    return [
      { shipmentId: id, name, tracking, lines, ...(before.length > 0 ? { before } : undefined) },
    ];
  });
  return found.toSorted((a, b) => unitsIn(b.lines) - unitsIn(a.lines))[0];
}

function unitsFor(
  left: MirroredLine[],
  candidate: PlatformShipment,
  taken: MirroredLine[],
): MirroredLine[] {
  return left.flatMap(({ destinationLineId, quantity }) => {
    const there = candidate.lines
      .filter(({ lineId }) => tail(lineId) === destinationLineId)
      .reduce((sum, line) => sum + line.quantity, 0);
    const gone = unitsIn(taken.filter((line) => line.destinationLineId === destinationLineId));
    const units = Math.min(quantity, there - gone);
    return units > 0 ? [{ destinationLineId, quantity: units }] : [];
  });
}

const unitsIn = (lines: MirroredLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

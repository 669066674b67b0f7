/** Recognises a copy of a shipment among those already on the destination's order: ours, or entered by hand (TR3). */

import type { PlatformShipment, Tracking } from '../platforms/platform.ts';
import { tail } from '../shared/ids.ts';
import type { MirroredLine } from './mirrored-line.ts';

/**
 * Pure. A copy carries the same tracking numbers and ships no more of any line than is left to copy. Without a
 * tracking number, nothing but the very same lines and quantities is taken for a copy.
 */
export function findCopy(
  shipment: {
    tracking: Tracking;
    left: MirroredLine[];
    destinationShipmentIds: string[];
    takenShipmentIds: ReadonlySet<string>;
  },
  onDestination: PlatformShipment[],
): PlatformShipment | undefined {
  return onDestination.find((candidate) => {
    if (!isStanding(candidate)) return false;
    if (shipment.takenShipmentIds.has(candidate.id)) return false;
    if (shipment.destinationShipmentIds.includes(candidate.id)) return false;
    if (!sameNumbers(candidate.tracking.numbers, shipment.tracking.numbers)) return false;
    const lines = linesOf(candidate);
    if (shipment.tracking.numbers.length === 0) return sameLines(lines, shipment.left);
    return lines.length > 0 && lines.every((line) => line.quantity <= unitsOf(shipment.left, line));
  });
}

/** It has left or is leaving, and was not taken back. */
export const isStanding = ({ status }: Pick<PlatformShipment, 'status'>): boolean =>
  status === 'success' || status === 'open';

/** A destination shipment's lines, named as ours are. */
export const linesOf = (shipment: PlatformShipment): MirroredLine[] =>
  shipment.lines.map((line) => ({
    destinationLineId: tail(line.lineId),
    quantity: line.quantity,
  }));

const unitsOf = (lines: MirroredLine[], wanted: MirroredLine): number =>
  lines.find((line) => line.destinationLineId === wanted.destinationLineId)?.quantity ?? 0;

const sameLines = (a: MirroredLine[], b: MirroredLine[]): boolean =>
  a.length === b.length && a.every((line) => line.quantity === unitsOf(b, line));

const sameNumbers = (a: string[], b: string[]): boolean =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');

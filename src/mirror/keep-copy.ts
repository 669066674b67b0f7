/** Keeps that a copy of a shipment is on the destination, and asks for its next turn where one is owed (TR1). */
import type { PlatformShipment } from '../platforms/platform.ts';
import { linesLeft, type MirroredLine } from './mirrored-line.ts';
import type { MirrorShipmentDeps, Shipment } from './shipment.ts';

/**
 * Where the store needs more than one call, the next is asked for.
 * @param lines units of ours that the copy has
 * @returns what became of it, in words for logs
 */
export async function keepCopy(
  deps: Pick<MirrorShipmentDeps, 'row' | 'runAgain'>,
  shipment: Shipment,
  copy: PlatformShipment,
  lines: MirroredLine[],
  how: 'created' | 'found',
): Promise<string> {
  const copied = [...shipment.copied, ...lines];
  const whole = linesLeft(shipment.lines, copied).length === 0;
  const dueAt = await deps.row.recordCopied(shipment, { copy, how, copied, whole });
  if (dueAt !== undefined) await deps.runAgain(shipment.id, dueAt);
  return `${how} ${copy.name}`;
}

/**
 * Brings a source shipment and its copies on the destination's order together: copied once, then kept as the source has it
 * (TR1 to TR3). Whatever happened at the source is in the row by then; this does what the row is owed.
 */
import { copyShipment } from './copy-shipment.ts';
import { followShipment } from './follow-shipment.ts';
import { followedIds, showsTracking } from './followed-copies.ts';
import { lookForCopy } from './look-for-copy.ts';
import { linesLeft } from './mirrored-line.ts';
import type { MirrorShipmentDeps, Shipment } from './shipment.ts';

/** @returns what became of it, in words for logs */
export async function mirrorShipment(
  deps: MirrorShipmentDeps,
  shipmentId: string,
): Promise<string> {
  const shipment = await deps.loadShipment(shipmentId);
  if (!shipment) return 'no such shipment';
  if (shipment.dueAt === undefined || shipment.dueAt > deps.now())
    return `nothing owed: ${shipment.state}`;
  const turn = turnOf(shipment);
  if (turn === 'none') return `nothing owed: ${shipment.state}`;
  if (turn === 'end') {
    await deps.row.end(shipment, undefined, undefined);
    return 'taken back before it was copied';
  }
  const destination = await deps.openPlatform(shipment.destinationStoreId);
  if (turn === 'look') return lookForCopy(deps, shipment, destination);
  if (turn === 'follow') return followShipment(deps, shipment, destination);
  return copyShipment(deps, shipment, destination);
}

/**
 * What a row is owed. Copies that stand follow before more are made, so that what they show is known.
 * @returns `end`: it is not to be copied any more
 */
function turnOf(shipment: Shipment): 'look' | 'follow' | 'copy' | 'end' | 'none' {
  const { state, takenBack, destinationShipmentIds, copied, lines } = shipment;
  if (state === 'creating') return 'look';
  if (state === 'created') return 'follow';
  if (state !== 'ready') return 'none';
  if (takenBack) return destinationShipmentIds.length > 0 ? 'follow' : 'end';
  if (copied.length > 0 && linesLeft(lines, copied).length === 0) return 'follow';
  const isBehind = !showsTracking(shipment.shownTracking, shipment.latestTracking);
  return isBehind && followedIds(shipment).length > 0 ? 'follow' : 'copy';
}

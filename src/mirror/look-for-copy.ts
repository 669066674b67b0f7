/** Looks for the copy of a shipment whose create may or may not have been done; nothing is created by it (rule 2). */
import { decideAfterMiss, lookAfterMs } from '../effects/effect.ts';
import type { Platform } from '../platforms/platform.ts';
import { findCopy, linesOf } from './find-copy.ts';
import { keepCopy } from './keep-copy.ts';
import { linesLeft } from './mirrored-line.ts';
import type { MirrorShipmentDeps, Shipment } from './shipment.ts';

/** @returns what became of it, in words for logs */
export async function lookForCopy(
  deps: MirrorShipmentDeps,
  shipment: Shipment,
  destination: Platform,
): Promise<string> {
  const there = await destination.fetchShipments(shipment.platformOrderId);
  // An order that is gone has no copy on it.
  if (!there.ok && there.failure.kind !== 'not-found') {
    const dueAt = deps.now() + lookAfterMs[0];
    await deps.row.putOffLook(shipment, dueAt, there.failure);
    await deps.runAgain(shipment.id, dueAt);
    return `look unanswered: ${there.failure.kind}`;
  }
  const left = linesLeft(shipment.lines, shipment.copied);
  const found = there.ok ? findCopy({ ...shipment, left }, there.value) : undefined;
  if (found) return keepCopy(deps, shipment, found, linesOf(found), 'found');
  const { creatingSince = deps.now(), misses, setbacks } = shipment;
  const after = decideAfterMiss({ creatingSince, misses, setbacks }, deps.now());
  await deps.row.recordMiss(shipment, after);
  if (after.state === 'failed') return 'not there: given up';
  await deps.runAgain(shipment.id, after.dueAt);
  return `not seen yet: ${after.misses} misses`;
}

/**
 * Copies a source shipment onto the destination's order, once: its lines, carrier and number, with that store's
 * normal mail to the customer (TR1). The same row rules as a push: win, look, create; unknown → only look.
 */
import { decideAfterFailure, decideAfterMiss, lookAfterMs, turnAt } from '../effects/effect.ts';
import type { Platform, PlatformShipment } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { findCopy, linesOf } from './find-copy.ts';
import { linesLeft, type MirroredLine } from './mirrored-line.ts';
import { planCopy } from './plan-copy.ts';
import type { Shipment, ShipmentRow } from './shipment.ts';

export type MirrorShipmentDeps = {
  loadShipment: (shipmentId: string) => Promise<Shipment | undefined>;
  openPlatform: (storeId: string) => Promise<Platform>;
  row: ShipmentRow;
  /** Asks to be run again at that time (ms); only a hint, the sweep finds what is owed anyway. */
  runAgain: (shipmentId: string, at: number) => Promise<void>;
  now: () => number;
  random: () => number;
};

/** @returns what became of it, in words for logs */
export async function mirrorShipment(
  deps: MirrorShipmentDeps,
  shipmentId: string,
): Promise<string> {
  const shipment = await deps.loadShipment(shipmentId);
  if (!shipment) return 'no such shipment';
  if (shipment.dueAt === undefined || shipment.dueAt > deps.now())
    return `nothing owed: ${shipment.state}`;
  const destination = await deps.openPlatform(shipment.destinationStoreId);
  if (shipment.state === 'creating') return lookForCopy(deps, shipment, destination);
  if (shipment.state === 'ready') return copy(deps, shipment, destination);
  return `nothing owed: ${shipment.state}`;
}

/** How long to leave another shipment of the same order to its turn. */
const meanwhileMs = 5_000;

async function copy(
  deps: MirrorShipmentDeps,
  read: Shipment,
  destination: Platform,
): Promise<string> {
  const claim = await deps.row.win(read, turnAt(deps.now()));
  if (!claim) {
    // Another worker has this row, or another shipment of the order is being copied: one at a time.
    await deps.runAgain(read.id, deps.now() + meanwhileMs);
    return 'not now';
  }
  // What others copied before this turn is known only now.
  const shipment = await deps.loadShipment(read.id);
  if (!shipment) return 'no such shipment';
  const left = linesLeft(shipment.lines, shipment.copied);

  const there = await destination.fetchShipments(shipment.platformOrderId);
  if (!there.ok) return setBack(deps, shipment, there.failure, 'before', claim);
  const found = findCopy({ ...shipment, left }, there.value);
  if (found) {
    return keep(deps, shipment, found, linesOf(found), 'found');
  }

  const shippable = await destination.fetchShippable(shipment.platformOrderId);
  if (!shippable.ok) return setBack(deps, shipment, shippable.failure, 'before', claim);
  const plan = planCopy(left, shippable.value);
  if (plan.kind === 'closed')
    return setBack(deps, shipment, { kind: 'not-now', message: plan.why }, 'before', claim);
  if (plan.kind === 'nothing-left') return setBack(deps, shipment, nothingLeft, 'before', claim);

  const created = await destination.createShipment({
    orderId: shipment.platformOrderId,
    groups: plan.groups,
    tracking: shipment.tracking,
    notifyCustomer: true,
  });
  if (!created.ok) return setBack(deps, shipment, created.failure, 'create', claim);
  return keep(deps, shipment, created.value, plan.lines, 'created');
}

/** A copy is there; where the store needs more than one call, the next is asked for. */
async function keep(
  deps: MirrorShipmentDeps,
  shipment: Shipment,
  copy: PlatformShipment,
  lines: MirroredLine[],
  how: 'created' | 'found',
): Promise<string> {
  const copied = [...shipment.copied, ...lines];
  const whole = linesLeft(shipment.lines, copied).length === 0;
  await deps.row.recordCopied(shipment, { copy, how, copied, whole });
  if (!whole) await deps.runAgain(shipment.id, deps.now());
  return `${how} ${copy.name}`;
}

const nothingLeft: PlatformFailure = {
  kind: 'refused',
  code: 'NOTHING_LEFT_TO_SHIP',
  message: 'Nothing of these lines is left to ship on the destination order.',
};

async function lookForCopy(
  deps: MirrorShipmentDeps,
  shipment: Shipment,
  destination: Platform,
): Promise<string> {
  const there = await destination.fetchShipments(shipment.platformOrderId);
  if (!there.ok) {
    const dueAt = deps.now() + lookAfterMs[0];
    await deps.row.putOffLook(shipment, dueAt, there.failure);
    await deps.runAgain(shipment.id, dueAt);
    return `look unanswered: ${there.failure.kind}`;
  }
  const left = linesLeft(shipment.lines, shipment.copied);
  const found = findCopy({ ...shipment, left }, there.value);
  if (found) {
    return keep(deps, shipment, found, linesOf(found), 'found');
  }
  const { creatingSince = deps.now(), misses, setbacks } = shipment;
  const after = decideAfterMiss({ creatingSince, misses, setbacks }, deps.now());
  await deps.row.recordMiss(shipment, after);
  if (after.state === 'failed') return 'not there: given up';
  await deps.runAgain(shipment.id, after.dueAt);
  return `not seen yet: ${after.misses} misses`;
}

async function setBack(
  deps: MirrorShipmentDeps,
  shipment: Shipment,
  failure: PlatformFailure,
  during: 'before' | 'create',
  claim: string,
): Promise<string> {
  const after = decideAfterFailure(failure, during, shipment, deps.now(), deps.random());
  await deps.row.setBack(shipment, claim, failure, after);
  if (after.state !== 'failed') await deps.runAgain(shipment.id, after.dueAt);
  return `${after.state} after ${failure.kind}`;
}

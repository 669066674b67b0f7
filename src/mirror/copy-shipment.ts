/**
 * Copies a source shipment onto the destination's order, once: its lines, carrier and number, with that store's normal mail
 * to the customer (TR1). The same row rules as a push: win, look, create; unknown → only look.
 */
import { decideAfterFailure, turnAt } from '../effects/effect.ts';
import type { Platform, PlatformShipment } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { findCopy, isStanding, linesOf } from './find-copy.ts';
import { keepCopy } from './keep-copy.ts';
import { linesLeft, type MirroredLine } from './mirrored-line.ts';
import { planCopy } from './plan-copy.ts';
import type { MirrorShipmentDeps, Shipment } from './shipment.ts';
import { whyNothingLeft } from './why-nothing-left.ts';

/** How long to leave another shipment of the same order to its turn. */
const meanwhileMs = 5_000;

/** @returns what became of it, in words for logs */
export async function copyShipment(
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
  // What others copied before this turn is known only now, and what the source said meanwhile.
  const won = await deps.loadShipment(read.id);
  if (!won) return 'no such shipment';
  if (won.takenBack) return end(deps, won, claim, undefined);

  const there = await destination.fetchShipments(won.platformOrderId);
  if (!there.ok) return setBackOrEnd(deps, won, there.failure, claim);
  const shipment = { ...won, copied: copiedOf(won, there.value) };
  const left = linesLeft(shipment.lines, shipment.copied);
  const found = findCopy({ ...shipment, left }, there.value);
  if (found) return keepCopy(deps, shipment, found, linesOf(found), 'found');

  const shippable = await destination.fetchShippable(shipment.platformOrderId);
  if (!shippable.ok) return setBackOrEnd(deps, shipment, shippable.failure, claim);
  const plan = planCopy(left, shippable.value);
  if (plan.kind === 'closed')
    return setBack(deps, shipment, { kind: 'not-now', message: plan.why }, 'before', claim);
  if (plan.kind === 'nothing-left') {
    const why = await whyNothingLeft(deps, { shipment, left, there: there.value, destination });
    if (why.kind === 'failure') return setBackOrEnd(deps, shipment, why.failure, claim);
    if (why.kind === 'cancelled') return end(deps, shipment, claim, why.failure);
    await deps.row.recordConflict(shipment, claim, why.conflict);
    return `conflict with ${why.conflict.name}`;
  }

  const created = await destination.createShipment({
    orderId: shipment.platformOrderId,
    groups: plan.groups,
    tracking: shipment.tracking,
    notifyCustomer: true,
  });
  if (created.ok) return keepCopy(deps, shipment, created.value, plan.lines, 'created');
  if (created.failure.kind !== 'refused')
    return setBack(deps, shipment, created.failure, 'create', claim);
  // Somebody may have shipped or cancelled it since it was read: then it is decided about anew.
  const now = await destination.fetchShippable(shipment.platformOrderId);
  const isChanged = now.ok && JSON.stringify(now.value) !== JSON.stringify(shippable.value);
  const failure: PlatformFailure = isChanged
    ? { kind: 'not-now', message: created.failure.message }
    : created.failure;
  return setBack(deps, shipment, failure, 'create', claim);
}

/** Copies that were to be taken back and stand after all are counted as they are. */
function copiedOf(shipment: Shipment, there: PlatformShipment[]): MirroredLine[] {
  const { copied, destinationShipmentIds, lines } = shipment;
  if (copied.length > 0 || destinationShipmentIds.length === 0) return copied;
  const ours = there.filter((one) => isStanding(one) && destinationShipmentIds.includes(one.id));
  const shipped = ours.flatMap(linesOf);
  return lines.flatMap((line) => {
    const [open] = linesLeft([line], shipped);
    const quantity = line.quantity - (open?.quantity ?? 0);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}

async function end(
  deps: MirrorShipmentDeps,
  shipment: Shipment,
  claim: string,
  why: PlatformFailure | undefined,
): Promise<string> {
  await deps.row.end(shipment, claim, why);
  if (!why) await deps.runAgain(shipment.id, deps.now());
  return `ended: ${why?.kind ?? 'taken back'}`;
}

/** No try finds an order that is gone. */
const setBackOrEnd = (
  deps: MirrorShipmentDeps,
  shipment: Shipment,
  failure: PlatformFailure,
  claim: string,
): Promise<string> =>
  failure.kind === 'not-found'
    ? end(deps, shipment, claim, failure)
    : setBack(deps, shipment, failure, 'before', claim);

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

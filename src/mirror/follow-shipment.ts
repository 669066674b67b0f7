/**
 * Has the copies of a shipment follow it: taken back with it, or with the tracking and the delivery status that the source
 * has now (TR3). Everything it asks for is absolute or looked at before, so that it may be repeated.
 */
import { decideAfterFailure } from '../effects/effect.ts';
import type { Platform, PlatformShipment } from '../platforms/platform.ts';
import { mayPassByItself, type PlatformFailure } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { isStanding } from './find-copy.ts';
import {
  cancellableIds,
  followedIds,
  isToBeTold,
  showsTracking,
  trackingFor,
} from './followed-copies.ts';
import { linesLeft } from './mirrored-line.ts';
import type { Followed, FollowStep, MirrorShipmentDeps, Shipment } from './shipment.ts';

/** Longer than all calls of a turn take; whoever comes after a dead worker waits no longer, ms. */
const turnMs = 2 * 60_000;

/** @returns what became of it, in words for logs */
export async function followShipment(
  deps: MirrorShipmentDeps,
  read: Shipment,
  destination: Platform,
): Promise<string> {
  const claim = await deps.row.lease(read, deps.now() + turnMs);
  if (!claim) return 'not now';
  // What the source said until this turn began is known only now.
  const shipment = await deps.loadShipment(read.id);
  if (!shipment) return 'no such shipment';
  const followed = shipment.takenBack
    ? await takeBack(shipment, destination)
    : await bringUpToDate(shipment, destination);
  if (!followed.ok) {
    const { failure } = followed;
    const after = decideAfterFailure(failure, 'before', shipment, deps.now(), deps.random());
    await deps.row.setBackFollow(shipment, claim, failure, after);
    if (after.state !== 'failed') await deps.runAgain(shipment.id, after.dueAt);
    return `${after.state} after ${failure.kind}`;
  }
  const dueAt = await deps.row.recordFollowed(shipment, claim, followed.value);
  if (dueAt !== undefined) await deps.runAgain(shipment.id, dueAt);
  return `follows: ${followed.value.steps.map(({ kind }) => kind).join(', ') || 'as it was'}`;
}

async function takeBack(
  shipment: Shipment,
  destination: Platform,
): Promise<Result<Followed, PlatformFailure>> {
  const ids = cancellableIds(shipment);
  for (const id of ids) {
    const cancelled = await destination.cancelShipment(id);
    if (!cancelled.ok && cancelled.failure.kind !== 'not-found') return cancelled;
  }
  return ok({
    ...asItWas(shipment),
    cancelled: ids.length > 0,
    steps:
      ids.length > 0
        ? [{ kind: 'copy-taken-back', detail: numbersOf(shipment.shownTracking) }]
        : [],
  });
}

async function bringUpToDate(
  shipment: Shipment,
  destination: Platform,
): Promise<Result<Followed, PlatformFailure>> {
  const ids = followedIds(shipment);
  const { latestTracking, shownTracking, delivery, copiedDelivery } = shipment;
  const isTracked = showsTracking(shownTracking, latestTracking);
  const isTold = delivery === undefined || delivery === copiedDelivery;
  const done = { ...asItWas(shipment), tracking: latestTracking, delivery };
  if (ids.length === 0 || (isTracked && isTold)) return ok({ ...done, steps: [] });

  const there = await destination.fetchShipments(shipment.platformOrderId);
  if (!there.ok && there.failure.kind !== 'not-found') return there;
  const read = there.ok ? there.value : [];
  const copies = read.filter((one) => isStanding(one) && ids.includes(one.id));
  // Somebody took them back there: nothing is left to show it.
  if (copies.length === 0)
    return ok({ ...done, steps: [{ kind: 'copy-gone', detail: numbersOf(latestTracking) }] });
  const steps: FollowStep[] = [];
  if (!isTracked) {
    const updated = await updateTracking(shipment, copies, destination);
    if (!updated.ok) return updated;
    steps.push({ kind: 'tracking-updated', detail: numbersOf(latestTracking) });
  }
  if (!isTold) {
    const told = await tellDelivery(shipment, copies, destination);
    if (!told.ok) return told;
    steps.push({
      kind: told.value ? 'delivery-told' : 'delivery-not-told',
      detail: delivery ?? '',
    });
  }
  return ok({ ...done, steps });
}

async function updateTracking(
  shipment: Shipment,
  copies: PlatformShipment[],
  destination: Platform,
): Promise<Result<undefined, PlatformFailure>> {
  for (const copy of copies) {
    const tracking = trackingFor(shipment, copy.id);
    if (showsTracking(copy.tracking, tracking)) continue;
    const updated = await destination.updateTracking({
      shipmentId: copy.id,
      tracking,
      notifyCustomer: true,
    });
    if (!updated.ok) return updated;
  }
  return ok(undefined);
}

/** @returns whether the store took it; one that does not is not asked again: the customer's tracking stands */
async function tellDelivery(
  shipment: Shipment,
  copies: PlatformShipment[],
  destination: Platform,
): Promise<Result<boolean, PlatformFailure>> {
  const { delivery, deliveryAt } = shipment;
  if (delivery === undefined || deliveryAt === undefined) return ok(true);
  let taken = true;
  for (const copy of copies) {
    if (!isToBeTold(copy, delivery)) continue;
    const told = await destination.tellDelivery({
      shipmentId: copy.id,
      delivery,
      happenedAt: deliveryAt,
    });
    if (told.ok) continue;
    if (mayPassByItself[told.failure.kind] && !isLastTry(told.failure, shipment))
      return fail(told.failure);
    taken = false;
  }
  return ok(taken);
}

/** A shipment does not fail for its delivery status. */
const isLastTry = (failure: PlatformFailure, shipment: Shipment): boolean =>
  decideAfterFailure(failure, 'before', shipment, 0, 0).state === 'failed';

const asItWas = (shipment: Shipment): Omit<Followed, 'steps'> => ({
  takenBack: shipment.takenBack,
  cancelled: false,
  tracking: shipment.shownTracking,
  delivery: shipment.copiedDelivery,
  whole: linesLeft(shipment.lines, shipment.copied).length === 0,
});

const numbersOf = ({ numbers }: Shipment['tracking']): string =>
  numbers.join(', ') || 'no tracking number';

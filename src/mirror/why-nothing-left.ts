/** Finds out why nothing of a shipment's lines is left to ship on the destination's order (TR3). */
import type { Platform, PlatformShipment } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { findConflict } from './find-conflict.ts';
import { isStanding } from './find-copy.ts';
import type { MirroredLine } from './mirrored-line.ts';
import type { MirrorShipmentDeps, OtherShipment, Shipment } from './shipment.ts';
import type { ShipmentConflict } from './shipment-conflict.ts';

export type WhyNothingLeft =
  /** Somebody entered it by hand. */
  | { kind: 'conflict'; conflict: ShipmentConflict }
  /** No shipment is wanted there any more. */
  | { kind: 'cancelled'; failure: PlatformFailure }
  /** To be tried again, or its units were taken off the order, and a person is told. */
  | { kind: 'failure'; failure: PlatformFailure };

const nothingLeft: PlatformFailure = {
  kind: 'refused',
  code: 'NOTHING_LEFT_TO_SHIP',
  message: 'Nothing of these lines is left to ship on the destination order.',
};

const orderCancelled: PlatformFailure = {
  kind: 'refused',
  code: 'ORDER_CANCELLED',
  message: 'The customer’s order was cancelled before the shipment got there.',
};

const notYetBack: PlatformFailure = {
  kind: 'not-now',
  message: 'A parcel with these units, which the source took back, still stands there.',
};

/** @param at `there`: the shipments on the destination's order; `left`: units that nothing there stands for */
export async function whyNothingLeft(
  deps: Pick<MirrorShipmentDeps, 'openPlatform'>,
  at: {
    shipment: Shipment;
    left: MirroredLine[];
    there: PlatformShipment[];
    destination: Platform;
  },
): Promise<WhyNothingLeft> {
  const { shipment, left, there, destination } = at;
  const conflict = findConflict(shipment, left, there);
  if (conflict) return { kind: 'conflict', conflict };
  const order = await destination.fetchOrder(shipment.platformOrderId);
  if (!order.ok) return { kind: 'failure', failure: order.failure };
  if (order.value.cancelledAt !== undefined) return { kind: 'cancelled', failure: orderCancelled };
  for (const other of holdersOf(shipment, left, there)) {
    const failure = other.takenBack ? notYetBack : await whyHeld(deps, other);
    if (failure) return { kind: 'failure', failure };
  }
  return { kind: 'failure', failure: nothingLeft };
}

/** Other shipments of ours whose copies have units of these lines. */
function holdersOf(
  { others }: Shipment,
  left: MirroredLine[],
  there: PlatformShipment[],
): OtherShipment[] {
  const wanted = new Set(left.map(({ destinationLineId }) => destinationLineId));
  const holding = new Set(
    there
      .filter((one) => isStanding(one) && one.lines.some(({ lineId }) => wanted.has(tail(lineId))))
      .map(({ id }) => id),
  );
  return others.filter((other) => other.destinationShipmentIds.some((id) => holding.has(id)));
}

/** What leaves anew may be heard of before that it was taken back is. */
async function whyHeld(
  deps: Pick<MirrorShipmentDeps, 'openPlatform'>,
  { sourceStoreId, sourceShipmentId }: OtherShipment,
): Promise<PlatformFailure | undefined> {
  const source = await deps.openPlatform(sourceStoreId);
  const read = await source.fetchShipment(sourceShipmentId);
  if (read.ok) return isStanding(read.value) ? undefined : notYetBack;
  return read.failure.kind === 'not-found' ? notYetBack : read.failure;
}

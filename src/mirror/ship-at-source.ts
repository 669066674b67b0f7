/**
 * A person ships what is still open of a pushed order at its source store, with carrier and number (SO1). The store
 * itself holds how many units are open, so whoever asks twice ships nothing twice (docs/decisions/0006).
 */
import type { Push } from '../order-push/push.ts';
import type { Platform, PlatformShipment, Tracking } from '../platforms/platform.ts';
import type { PlatformFailure, PlatformFailureKind } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { findParcel } from './find-parcel.ts';
import { type Parcel, parcelIsGone, planParcels } from './plan-parcels.ts';

export type ShipOutcome =
  | { kind: 'shipped'; shipments: number; units: number }
  /** Nothing of it is open there any more: shipped or cancelled. */
  | { kind: 'nothing-left' }
  /** Units are left, but the store takes no shipment of them now; `why` is its word. */
  | { kind: 'closed'; why: string }
  /** `shipments` were made before it failed; asking again goes on with the rest. */
  | { kind: 'failed'; failure: PlatformFailureKind; detail: string; shipments: number };

export type ShipAtSourceDeps = {
  /** Puts on the order's timeline that a person shipped it, before anything is shipped. */
  recordAsked: (push: Push, tracking: string) => Promise<void>;
  openPlatform: (storeId: string) => Promise<Platform>;
  /** Starts the shipment's way back without waiting for the store's webhook. */
  noteShipment: (push: Push, shipmentId: string) => Promise<void>;
};

/** @param asked a push that is at its source; carrier and number may be empty */
export async function shipAtSource(
  deps: ShipAtSourceDeps,
  asked: { push: Push; carrier: string; number: string },
): Promise<ShipOutcome> {
  const { push, carrier, number } = asked;
  const orderId = push.sourceOrderId;
  if (!orderId) throw new Error(`Push ${push.id} is not at its source`);
  await deps.recordAsked(push, [carrier, number].filter(Boolean).join(' '));

  const source = await deps.openPlatform(push.sourceStoreId);
  const shippable = await source.fetchShippable(orderId);
  if (!shippable.ok) return failed(shippable.failure, 0);
  const plan = planParcels(shippable.value);
  if (plan.kind !== 'ship') return plan;
  const before = await source.fetchShipments(orderId);
  if (!before.ok) return failed(before.failure, 0);

  const tracking = { company: carrier || undefined, numbers: number ? [number] : [], urls: [] };
  const known = new Set(before.value.map((shipment) => shipment.id));
  const made = { shipments: 0, units: 0 };
  for (const parcel of plan.parcels) {
    const shipped = await shipParcel(source, { orderId, parcel, tracking, known });
    if (!shipped.ok) return failed(shipped.failure, made.shipments);
    if (!shipped.value) continue;
    known.add(shipped.value.id);
    await deps.noteShipment(push, shipped.value.id);
    made.shipments += 1;
    made.units += parcel.units;
  }
  return made.shipments > 0 ? { kind: 'shipped', ...made } : { kind: 'nothing-left' };
}

type Asked = { orderId: string; parcel: Parcel; tracking: Tracking; known: ReadonlySet<string> };

/** @returns undefined where somebody else shipped the parcel meanwhile */
async function shipParcel(
  source: Platform,
  asked: Asked,
): Promise<Result<PlatformShipment | undefined, PlatformFailure>> {
  const { orderId, parcel, tracking } = asked;
  const { groups } = parcel;
  const created = await source.createShipment({ orderId, groups, tracking, notifyCustomer: false });
  if (created.ok) return created;
  const { failure } = created;
  if (failure.kind === 'refused') {
    const now = await source.fetchShippable(orderId);
    return now.ok && parcelIsGone(parcel, now.value) ? ok(undefined) : created;
  }
  if (failure.kind !== 'unknown' && failure.kind !== 'unreadable-reply') return created;
  const there = await source.fetchShipments(orderId);
  const found = there.ok && findParcel(asked, there.value);
  return found ? ok(found) : fail(failure);
}

/** A hold that came after we read the order closes it like one that was there before. */
function failed(failure: PlatformFailure, shipments: number): ShipOutcome {
  if (failure.kind === 'not-now' && shipments === 0)
    return { kind: 'closed', why: failure.message };
  const detail =
    failure.kind === 'throttled'
      ? `it asks to wait ${Math.ceil(failure.retryAfterSeconds)} s`
      : failure.message;
  return { kind: 'failed', failure: failure.kind, detail: detail.slice(0, 500), shipments };
}

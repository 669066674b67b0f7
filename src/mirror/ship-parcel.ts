/** Has the source store ship one parcel, once: a lost answer is looked for, and a refusal is told apart from a change. */
import type {
  Platform,
  PlatformShipment,
  ShippableGroup,
  Tracking,
} from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { findParcel } from './find-parcel.ts';
import { type Parcel, parcelFits } from './plan-parcels.ts';

export type ParcelShipped =
  | { kind: 'shipped'; shipment: PlatformShipment }
  /** Somebody else shipped units of it meanwhile, so nothing was; `shippable`: what is there now. */
  | { kind: 'changed'; shippable: ShippableGroup[] };

/** @param asked `known`: shipments that were there before */
export async function shipParcel(
  source: Platform,
  asked: { orderId: string; parcel: Parcel; tracking: Tracking; known: ReadonlySet<string> },
): Promise<Result<ParcelShipped, PlatformFailure>> {
  const { orderId, parcel, tracking } = asked;
  const { groups } = parcel;
  const created = await source.createShipment({ orderId, groups, tracking, notifyCustomer: false });
  if (created.ok) return ok({ kind: 'shipped', shipment: created.value });
  const { failure } = created;
  if (failure.kind === 'refused') {
    const now = await source.fetchShippable(orderId);
    return now.ok && !parcelFits(parcel, now.value)
      ? ok({ kind: 'changed', shippable: now.value })
      : fail(failure);
  }
  if (failure.kind !== 'unknown' && failure.kind !== 'unreadable-reply') return fail(failure);
  const there = await source.fetchShipments(orderId);
  const found = there.ok && findParcel(asked, there.value);
  return found ? ok({ kind: 'shipped', shipment: found }) : fail(failure);
}

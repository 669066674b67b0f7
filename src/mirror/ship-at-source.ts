/**
 * A person ships what is still open of a pushed order at its source store, or a part of it, with carrier and number
 * (SO1). The store itself holds how many units are open, and one press at a time ships a push (docs/decisions/0006).
 */
import type { Push } from '../order-push/push.ts';
import type { Platform, ShippableGroup } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  isSameLeft,
  type LineNames,
  leftAfter,
  lineNames,
  type UnitsLeft,
  unitsLeft,
} from './open-units.ts';
import { type ParcelPlan, planParcels } from './plan-parcels.ts';
import { planPart } from './plan-part.ts';
import type { ShipAsked, ShipOutcome } from './ship-outcome.ts';
import { shipParcel } from './ship-parcel.ts';

/** A push is shipped by one press at a time. Bound to one press; ends by itself after a few minutes. */
export type ShipLease = {
  /** @returns who ships it just now, where somebody else's press has it; undefined where this one has it now */
  take: () => Promise<string | undefined>;
  /** Has it last anew, where this press has it still. As `take`. */
  keep: () => Promise<string | undefined>;
  /** Lets it go; where another press has it, nothing happens. Never throws. */
  release: () => Promise<void>;
};

export type ShipAtSourceDeps = {
  lease: ShipLease;
  /** Puts on the order's timeline that a person ships it, before anything is shipped. */
  recordAsked: (push: Push, words: string) => Promise<void>;
  /** The store has nothing of it open, whatever we counted: it waits for nobody. @param askedAt before it was read, ms */
  recordNothingOpen: (push: Push, askedAt: number) => Promise<void>;
  now: () => number;
  openPlatform: (storeId: string) => Promise<Platform>;
  /** Starts the shipment's way back without waiting for the store's webhook. */
  noteShipment: (push: Push, shipmentId: string) => Promise<void>;
};

/** @param asked `push` is at its source */
export async function shipAtSource(
  deps: ShipAtSourceDeps,
  asked: ShipAsked & { push: Push },
): Promise<ShipOutcome> {
  const orderId = asked.push.sourceOrderId;
  if (!orderId) throw new Error(`Push ${asked.push.id} is not at its source`);
  try {
    const by = await deps.lease.take();
    if (by !== undefined) return { kind: 'being-shipped', by };
    return await shipOpen(deps, { ...asked, orderId });
  } finally {
    await deps.lease.release();
  }
}

type Asked = ShipAsked & { push: Push; orderId: string };

async function shipOpen(deps: ShipAtSourceDeps, asked: Asked): Promise<ShipOutcome> {
  const { push, orderId } = asked;
  const source = await deps.openPlatform(push.sourceStoreId);
  const askedAt = deps.now();
  const read = await readOpen(source, asked);
  if (!read.ok) return failed(read.failure, 0);
  const { names, shippable } = read.value;
  const plan = planOf(asked, names, shippable);
  if (plan.kind === 'nothing-left') await deps.recordNothingOpen(push, askedAt);
  if (plan.kind !== 'ship') return plan;
  const before = await source.fetchShipments(orderId);
  if (!before.ok) return failed(before.failure, 0);
  await deps.recordAsked(push, wordsOf(asked));

  const { carrier, number } = asked;
  const tracking = { company: carrier || undefined, numbers: number ? [number] : [], urls: [] };
  const known = new Set(before.value.map((shipment) => shipment.id));
  const made = { shipments: 0, units: 0 };
  let left = names && unitsLeft(names, shippable);
  for (const parcel of plan.parcels) {
    const by = await deps.lease.keep();
    if (by !== undefined && made.shipments === 0) return { kind: 'being-shipped', by };
    if (by !== undefined) break;
    const shipped = await shipParcel(source, { orderId, parcel, tracking, known });
    if (!shipped.ok) return failed(shipped.failure, made.shipments, left);
    if (shipped.value.kind === 'changed') {
      const now = names ? unitsLeft(names, shipped.value.shippable) : [];
      if (made.shipments === 0 && now.length > 0) return { kind: 'changed-meanwhile', left: now };
      continue;
    }
    const { shipment } = shipped.value;
    known.add(shipment.id);
    await deps.noteShipment(push, shipment.id);
    made.shipments += 1;
    made.units += parcel.units;
    left = names && left && leftAfter(left, names, parcel.lines);
  }
  return made.shipments > 0 ? { kind: 'shipped', ...made } : { kind: 'nothing-left' };
}

/** Lines are named only where somebody names them: that costs a reading of the source order. */
async function readOpen(
  source: Platform,
  { push, orderId, lines, seen }: Asked,
): Promise<Result<{ names: LineNames | undefined; shippable: ShippableGroup[] }, PlatformFailure>> {
  let names: LineNames | undefined;
  if (lines || seen) {
    const order = await source.fetchOrder(orderId);
    if (!order.ok) return order;
    names = lineNames(push.orderId, order.value.lines);
  }
  const shippable = await source.fetchShippable(orderId);
  return shippable.ok ? ok({ names, shippable: shippable.value }) : fail(shippable.failure);
}

function planOf(
  { lines, seen }: Asked,
  names: LineNames | undefined,
  shippable: ShippableGroup[],
): ParcelPlan | Extract<ShipOutcome, { kind: 'changed-meanwhile' }> {
  const all = planParcels(shippable);
  if (!names || all.kind === 'nothing-left') return all;
  const left = unitsLeft(names, shippable);
  if (seen && !isSameLeft(seen, left)) return { kind: 'changed-meanwhile', left };
  if (!lines) return all;
  const part = planPart(lines, names, shippable);
  return part.kind === 'too-few' ? { kind: 'changed-meanwhile', left } : part;
}

function wordsOf({ carrier, number, lines, byList }: Asked): string {
  const tracking = [carrier, number].filter(Boolean).join(' ') || 'no tracking number';
  const units = lines?.reduce((sum, { quantity }) => sum + quantity, 0);
  const parts = [
    tracking,
    units === undefined ? '' : units === 1 ? '1 unit' : `${units} units`,
    byList ? 'by a list of tracking numbers' : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** A hold that came after we read the order closes it like one that was there before. */
function failed(
  failure: PlatformFailure,
  shipments: number,
  left?: readonly UnitsLeft[],
): ShipOutcome {
  if (failure.kind === 'not-now' && shipments === 0)
    return { kind: 'closed', why: failure.message };
  const detail =
    failure.kind === 'throttled'
      ? `it asks to wait ${Math.ceil(failure.retryAfterSeconds)} s`
      : failure.message;
  return {
    ...{ kind: 'failed', failure: failure.kind, detail: detail.slice(0, 500), shipments },
    ...(left && shipments > 0 ? { left } : {}),
  };
}

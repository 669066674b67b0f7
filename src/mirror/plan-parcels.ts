/** Decides how all that is open of an order ships: a parcel for each location, since no call takes two of them. */
import type { ShipmentDraft, ShippableGroup } from '../platforms/platform.ts';

export type Parcel = {
  groups: ShipmentDraft['groups'];
  /** Units by order line. */
  lines: ReadonlyMap<string, number>;
  units: number;
};

export type ParcelPlan =
  | { kind: 'ship'; parcels: Parcel[] }
  /** Units are left, but the store takes no shipment of them now. */
  | { kind: 'closed'; why: string }
  | { kind: 'nothing-left' };

/** Pure. What is on hold beside open groups stays for another time. */
export function planParcels(shippable: readonly ShippableGroup[]): ParcelPlan {
  const left = shippable.filter((group) => group.lines.some((line) => line.remaining > 0));
  const open = left.filter((group) => group.open);
  if (open.length > 0) {
    const byLocation = Map.groupBy(open, (group) => group.locationId);
    return { kind: 'ship', parcels: [...byLocation.values()].map(parcelOf) };
  }
  const [closed] = left;
  if (!closed) return { kind: 'nothing-left' };
  return { kind: 'closed', why: closed.closedReason ?? 'the store takes no shipment now' };
}

function parcelOf(groups: ShippableGroup[]): Parcel {
  const lines = new Map<string, number>();
  const drafted = groups.map((group) => ({
    groupId: group.id,
    lines: group.lines.flatMap(({ groupLineId, lineId, remaining }) => {
      if (remaining <= 0) return [];
      lines.set(lineId, (lines.get(lineId) ?? 0) + remaining);
      return [{ groupLineId, quantity: remaining }];
    }),
  }));
  const units = [...lines.values()].reduce((sum, quantity) => sum + quantity, 0);
  return { groups: drafted, lines, units };
}

/** Pure. Whether every unit of a planned parcel is still left to ship in a newer reading. */
export function parcelFits(parcel: Parcel, shippable: readonly ShippableGroup[]): boolean {
  const left = new Map(
    shippable.flatMap(({ lines }) =>
      lines.map(({ groupLineId, remaining }) => [groupLineId, remaining] as const),
    ),
  );
  return parcel.groups.every(({ lines }) =>
    lines.every(({ groupLineId, quantity }) => (left.get(groupLineId) ?? 0) >= quantity),
  );
}

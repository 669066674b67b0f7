/** Decides what one call can ship on the destination's order: open groups of one location, line by line (TR2). */
import type { ShipmentDraft, ShippableGroup } from '../platforms/platform.ts';
import { tail } from '../shared/ids.ts';
import type { MirroredLine } from './mirrored-line.ts';

export type CopyPlan =
  | { kind: 'ship'; groups: ShipmentDraft['groups']; lines: MirroredLine[] }
  /** Lines are there, but the store takes no shipment for them now (on hold, scheduled). */
  | { kind: 'closed'; why: string }
  /** Nothing of it is left to ship on the destination: somebody shipped or removed it there. */
  | { kind: 'nothing-left' };

/** Pure. Takes the location that can ship most of what is left; the rest is for the next call. */
export function planCopy(left: MirroredLine[], shippable: ShippableGroup[]): CopyPlan {
  const wanted = new Map(left.map((line) => [line.destinationLineId, line.quantity]));
  const useful = shippable.filter((group) =>
    group.lines.some((line) => line.remaining > 0 && wanted.has(tail(line.lineId))),
  );
  if (useful.length === 0) return { kind: 'nothing-left' };
  const open = useful.filter((group) => group.open);
  if (open.length === 0)
    return { kind: 'closed', why: useful[0]?.closedReason ?? 'the store takes no shipment now' };
  const plans = [...Map.groupBy(open, (group) => group.locationId).values()].map((groups) =>
    take(wanted, groups),
  );
  return plans.reduce((best, plan) => (unitsIn(plan.lines) > unitsIn(best.lines) ? plan : best));
}

function take(
  wanted: ReadonlyMap<string, number>,
  groups: ShippableGroup[],
): Extract<CopyPlan, { kind: 'ship' }> {
  const left = new Map(wanted);
  const taken = new Map<string, number>();
  const chosen = groups.flatMap((group) => {
    const lines = group.lines.flatMap((line) => {
      const key = tail(line.lineId);
      const quantity = Math.min(line.remaining, left.get(key) ?? 0);
      if (quantity <= 0) return [];
      left.set(key, (left.get(key) ?? 0) - quantity);
      taken.set(key, (taken.get(key) ?? 0) + quantity);
      return [{ groupLineId: line.groupLineId, quantity }];
    });
    return lines.length > 0 ? [{ groupId: group.id, lines }] : [];
  });
  const lines = [...taken].map(([destinationLineId, quantity]) => ({
    destinationLineId,
    quantity,
  }));
  return { kind: 'ship', groups: chosen, lines };
}

const unitsIn = (lines: MirroredLine[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

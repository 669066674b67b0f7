/** Decides how a part of what is open of an order ships: the units that a person named, line by line. */
import type { ShippableGroup } from '../platforms/platform.ts';
import type { LineNames } from './open-units.ts';
import { type ParcelPlan, planParcels } from './plan-parcels.ts';
import type { UnitsToShip } from './ship-outcome.ts';

/** `too-few`: fewer units of a line are left than were asked for. */
export type PartPlan = Exclude<ParcelPlan, { kind: 'nothing-left' }> | { kind: 'too-few' };

/**
 * Pure. Units are taken from open groups in the store's order; those of a line may come from several.
 * @param wanted at least one line, each once, by our key of it
 */
export function planPart(
  wanted: readonly UnitsToShip[],
  names: LineNames,
  shippable: readonly ShippableGroup[],
): PartPlan {
  const { groups, missing } = take(
    wanted,
    names,
    shippable.filter(({ open }) => open),
  );
  if (missing.length > 0) {
    const shut = take(
      missing,
      names,
      shippable.filter(({ open }) => !open),
    );
    const why = shut.groups[0]?.closedReason ?? 'the store takes no shipment now';
    return shut.missing.length > 0 ? { kind: 'too-few' } : { kind: 'closed', why };
  }
  const plan = planParcels(groups);
  return plan.kind === 'nothing-left' ? { kind: 'too-few' } : plan;
}

/** @returns the groups with only what is taken of them, and what is not there */
function take(
  wanted: readonly UnitsToShip[],
  names: LineNames,
  from: readonly ShippableGroup[],
): { groups: ShippableGroup[]; missing: UnitsToShip[] } {
  const open = new Map(wanted.map(({ orderLineId, quantity }) => [orderLineId, quantity]));
  const groups = from.map((group) => ({
    ...group,
    lines: group.lines.flatMap((line) => {
      const name = names.get(line.lineId);
      const units = Math.min(line.remaining, (name !== undefined && open.get(name)) || 0);
      if (name === undefined || units <= 0) return [];
      open.set(name, (open.get(name) ?? 0) - units);
      return [{ ...line, remaining: units }];
    }),
  }));
  const missing = [...open].flatMap(([orderLineId, quantity]) =>
    quantity > 0 ? [{ orderLineId, quantity }] : [],
  );
  return { groups: groups.filter(({ lines }) => lines.length > 0), missing };
}

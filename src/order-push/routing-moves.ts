/** Which groups of a source order are to be moved, and what of them, so that stray units come to their place. Pure. */
import type { PlatformOrder, ShippableGroup } from '../platforms/platform.ts';
import type { Misplaced } from './routing-plan.ts';

export type GroupMove = {
  groupId: string;
  /** Undefined: all that is left to ship of it. */
  lines: { groupLineId: string; quantity: number }[] | undefined;
};

/** Whole groups where all of it is to go, so that no group is split without need. */
export function routingMoves(
  misplaced: Misplaced,
  order: Pick<PlatformOrder, 'lines'>,
  groups: readonly ShippableGroup[],
): GroupMove[] {
  const variants = new Map(order.lines.map(({ id, variantId }) => [id, variantId]));
  const left = new Map<string, number>();
  for (const { sourceVariantId, units } of misplaced.units)
    left.set(sourceVariantId, (left.get(sourceVariantId) ?? 0) + units);
  return groups
    .filter(({ locationId }) => locationId === misplaced.fromLocationId)
    .flatMap((group) => {
      const open = group.lines.filter(({ remaining }) => remaining > 0);
      const lines = open.flatMap(({ groupLineId, lineId, remaining }) => {
        const variant = variants.get(lineId) ?? '';
        const quantity = Math.min(remaining, left.get(variant) ?? 0);
        left.set(variant, (left.get(variant) ?? 0) - quantity);
        return quantity > 0 ? [{ groupLineId, quantity, remaining }] : [];
      });
      if (lines.length === 0) return [];
      const isWhole =
        lines.length === open.length &&
        lines.every(({ quantity, remaining }) => quantity === remaining);
      const some = lines.map(({ groupLineId, quantity }) => ({ groupLineId, quantity }));
      return [{ groupId: group.id, lines: isWhole ? undefined : some }];
    });
}

/** What a destination may sell (stock rule): what its group has, less what is sold and not yet taken there. Pure. */
import type { Allowance, GroupSetup } from './setup.ts';

/** Units that count against groups sharing one of these source locations; undefined: it may be taken anywhere. */
export type CountedUnits = { units: number; sourceLocationIds: readonly string[] | undefined };

/**
 * @param levels newest reading per source location; a location that was never read counts as none
 * @param counted charges and suspense, each with where it may be taken
 * @returns units, never below zero
 */
export function sellable(
  levels: ReadonlyMap<string, number>,
  counted: readonly CountedUnits[],
  group: Pick<GroupSetup, 'sourceLocationIds'>,
  allowance: Allowance,
): number {
  const has = new Set(group.sourceLocationIds);
  const stock = group.sourceLocationIds.reduce((sum, id) => sum + (levels.get(id) ?? 0), 0);
  const sold = counted
    .filter(({ sourceLocationIds }) => sourceLocationIds?.some((id) => has.has(id)) ?? true)
    .reduce((sum, { units }) => sum + units, 0);
  return allowed(stock - sold, allowance);
}

/** @param free units before share, buffer and cap; may be below zero */
export function allowed(free: number, { buffer, sharePercent, cap }: Allowance): number {
  const shared = Math.floor((free * sharePercent) / 100) - buffer;
  return Math.max(0, Math.min(shared, cap ?? Number.POSITIVE_INFINITY));
}

/** Sorts what is mirrored by who has to do with it: a person, Crossdock, or nobody any more (RV1 to RV4). Pure. */
import type { EffectState } from '../../src/effects/effect-moves.ts';
import type { ActChoice } from '../../src/mirror/acts/act.ts';

export type SortedActs<Act> = {
  /** A person is asked. */
  asking: Act[];
  underWay: Act[];
  /** Done, or left as it is; newest first. */
  settled: Act[];
};

/** @param acts oldest first */
export function sortActs<Act extends { state: EffectState }>(
  acts: readonly Act[],
): SortedActs<Act> {
  const sorted: SortedActs<Act> = { asking: [], underWay: [], settled: [] };
  for (const act of acts) sorted[placeOf[act.state]].push(act);
  sorted.settled.reverse();
  return sorted;
}

const placeOf: Record<EffectState, keyof SortedActs<never>> = {
  ready: 'underWay',
  creating: 'underWay',
  created: 'settled',
  failed: 'asking',
  withdrawn: 'settled',
};

/** Whether an answer moves the customer's money: it is asked for twice. */
export const movesMoney = (act: { money: string | null }, choice: ActChoice): boolean =>
  choice === 'do' && act.money !== null;

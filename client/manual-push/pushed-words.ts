/** What became of Push Order, in a sentence. Pure. */
import type { EffectState } from '../../src/effects/effect.ts';

export type PushMade = {
  sourceStoreName: string;
  sourceOrderName: string | null;
  /** Undefined until the order's page is read: then it is on its way. */
  state?: EffectState;
};

export type PushOutcome = 'pushed' | 'already' | 'later';

function whereWords({ sourceStoreName, sourceOrderName, state }: PushMade): string {
  if (sourceOrderName) return `${sourceOrderName} at ${sourceStoreName}`;
  if (state === 'failed') return `${sourceStoreName} did not take it`;
  return `on its way to ${sourceStoreName}`;
}

/** @param outcome `later`: kept, and goes on by itself @param pushes those that stand now */
export function pushedWords(
  orderName: string,
  outcome: PushOutcome,
  pushes: readonly PushMade[],
): string {
  const where = pushes.length > 0 ? `: ${pushes.map(whereWords).join(', ')}` : '';
  if (outcome === 'already')
    return `${orderName} was pushed already${where}. Nothing was made anew.`;
  if (pushes.length === 0) return `${orderName} is kept to be pushed, and goes on by itself.`;
  const isAt = pushes.every(({ sourceOrderName }) => sourceOrderName !== null);
  if (isAt) return `${orderName} is pushed${where}.`;
  if (pushes.some(({ state }) => state === 'failed')) return `${orderName} failed${where}.`;
  return `${orderName} goes${where}.`;
}

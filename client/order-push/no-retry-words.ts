/** Why Retry cannot be pressed, by the state that forbids it (src/effects/effect-moves.ts). Pure. */
import { type EffectState, pushCan } from '../../src/effects/effect-moves.ts';

const words: Record<EffectState, string> = {
  ready: 'It is about to be tried.',
  creating: 'It is being created now.',
  created: 'It is at its source store already.',
  failed: 'It waits for a person.',
  withdrawn: 'It is not wanted any more.',
};

type Effect = { state: EffectState; failureKind: string | null };

/** @returns undefined where something of the order may be retried */
export function whyNoRetry(order: {
  pushes: readonly (Effect & { shipments: readonly Effect[] })[];
}): string | undefined {
  const effects = order.pushes.flatMap((push) => [push, ...push.shipments]);
  const others = effects.filter(({ failureKind }) => failureKind !== 'shipped-by-hand');
  const answers = others.map((effect) => pushCan.retry(effect));
  if (answers.some(({ may }) => may)) return undefined;
  if (others.length < effects.length) return 'Choose on the order’s page which number counts.';
  const [first] = answers;
  return first && !first.may ? words[first.why] : 'Nothing of it is to be pushed.';
}

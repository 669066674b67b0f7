/** How an order that went to several stores stands as a whole, so that one failed part is not overlooked. Pure. */
import type { EffectState } from '../../src/effects/effect-moves.ts';

/** `1 of 2 there, 1 failed`; empty where there is one push at most. */
export function pushesWords(
  pushes: readonly { state: EffectState; sourceCancelled: boolean }[],
): string {
  if (pushes.length < 2) return '';
  const count = (is: (push: (typeof pushes)[number]) => boolean) => pushes.filter(is).length;
  const failed = count(({ state }) => state === 'failed');
  const cancelled = count(({ sourceCancelled }) => sourceCancelled);
  return [
    `${count(({ state }) => state === 'created')} of ${pushes.length} there`,
    failed > 0 ? `${failed} failed` : '',
    cancelled > 0 ? `${cancelled} cancelled there` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

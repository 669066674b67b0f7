/** Sums an order's pushes and held lines up in the one word the Order Push page shows (OP8). */
import type { EffectState } from '../effects/effect.ts';
import type { LineHold, OrderDecision } from './decisions.ts';

export const pushStatuses = ['pending', 'success', 'partial', 'failed', 'not-eligible'] as const;

/**
 * `pending`: under way, or it goes by itself later. `success`: all that was to go is at its source. `partial`: some
 * lines stay behind. `failed`: a push waits for a person. `not-eligible`: nothing of it goes as things are.
 */
export type PushStatus = (typeof pushStatuses)[number];

/** Pure. A hold that needs no shipping keeps nothing back. */
export function pushStatusOf(order: {
  decision: OrderDecision | null;
  pushes: readonly { state: EffectState }[];
  holds: readonly LineHold[];
}): PushStatus {
  const standing = order.pushes.filter(({ state }) => state !== 'withdrawn');
  if (standing.some(({ state }) => state === 'failed')) return 'failed';
  if (standing.some(({ state }) => state !== 'created')) return 'pending';
  if (standing.length > 0)
    return order.holds.some((hold) => hold !== 'nothing-to-ship') ? 'partial' : 'success';
  const goesLater = order.decision === null || order.decision === 'waiting-for-payment';
  return goesLater ? 'pending' : 'not-eligible';
}

/** Sums an order's pushes and held lines up in the one word the Order Push page shows (OP8). */
import type { EffectState } from '../effects/effect.ts';
import type { LineHold, OrderDecision } from './decisions.ts';
import { passesByItself } from './reasons.ts';

export const pushStatuses = ['pending', 'success', 'partial', 'failed', 'not-eligible'] as const;

/**
 * `pending`: under way, or it goes by itself later. `success`: all that was to go is at its source. `partial`: some
 * of it stays behind. `failed`: a push waits for a person. `not-eligible`: nothing of it goes as things are.
 */
export type PushStatus = (typeof pushStatuses)[number];

/**
 * Pure; db/pages/order-push-views.ts says the same in SQL. A hold that needs no shipping keeps nothing back. An order
 * that was pushed and of which nothing stands is about to be decided about anew.
 */
export function pushStatusOf(order: {
  decision: OrderDecision | null;
  pushes: readonly { state: EffectState }[];
  holds: readonly LineHold[];
}): PushStatus {
  const standing = order.pushes.filter(({ state }) => state !== 'withdrawn');
  if (standing.some(({ state }) => state === 'failed')) return 'failed';
  if (standing.some(({ state }) => state !== 'created')) return 'pending';
  const { decision } = order;
  if (standing.length > 0) {
    // A decision other than that is about what is left of it.
    const isStopped = decision !== null && decision !== 'pushed';
    const isHeld = order.holds.some((hold) => hold !== 'nothing-to-ship');
    return isStopped || isHeld ? 'partial' : 'success';
  }
  const goesLater = decision === null || decision === 'pushed' || passesByItself(decision);
  return goesLater ? 'pending' : 'not-eligible';
}

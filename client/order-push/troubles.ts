/** What of an order does not go through: its pushes and its shipments' ways back, each with what Retry would do. */
import { type EffectState, pushCan } from '../../src/effects/effect-moves.ts';

type Effect = {
  id: string;
  state: EffectState;
  failureKind: string | null;
  failureDetail: string | null;
  dueAt: number | null;
};

export type WithPushes = {
  pushes: readonly (Effect & {
    sourceStoreName: string;
    shipments: readonly Effect[];
  })[];
};

export type Trouble = {
  of: 'push' | 'shipment';
  id: string;
  state: EffectState;
  sourceStoreName: string;
  failureKind: string;
  failureDetail: string | null;
  /** When it is tried again by itself, ms; null where it waits for a person. */
  nextTryAt: number | null;
  mayRetry: boolean;
};

/** Pure. Pushes first; an effect that is there, or is not wanted any more, is no trouble. */
export function troublesOf(order: WithPushes): Trouble[] {
  const pushes = order.pushes.flatMap((push) => troubleOf('push', push, push.sourceStoreName));
  const shipments = order.pushes.flatMap((push) =>
    push.shipments.flatMap((shipment) => troubleOf('shipment', shipment, push.sourceStoreName)),
  );
  return [...pushes, ...shipments];
}

function troubleOf(of: Trouble['of'], effect: Effect, sourceStoreName: string): Trouble[] {
  const { id, state, failureKind, failureDetail } = effect;
  if (failureKind === null || state === 'created' || state === 'withdrawn') return [];
  const nextTryAt = state === 'failed' ? null : effect.dueAt;
  // Which of two numbers counts is chosen: trying again changes nothing.
  const mayRetry = failureKind !== 'shipped-by-hand' && pushCan.retry(effect).may;
  return [{ of, id, state, sourceStoreName, failureKind, failureDetail, nextTryAt, mayRetry }];
}

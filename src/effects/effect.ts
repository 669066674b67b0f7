/**
 * The life of a row that stands for one effect on a store, shared by pushes and shipments. Architecture rules 1 and
 * 2: the row is written first, one worker wins `ready → creating` and may create once, and an unknown answer is
 * looked for, never repeated blindly.
 */
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { mayPassByItself } from '../platforms/platform-failure.ts';

export type { EffectState } from './effect-moves.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** When a row in `creating` is looked for, after it went in (rule 2). */
export const lookAfterMs = [15 * SECOND, MINUTE, 5 * MINUTE, 10 * MINUTE] as const;
/** Misses and time needed before a second create: a store's search lags with no published bound (rule 2). */
export const missesNeeded = 4;
export const creatingAtLeastMs = 10 * MINUTE;

/**
 * Waits between tries after failures that may pass (OP11). After the last one, about 18 hours after the first, it has
 * failed, and a person is told. Svix's published ladder ends alike (2 h, 5 h, 10 h); ours begins with short rungs, since
 * a customer waits.
 */
export const retryLadderMs = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  120 * MINUTE,
  300 * MINUTE,
  600 * MINUTE,
] as const;

/** Time after which a row that was handed to a queue is owed again, should the message be lost. */
export const handedOverMs = 60 * SECOND;

/** A worker's turn at a row: when it won it, and when others begin to look for what it made; ms. */
export type Turn = { at: number; lookAt: number };

/** The turn that begins now. */
export const turnAt = (now: number): Turn => ({ at: now, lookAt: now + lookAfterMs[0] });

/** What becomes of a row in `creating` after an answered look that found nothing. */
export type AfterMiss =
  | { state: 'creating'; misses: number; dueAt: number }
  /** A second create, one setback further. */
  | { state: 'ready'; misses: 0; dueAt: number; setbacks: number }
  /** As often as the ladder has rungs: it waits for a person. */
  | { state: 'failed' };

/**
 * Decides after a miss: look again later, or allow a second create once both limits are passed. A look before its
 * planned time (a person pressed Retry) counts for nothing: the store's search had no longer to catch up.
 * @param row when it went into `creating` (ms), misses before this one and setbacks of the row
 * @param now ms
 */
export function decideAfterMiss(
  row: { creatingSince: number; misses: number; setbacks: number },
  now: number,
): AfterMiss {
  const early = now < row.creatingSince + plannedLook(row.misses);
  const misses = early ? row.misses : row.misses + 1;
  if (misses >= missesNeeded && now - row.creatingSince >= creatingAtLeastMs) {
    if (row.setbacks >= retryLadderMs.length) return { state: 'failed' };
    return { state: 'ready', misses: 0, dueAt: now, setbacks: row.setbacks + 1 };
  }
  const planned = row.creatingSince + plannedLook(misses);
  return { state: 'creating', misses, dueAt: Math.max(planned, now + lookAfterMs[0]) };
}

const plannedLook = (misses: number): number =>
  lookAfterMs[Math.min(misses, lookAfterMs.length - 1)] ?? creatingAtLeastMs;

/** What becomes of a row after a failure. */
export type AfterFailure =
  | { state: 'ready'; dueAt: number; setbacks: number }
  | { state: 'creating'; dueAt: number }
  | { state: 'failed' };

/**
 * Decides after a failed try at a row in `ready`, or after the create call itself failed.
 * @param during `create` where the create call was sent; `before` for every call before it
 * @param random 0..1, spreads tries of many rows
 */
export function decideAfterFailure(
  failure: PlatformFailure,
  during: 'before' | 'create',
  row: { setbacks: number },
  now: number,
  random: number,
): AfterFailure {
  if (during === 'create' && (failure.kind === 'unknown' || failure.kind === 'unreadable-reply'))
    return { state: 'creating', dueAt: now + lookAfterMs[0] };
  // The store asks to wait, or lets nobody in for now: no setback of this row.
  if (failure.kind === 'throttled' || failure.kind === 'paused')
    return {
      state: 'ready',
      dueAt: now + Math.ceil(failure.retryAfterSeconds * 1000) + Math.round(random * 500),
      setbacks: row.setbacks,
    };
  if (!mayPassByItself[failure.kind]) return { state: 'failed' };
  const rung = retryLadderMs[row.setbacks];
  if (rung === undefined) return { state: 'failed' };
  return {
    state: 'ready',
    dueAt: now + Math.round(rung * (1 + random * 0.1)),
    setbacks: row.setbacks + 1,
  };
}

/** A store's gate as its platform's client sees it: asked before a call, told after it. */
import type { Lane } from './budget.ts';

/** What a store says of its own budget, in its points (Shopify: `extensions.cost.throttleStatus`). */
export type ThrottleStatus = {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
};

/** Why a store lets us in no more: HTTP 401, or 402, 403 and 423. */
export type PauseReason = 'unauthorized' | 'forbidden';

/**
 * May the call go? `ahead`: so may the calls after it, up to the points that were asked for ahead, and the gate need be
 * told only of less than is `left`. `paused`: the store let us in no more, and is not asked before that time.
 */
export type Reserved =
  | { ok: true; ahead?: { left: number; maximum: number; restorePerSecond: number } }
  | { ok: false; waitSeconds: number; paused?: { why: PauseReason } };

export type PlatformGate = {
  /**
   * Asks for `cost` points; where they are not there, says how long to wait and nothing is sent.
   * @param ahead points for calls that follow, given where the gate has plenty
   */
  reserve: (cost: number, lane: Lane, ahead?: number) => Promise<Reserved>;
  /** Passes on what the store reported with its answer: it let us in. */
  report: (status: ThrottleStatus) => Promise<void>;
  /** The store answered 401, 402, 403 or 423 to the call itself. */
  refusedEntry: (why: PauseReason) => Promise<void>;
};

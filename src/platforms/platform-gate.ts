/** A store's gate as its platform's client sees it: asked before a call, told after it. */
import type { Lane } from './budget.ts';

/** What a store says of its own budget, in its points (Shopify: `extensions.cost.throttleStatus`). */
export type ThrottleStatus = {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
};

export type PlatformGate = {
  /** Asks for `cost` points; where they are not there, says how long to wait and nothing is sent. */
  reserve: (cost: number, lane: Lane) => Promise<{ ok: true } | { ok: false; waitSeconds: number }>;
  /** Passes on what the store reported with its answer. */
  report: (status: ThrottleStatus) => Promise<void>;
};

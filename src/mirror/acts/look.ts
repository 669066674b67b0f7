/** What a look at both orders knows, and what it decides: the planner's input and output (docs/decisions/0012). */

import type { EffectState } from '../../effects/effect.ts';
import type { Share } from '../../order-push/copied/shipping-share.ts';
import type { OrderPushSettings } from '../../order-push/settings.ts';
import type { OrderAftermath } from '../../platforms/aftermath.ts';
import type { ActKind, ActStop, ActWish } from './act.ts';

/** One part of the customer's order with its source order as just read. */
export type LookedPart = {
  pushId: string;
  part: number;
  /** By the destination platform's line id: units that the part stands for now, and those that left its source and stay out. */
  lines: { lineId: string; quantity: number; shipped: number }[];
  /** Its part of what shipping cost; null where an earlier version made it. */
  shippingShare: Share | null;
  /** When its source order was made, by that store's clock; null where it is not known. */
  sourceOrderAt?: string | null;
  /** Refunds of the customer's order that were made before it was pushed. */
  refundsBefore: readonly string[];
  /** What of the customer's order was looked at last. */
  afterMark: string | null;
  /** A person let its units go in a further part. */
  isReplaced: boolean;
  made: OrderAftermath | 'gone';
};

/** An act of the order that has a row already. */
export type KnownAct = {
  id: string;
  pushId: string;
  kind: ActKind;
  cause: string;
  state: EffectState;
  wish: ActWish;
  stop: ActStop | null;
  /** When it was written, ms. */
  createdAt?: number;
  madeId: string | null;
};

export type LookInput = {
  /** The customer's order as just read. */
  sold: OrderAftermath;
  /** Its mark as kept (after-mark.ts). */
  mark: string | null;
  /** Parts whose order is at a source, first part first. */
  parts: readonly LookedPart[];
  acts: readonly KnownAct[];
  sourceRefunds: OrderPushSettings['sourceRefunds'];
};

export type PlannedAct = {
  pushId: string;
  /** What it is made for: with the push and the kind, so that it is made once. */
  cause: string;
  wish: ActWish;
  /** Why it waits for a person; undefined where it is owed at once. */
  stop: ActStop | undefined;
};

export type LookPlan = {
  acts: PlannedAct[];
  /** Units of lines that parts stand for from now on, where that changed. */
  quantities: { pushId: string; lineId: string; quantity: number }[];
  /** Acts that wait for a person and need no answer any more. */
  moot: string[];
  /** Acts that waited for a person and need not: they are owed now. */
  unasked: string[];
  /** Acts that a person did by hand meanwhile, with what is there for each. */
  joined: { actId: string; madeId: string }[];
};

/**
 * The answer to "would this order push?", line by line (OP10, OP14): the same rules that push it, asked before. What is
 * undefined does not come over the wire, so such fields may be absent.
 */
import type { EffectState } from '../effects/effect.ts';
import type { FulfillmentStatus, PaymentStatus } from '../platforms/platform.ts';
import type { Money } from '../shared/money.ts';
import type { LineHold, OrderDecision, OrderStop } from './decisions.ts';
import type { Overridable } from './reasons.ts';

export type PreviewLine = {
  /** The destination platform's line id. */
  lineId: string;
  title: string;
  sku: string;
  ordered: number;
  /** Units that a push stands for already. */
  pushed: number;
  /** Nothing of a line that waits with the others of its order, which are short. */
  goes: { sourceStoreId: string; sourceStoreName: string; units: number }[];
  stays?: { why: LineHold; units: number } | undefined;
};

export type PushPreview = {
  order: {
    /** Ours; absent where its webhook never came. */
    id?: string | undefined;
    platformOrderId: string;
    name: string;
    storeId: string;
    storeName: string;
    customerName: string;
    placedAt: string;
    payment: PaymentStatus;
    fulfillment: FulfillmentStatus;
    total: Money;
    /** Its page in its own store's admin. */
    url: string;
  };
  /** What becomes of it by itself, as things are. */
  byItself: OrderDecision;
  /** Why it does not go even by hand. */
  refused?: OrderStop | undefined;
  /** What pushing it by hand overrides: to be named and agreed to. */
  overrides: Overridable[];
  lines: PreviewLine[];
  /** Units that would go now. */
  units: number;
  /** Pushes that stand already. */
  already: {
    pushId: string;
    state: EffectState;
    sourceStoreName: string;
    sourceOrderName?: string | undefined;
    sourceOrderUrl?: string | undefined;
  }[];
};

/** A push as the verbs see it, and the small set of ways its row may change. */
import type { AfterFailure, AfterMiss, EffectState, Turn } from '../effects/effect.ts';
import type { SourceOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { Share } from './copied/shipping-share.ts';
import type { OrderDecision } from './decisions.ts';
import type { PushAsk } from './push-ask.ts';
import type { Routing } from './routing.ts';

export type PushLine = {
  /** The destination platform's line id. */
  lineId: string;
  quantity: number;
  sourceVariantId: string;
  sourceInventoryItemId: string;
  /** Units of the line that earlier parts hold: taxes are shared out in this order. */
  before: number;
};

export type Push = {
  id: string;
  accountId: string;
  orderId: string;
  /** The destination platform's order id. */
  platformOrderId: string;
  orderName: string;
  destinationStoreId: string;
  destinationShop: string;
  destinationName: string;
  sourceStoreId: string;
  part: number;
  reference: string;
  state: EffectState;
  dueAt: number | undefined;
  /** Turns of this row so far: the version a winner must have read. */
  attempts: number;
  setbacks: number;
  misses: number;
  creatingSince: number | undefined;
  sourceOrderId: string | undefined;
  sourceOrderName: string | undefined;
  /** When the source made the order, its clock, ISO 8601. */
  sourceOrderAt: string | undefined;
  /** Where its lines lie at the source: as its answer said, or as was seen since; undefined where it is not known. */
  sourceRouted: SourceOrder['routed'];
  /** Its part of the shipping cost; null where an earlier version made it. */
  shippingShare: Share | null;
  /** Fields to be sent in another form, since the source refused them. */
  repairs: string[];
  /** Where it will ship from is still open (isRoutingOwed): it is settled after that. */
  isRouting: boolean;
  /** When its routing was last seen or changed, ms; undefined where it was right from the start. */
  routedAt: number | undefined;
  /** A person's word about its order. */
  ask: PushAsk | undefined;
  lines: PushLine[];
};

/** Units of a line that its source cannot take now. */
export type ShortLine = { lineId: string; units: number };

/** What of the customer's order a source order reflects: its mark (src/mirror/acts/after-mark.ts) and refunds, as read. */
export type Reflects = { mark: string; refunds: string[] };

/** Changes of a push's row. Each is one conditional batch: where the row has moved on, nothing happens. */
export type PushRow = {
  /** `ready → creating`, for one caller only, with the lines that will go. @returns the winner's token */
  win: (
    push: Push,
    lines: PushLine[],
    turn: Turn,
    reflects?: Reflects,
  ) => Promise<string | undefined>;
  /**
   * The order is on the source: recorded, told (OP7), and its settling owed where it is not settled yet. `routings`: what
   * lies outside its Location Groups, written with it.
   */
  recordCreated: (
    push: Push,
    order: Pick<SourceOrder, 'id' | 'name' | 'createdAt'> & Partial<Pick<SourceOrder, 'routed'>>,
    how: 'push-created' | 'push-found',
    done?: { settled: boolean; routings?: readonly Routing[] },
  ) => Promise<void>;
  /** Nothing is owed any more in the state it was read in. */
  markSettled: (push: Push) => Promise<void>;
  /** After a failure; with a claim, only the worker that won the row may change it. */
  setBack: (
    push: Push,
    claim: string | undefined,
    failure: PlatformFailure,
    after: AfterFailure,
  ) => Promise<void>;
  /** The source has too few: these units go on, the others wait for it to have more. Nothing was created. */
  reduce: (push: Push, claim: string, going: PushLine[], short: ShortLine[]) => Promise<void>;
  /** The source refused a field: it is to be sent in another form. Nothing was created. */
  repair: (push: Push, claim: string, field: string) => Promise<void>;
  /** Puts on the timeline, once, what was sent in another form; digits of phones are dots. */
  noteRepaired: (push: Push, shown: string) => Promise<void>;
  /** After an answered look that found nothing. */
  recordMiss: (push: Push, after: AfterMiss) => Promise<void>;
  /** A look that got no answer: no miss, look again later. */
  putOffLook: (push: Push, dueAt: number, failure: PlatformFailure) => Promise<void>;
  /** Not wanted any more, and never created: deciding about the order again is owed. */
  withdraw: (push: Push, why: OrderDecision) => Promise<void>;
};

/** A push as the verbs see it, and the small set of ways its row may change. */
import type { AfterFailure, AfterMiss, EffectState, Turn } from '../effects/effect.ts';
import type { SourceOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { OrderDecision } from './decisions.ts';

export type PushLine = {
  /** The destination platform's line id. */
  lineId: string;
  quantity: number;
  sourceVariantId: string;
  sourceInventoryItemId: string;
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
  /** Where the source routed its lines, where its answer said so. */
  sourceRouted: SourceOrder['routed'];
  lines: PushLine[];
};

/** Changes of a push's row. Each is one conditional batch: where the row has moved on, nothing happens. */
export type PushRow = {
  /** `ready → creating`, for one caller only, with the lines that will go. @returns the winner's token */
  win: (push: Push, lines: PushLine[], turn: Turn) => Promise<string | undefined>;
  /** The order is on the source: recorded, told (OP7), and its settling owed where it is not settled yet. */
  recordCreated: (
    push: Push,
    order: Pick<SourceOrder, 'id' | 'name' | 'createdAt'> & Partial<Pick<SourceOrder, 'routed'>>,
    how: 'push-created' | 'push-found',
    done?: { settled: boolean },
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
  /** After an answered look that found nothing. */
  recordMiss: (push: Push, after: AfterMiss) => Promise<void>;
  /** A look that got no answer: no miss, look again later. */
  putOffLook: (push: Push, dueAt: number, failure: PlatformFailure) => Promise<void>;
  /** Not wanted any more, and never created: deciding about the order again is owed. */
  withdraw: (push: Push, why: OrderDecision) => Promise<void>;
};

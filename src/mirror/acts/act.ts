/**
 * What is to be done at one store because of what happened at the other: a row before it is a call. Shipments have rows of
 * their own (shipment.ts). A row that waits for a person is `failed`, with what it asks (RV1 to RV4).
 */
import type { EffectState } from '../../effects/effect.ts';
import type { Restock, ReturnState } from '../../platforms/aftermath.ts';

/** By where it acts: at the source for what happened at the destination, and the other way round. */
export const actKinds = [
  'cancel-source',
  'refund-source',
  'edit-source',
  'address-source',
  'return-source',
  'cancel-destination',
  'refund-destination',
  'pay-destination',
  'edit-destination',
  'return-destination',
] as const;

export type ActKind = (typeof actKinds)[number];

/** Units of one line, by the destination platform's line id: it names the line at both stores. */
export type ActLine = { destinationLineId: string; quantity: number };

export type RefundedActLine = ActLine & {
  restock: Restock;
  /** At the store where it was refunded. */
  locationId: string | undefined;
};

/** What is to become true at the other store. Amounts are decimal text of `currency`. */
export type ActWish =
  | { kind: 'cancel-source' /** Money went back to the customer. */; refund: boolean }
  | {
      kind: 'refund-source';
      lines: RefundedActLine[];
      shipping: string;
      amount: string;
      currency: string;
    }
  /** Units each line has from now on. */
  | { kind: 'edit-source'; lines: ActLine[] }
  | { kind: 'address-source' }
  /** These units were to come from the source: where nothing else is open the order is cancelled, else they come off. */
  | { kind: 'cancel-destination'; lines: ActLine[]; refund: boolean }
  /** Units that come off; with an amount, that money goes back to the customer. */
  | {
      kind: 'refund-destination';
      /** `isShipped`: they had left; else those come off that have not. */
      lines: (ActLine & { isShipped?: boolean })[];
      amount: string;
      currency: string;
    }
  /** All that is left where no amount is said. */
  | { kind: 'pay-destination'; amount: string | undefined; currency: string }
  /** Units that the source's merchant took off. */
  | { kind: 'edit-destination'; lines: ActLine[] }
  /** A return is made there, or goes one step on: to this state, or to these units processed in all. */
  | {
      kind: 'return-source' | 'return-destination';
      state: ReturnState;
      /** The return there that follows; undefined where it is to be made. */
      returnId?: string | undefined;
      /** `quantity`: units the step is about. `locationId`: the shelf at the store it follows; undefined where they are on none. */
      lines: (ActLine & { processed: number; reason: string; locationId: string | undefined })[];
    };

/** Why it is not done, or not by itself. Words and choices: act-words.ts. */
export const actStops = [
  /** The source gave money back: whether the customer gets theirs is asked. */
  'refund-money',
  /** The source cancelled a part, and other lines of the customer's order are still open. */
  'not-all-covered',
  /** It came after the goods had left. */
  'shipped-already',
  /** The source's merchant took units off the pushed order. */
  'edited-at-source',
  /** The source's merchant deleted the pushed order. */
  'deleted-at-source',
  /** The other store has fewer of these units left than are to come off. */
  'not-enough-left',
  /** Both stores said something different of one return. */
  'return-differs',
  /** The order it is about is not there any more. */
  'order-gone',
  /** The other store refused; its words are kept. */
  'refused',
] as const;

export type ActStop = (typeof actStops)[number];

/** What a person may answer. `do`: have it done. `leave`: settled as it is. `push-again`: the units may go in a further part. */
export const actChoiceKinds = ['do', 'leave', 'push-again'] as const;

export type ActChoice = (typeof actChoiceKinds)[number];

/** What each asks; the first is what most people want. `do` of a refused one is another try. */
export const actChoices: Record<ActStop, readonly ActChoice[]> = {
  'refund-money': ['do', 'leave'],
  'not-all-covered': ['do', 'push-again', 'leave'],
  'shipped-already': ['leave'],
  'edited-at-source': ['do', 'leave'],
  'deleted-at-source': ['do', 'push-again', 'leave'],
  'not-enough-left': ['do', 'leave'],
  'return-differs': ['leave'],
  'order-gone': ['leave'],
  refused: ['do', 'leave'],
};

export type MirrorAct = {
  id: string;
  accountId: string;
  orderId: string;
  /** The customer's order, for people. */
  orderName: string;
  pushId: string;
  /** Where it acts, and the order there by the platform's id. */
  storeId: string;
  platformOrderId: string;
  /** The other store, where its cause is. */
  causeStoreId: string;
  wish: ActWish;
  state: EffectState;
  dueAt: number | undefined;
  attempts: number;
  setbacks: number;
  misses: number;
  creatingSince: number | undefined;
  /** What it made there, by the platform's id. */
  madeId: string | undefined;
  /** A person said that it is to be done, with what is left there. */
  isAnswered: boolean;
  /** When a person answered last, ms. */
  answeredAt: number | undefined;
};

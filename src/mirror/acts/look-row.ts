/** What a look at an order needs of our rows, and how what it decides is kept. */

import type { Share } from '../../order-push/copied/shipping-share.ts';
import type { OrderPushSettings } from '../../order-push/settings.ts';
import type { ActStop, ActWish } from './act.ts';
import type { KnownAct } from './look.ts';
import type { AddedLine, SourceState } from './source-state.ts';

/** An order with the parts whose orders are at a source. */
export type OrderToLookAt = {
  accountId: string;
  orderId: string;
  orderName: string;
  storeId: string;
  storeName: string;
  /** The destination platform's order id. */
  platformOrderId: string;
  afterMark: string | null;
  /** What was owed when this was read; null where nothing is any more. */
  token: string | null;
  dueAt: number | null;
  setbacks: number;
  orderPush: Partial<OrderPushSettings>;
  parts: {
    pushId: string;
    part: number;
    sourceStoreId: string;
    sourceStoreName: string;
    sourceOrderId: string;
    sourceOrderName: string;
    sourceOrderAt: string | null;
    shippingShare: Share | null;
    refundsBefore: string[] | null;
    afterMark: string | null;
    isReplaced: boolean;
    sourceState: SourceState | null;
    lines: { lineId: string; quantity: number; shipped: number }[];
  }[];
  acts: KnownAct[];
};

/** An act as it is written first. */
export type NewAct = {
  id: string;
  pushId: string;
  /** Where it acts, and where its cause is. */
  storeId: string;
  causeStoreId: string;
  cause: string;
  wish: ActWish;
  stop: ActStop | undefined;
  /** One sentence for people, on the timeline. */
  says: string;
};

/** Units of a line at the source as just read. */
export type MadeFigures = {
  pushId: string;
  lineId: string;
  current: number;
  refunded: number;
  returned: number;
  /** Taken off before they left. */
  removed: number;
};

/** `setbacks`: failures in a row that may pass; a store that asks to wait is none. */
export type LookAgain = { dueAt: number; setbacks: number };

export type LookToSave = {
  /** When it is to be looked at again, ms, since a source did not answer; undefined where all did. */
  again?: LookAgain | undefined;
  acts: NewAct[];
  quantities: { pushId: string; lineId: string; quantity: number }[];
  moot: string[];
  /** Acts that waited for a person and are owed now. */
  unasked: string[];
  /** Acts that a person did by hand, with what is there for each. */
  joined: { actId: string; madeId: string }[];
  made: MadeFigures[];
  parts: { pushId: string; sourceState: SourceState | null; added: AddedLine[] }[];
  /** Units refunded, and coming or come back, of the customer's lines. */
  sold: { lineId: string; refunded: number; returned: number }[];
};

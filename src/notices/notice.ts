/** What people are told of: kinds, what each is about, and where they are told by default. Words: notice-words.ts. */
import type { ActStop } from '../mirror/acts/act.ts';
import type { StoreState } from '../stores/store.ts';

export const noticeKinds = [
  'new-order-received',
  'push-failed',
  'tracking-failed',
  'mirror-asks',
  'store-needs-reconnecting',
  'drift-repaired',
  'first-levels-waiting',
  'mass-zero-stop',
  'connection-requested',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice says beyond its store, order and connection, which are read by their ids; absent where a kind has none. */
export type NoticeFacts = {
  /** The source order's number (`new-order-received`). */
  sourceOrderName?: string;
  /** A failure's kind (`push-failed`, `tracking-failed`). */
  failure?: string;
  /** Why something of an order waits for a person (`mirror-asks`). */
  stop?: ActStop;
  /** How the store stands now (`store-needs-reconnecting`). */
  state?: StoreState;
  /** Numbers put right by a run, and those it could not (`drift-repaired`). */
  runId?: string;
  repaired?: number;
  left?: number;
  /** Places or links that wait for a person (`mass-zero-stop`, `first-levels-waiting`). */
  waiting?: number;
};

/** One thing that people are told of, as it is written down. */
export type NewNotice = {
  kind: NoticeKind;
  /** Whose people are told: the source store of a new order, the destination of a failed push or of an order that asks. */
  storeId: string;
  /** The other store it names. */
  otherStoreId?: string | undefined;
  orderId?: string | undefined;
  connectionId?: string | undefined;
  /** What repeats have in common: a failure's kind, why it asks; empty where the kind alone does. */
  cause: string;
  facts: NoticeFacts;
  /** Tells it from its repetitions: the same key is written once. */
  once: string;
};

/** A notice with the names as they are now. */
export type ShownNotice = {
  id: string;
  kind: NoticeKind;
  /** ms */
  at: number;
  storeId: string;
  storeName: string;
  otherStoreId: string | null;
  otherStoreName: string | null;
  orderId: string | null;
  orderName: string | null;
  connectionId: string | null;
  /** How its store stands by now; not there where nobody asked. */
  storeState?: StoreState;
  facts: NoticeFacts;
};

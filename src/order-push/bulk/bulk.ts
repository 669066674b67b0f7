/** Many orders worked through one after another: retried, pushed by hand, or looked at again (OP9, OP15). */
import type { PushStatus } from '../push-status.ts';

/** `retry`: what failed or waits of each. `push`: each by hand. `recheck`: each read and decided about anew. */
export type BulkKind = 'retry' | 'push' | 'recheck';

export type BulkState = 'running' | 'done' | 'cancelled';

/**
 * `waiting`: not begun. `working`: handed over, its outcome is not known yet. `went`: at its source, or on its way back.
 * `failed`, `stays`: see `why`. `later`: it is tried again by itself. `left`: cancelled before its turn, as it was.
 */
export type BulkOutcome = 'waiting' | 'working' | 'went' | 'failed' | 'stays' | 'later' | 'left';

export type BulkRun = {
  id: string;
  accountId: string;
  kind: BulkKind;
  /** A person, or Crossdock where a cause was mended. */
  askedBy: string;
  /** What it is about, for people: a store's name, a reason's kind, `linkResumed`; undefined where orders were chosen. */
  about: string | undefined;
  state: BulkState;
  total: number;
  startedAt: number;
  finishedAt: number | undefined;
  /** The next turn is owed at this time, ms. */
  dueAt: number | undefined;
};

/** Which orders of the Order Push page are meant: the same words as its address (db/pages/order-push-filter.ts). */
export type OrderFilter = {
  storeId?: string | undefined;
  q?: string | undefined;
  view?: PushStatus | undefined;
  /** Only those that stay or fail for this reason. */
  reason?: string | undefined;
};

/** What a run is about whose orders a paused link kept back, until it was resumed. */
export const linkResumed = 'link-resumed';

/** What a run is about whose orders other Location Groups, or a location that opened again, may let go. */
export const groupsChanged = 'groups-changed';

/** What a run is about whose orders listings that were linked may let go. */
export const listingsLinked = 'listings-linked';

/** Chosen one by one, or all that match. */
export type BulkSelection = { orderIds: string[] } | { matching: OrderFilter };

/** More than this at once is refused: narrow the list first. */
export const bulkAtMost = 5_000;

/** Orders of one run that are under way at the same time. */
export const bulkWidth = 10;

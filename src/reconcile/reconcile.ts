/** A reconcile: one run over one store, as its row keeps it between turns. Every turn may be the last of its worker. */
import type { PlatformFailureKind } from '../platforms/platform-failure.ts';
import { newId } from '../shared/ids.ts';

/**
 * `changed`: what changed at the store and in its ledgers lately. `everything`: every level the store has. `catalogue`: every
 * listing it has, imported.
 */
export type ReconcileKind = 'changed' | 'everything' | 'catalogue';

export type ReconcileState = 'running' | 'done' | 'failed' | 'cancelled';

/** In this order; `exporting` only where the store makes an export. A catalogue has steps of its own, from `counting` on. */
export type ReconcileStep =
  | 'subscriptions'
  | 'orders'
  | 'exporting'
  | 'comparing'
  | 'counting'
  | 'listing'
  | 'forgetting'
  | 'matching'
  | 'repairing'
  | 'done';

/** Where the present step goes on. */
export type Progress = {
  /** Orders and levels that changed from here on are read, ms, the store's clock as far as we know it. */
  since: number;
  /** When the reading of changed orders began, ms, ours. */
  ordersBegun?: number;
  /** Of the page to read next. */
  cursor?: string;
  exportId?: string;
  exportUrl?: string;
  /** When the levels that are compared were asked for, ms, ours: what changed later is its webhook's. */
  levelsBegun?: number;
  /** Bytes of the export that are compared. */
  offset?: number;
  /** Places of ours that showed something when comparing began, by our copies. */
  shown?: number;
  /** Places of ours that a store's levels named so far. */
  named?: number;
  /** Its levels named fewer places than we keep: those it did not name are looked for. */
  missing?: boolean;
  /** Looks at what became of the drifts so far. */
  looks?: number;
  /** Of a catalogue: connections that are still to be matched. */
  connectionIds?: string[];
};

/** What a run found and did, in numbers (RC1). */
export type ReconcileReport = {
  /** Levels of the store that were compared. */
  compared: number;
  drifted: number;
  /** Changed orders that were listed. */
  ordersRead: number;
  /** Of them, those whose webhook never came. */
  ordersFound: number;
  shipmentsFound: number;
  /** Webhooks that the store had no more, by topic. */
  subscriptionsRestored: string[];
  /** Second source orders of one push that were cancelled. */
  doubled: number;
  /** Places that differ but changed only just now: left to their webhooks and to the next run. */
  young: number;
  /** Why the store's webhooks could not be registered. */
  subscriptionsProblem?: string;
  /** Ledgers that were woken. */
  woken: number;
  /** Of a catalogue: listings read, and what became of them and their links. */
  catalogue?: { read: number; added: number; changed: number; gone: number; linked: number };
  /** Calls to the store, by what for. */
  calls: { levels: number; orders: number; subscriptions: number };
};

const emptyReport = (): ReconcileReport => ({
  compared: 0,
  drifted: 0,
  ordersRead: 0,
  ordersFound: 0,
  shipmentsFound: 0,
  subscriptionsRestored: [],
  doubled: 0,
  young: 0,
  woken: 0,
  calls: { levels: 0, orders: 0, subscriptions: 0 },
});

export type Reconcile = {
  id: string;
  accountId: string;
  storeId: string;
  kind: ReconcileKind;
  /** A person, or `Crossdock` where cron did. */
  askedBy: string;
  state: ReconcileState;
  step: ReconcileStep;
  startedAt: number;
  finishedAt: number | undefined;
  stepStartedAt: number;
  /** Rises with every turn: only the worker that took it may write what it did. */
  turn: number;
  /** Failures in a row that may pass by themselves. */
  setbacks: number;
  /** Of the present step: levels the store has written, or compared, or drifts that are settled. */
  done: number;
  total: number | undefined;
  /** The store makes no export for us: its levels are read page by page. */
  byPages: boolean;
  progress: Progress;
  report: ReconcileReport;
  problem: { kind: PlatformFailureKind | 'error'; message: string } | undefined;
  dueAt: number | undefined;
};

/** A run as it begins. */
export type NewRun = Pick<
  Reconcile,
  'id' | 'accountId' | 'storeId' | 'kind' | 'askedBy' | 'step' | 'startedAt' | 'progress' | 'report'
>;

export const beginRun = (
  of: Pick<NewRun, 'accountId' | 'storeId' | 'kind' | 'askedBy'>,
  now: number,
): NewRun => ({
  ...of,
  id: newId('rc'),
  step: of.kind === 'catalogue' ? 'counting' : 'subscriptions',
  startedAt: now,
  progress: { since: 0 },
  report: emptyReport(),
});

/** What a turn leaves: the run as it is now, and when it goes on. `dueAt` undefined: it is over. */
export type AfterTurn = Pick<
  Reconcile,
  | 'state'
  | 'step'
  | 'stepStartedAt'
  | 'setbacks'
  | 'done'
  | 'total'
  | 'byPages'
  | 'progress'
  | 'report'
  | 'problem'
  | 'dueAt'
>;

/** A run that is older than this is over, ms: whatever keeps it, the next one begins anew. */
export const runMostMs = 6 * 60 * 60_000;

/** A run whose worker does not come back within this time is taken by another, ms. */
export const turnMs = 2 * 60_000;

/**
 * Changes younger than this are left to their webhooks, ms: Shopify's own are there after 7 s in 99 of 100 cases
 * (Hookdeck's measurement over Black Friday 2024). The next run looks at them again.
 */
export const youngMs = 20_000;

/** A store's search lags, by how much nobody says: every reading of what changed begins this much before the last, ms. */
export const overlapMs = 10 * 60_000;
/** Once a night it begins this much earlier, ms. */
export const nightOverlapMs = 25 * 60 * 60_000;

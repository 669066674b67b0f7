/**
 * Units are missing at a destination and no order said why: its changed orders are read, and what they do not explain
 * was an edit (stock rule 8). One reading serves every ledger that waits for it, and goes on where its last turn ended.
 */
import type { Lane } from '../platforms/budget.ts';
import type { ChangedOrder, Platform } from '../platforms/platform.ts';
import type { PlatformFailure, PlatformFailureKind } from '../platforms/platform-failure.ts';
import type { Result } from '../shared/result.ts';
import type { LedgerPort } from './ledger-port.ts';
import {
  begin,
  isPassed,
  laneOf,
  nextTurn,
  type OrdersProgress,
  type OrdersReading,
  pass,
  putOffTurn,
  serves,
} from './orders-progress.ts';
import type { LedgerName } from './setup.ts';

export type ExplainMissingDeps = {
  ledger: (name: LedgerName) => LedgerPort;
  /** The store, asked with this urgency; `takeOrder` reads, records and charges one order. */
  openStore: (
    storeId: string,
    lane: Lane,
  ) => Promise<{
    platform: Pick<Platform, 'fetchOrdersChanged'>;
    takeOrder: (platformOrderId: string) => Promise<Result<string, PlatformFailure>>;
  }>;
  loadReading: (
    storeId: string,
  ) => Promise<{ known: OrdersReading | undefined; progress: OrdersProgress | undefined }>;
  /** Keeps where it stands, unless another turn than `turn` has it by now. @returns whether it was kept */
  saveProgress: (
    storeId: string,
    turn: number | undefined,
    progress: OrdersProgress,
  ) => Promise<boolean>;
  /** It is whole. @returns whether it was kept */
  finishReading: (storeId: string, progress: OrdersProgress) => Promise<boolean>;
  /** Those of which a reading later than the change was charged and decided about. */
  listTaken: (storeId: string, changed: readonly ChangedOrder[]) => Promise<ReadonlySet<string>>;
  /** The store's inbox reads it until that succeeds, and shows why it does not. */
  leaveToInbox: (storeId: string, changed: ChangedOrder) => Promise<void>;
  now: () => number;
};

/** `goesOnInMs`: the same is to be asked again then; undefined: its ledger comes by itself. */
export type Explained = { said: string; goesOnInMs?: number };

/** Orders read in one turn: a Worker makes some hundreds of calls at most. */
const ordersPerTurn = 25;
/** Between two turns that nothing held up, ms. */
const pauseMs = 5_000;
/** Tries of one order; then it is its store's inbox's, and the others' units wait for it no longer. */
const triesMax = 5;

/** Failures of the store and not of one order. */
const ofTheStore: ReadonlySet<PlatformFailureKind> = new Set([
  'throttled',
  'unreachable',
  'unauthorized',
  'forbidden',
  'paused',
]);

/** @param asked `since`: the store's clock, ISO 8601; `notBefore`: a reading begun earlier says nothing, ms */
export async function explainMissing(
  deps: ExplainMissingDeps,
  asked: { ledger: LedgerName; storeId: string; since: string; notBefore: number },
): Promise<Explained> {
  const { storeId } = asked;
  const wanted = { from: Date.parse(asked.since), notBefore: asked.notBefore };
  const { known, progress } = await deps.loadReading(storeId);
  if (known && serves(known, wanted)) {
    await deps.ledger(asked.ledger).ordersRead({ storeId, begun: known.begun });
    return { said: 'its orders were read already' };
  }
  const now = deps.now();
  const others = { said: 'its orders are being read' };
  if (progress && now < progress.notBefore) return others;
  const began = nextTurn(known, progress, wanted, now);
  if (!(await deps.saveProgress(storeId, progress?.turn, began))) return others;

  const end = await readOn(deps, storeId, began);
  if (end.as === 'lost') return others;
  if (end.as === 'stopped') {
    const { failure } = end;
    const left = failure
      ? putOffTurn(began, end.progress, retryAfterMs(failure), deps.now())
      : { ...end.progress, setbacks: 0, notBefore: deps.now() + pauseMs };
    if (!(await deps.saveProgress(storeId, left.turn, left))) return others;
    const said = `its orders are read up to ${left.at}: ${failure?.kind ?? 'more to come'}`;
    return { said, goesOnInMs: left.notBefore - deps.now() };
  }
  if (!(await deps.finishReading(storeId, end.progress))) return others;
  // It was begun for another ledger, too early for this one.
  if (!serves(end.progress, wanted)) return { said: 'its orders are read', goesOnInMs: pauseMs };
  await deps.ledger(asked.ledger).ordersRead({ storeId, begun: end.progress.begun });
  return { said: 'its orders are read' };
}

type End =
  | { as: 'whole'; progress: OrdersProgress }
  | { as: 'stopped'; progress: OrdersProgress; failure: PlatformFailure | undefined }
  | { as: 'lost' };

/** Reads from where it stands; every order is noted before it is read, so that a turn may end anywhere. */
async function readOn(
  deps: ExplainMissingDeps,
  storeId: string,
  began: OrdersProgress,
): Promise<End> {
  const { platform, takeOrder } = await deps.openStore(storeId, laneOf(began));
  let progress = began;
  let cursor: string | undefined;
  let read = 0;
  do {
    const page = await platform.fetchOrdersChanged(began.at, cursor);
    if (!page.ok) return { as: 'stopped', progress, failure: page.failure };
    const rows = page.value.rows.filter((row) => !isPassed(progress, row));
    const taken = await deps.listTaken(storeId, rows);
    for (const row of rows) {
      if (!taken.has(row.id)) {
        if (read === ordersPerTurn) return { as: 'stopped', progress, failure: undefined };
        read += 1;
        progress = begin(progress, row.id, deps.now());
        if (!(await deps.saveProgress(storeId, progress.turn, progress))) return { as: 'lost' };
        const failure = await readOne(deps, { storeId, row, progress, takeOrder });
        if (failure) {
          const taking = ofTheStore.has(failure.kind) ? undefined : progress.taking;
          return { as: 'stopped', progress: { ...progress, taking }, failure };
        }
      }
      progress = pass(progress, row);
    }
    const { nextCursor } = page.value;
    if (nextCursor !== undefined && nextCursor === cursor)
      return { as: 'stopped', progress, failure: sameAgain };
    cursor = nextCursor;
  } while (cursor !== undefined);
  return { as: 'whole', progress };
}

const sameAgain: PlatformFailure = {
  kind: 'unreadable-reply',
  message: 'The store gave the same page again.',
};

/** @returns why it is to be read again; undefined where it is read, or left to its store's inbox */
async function readOne(
  deps: ExplainMissingDeps,
  one: {
    storeId: string;
    row: ChangedOrder;
    progress: OrdersProgress;
    takeOrder: (platformOrderId: string) => Promise<Result<string, PlatformFailure>>;
  },
): Promise<PlatformFailure | undefined> {
  const { storeId, row, progress } = one;
  if ((progress.taking?.tries ?? 0) <= triesMax) {
    const taken = await one.takeOrder(row.id);
    if (taken.ok) return undefined;
    // Charged, and decided about later: that much is enough here.
    if (taken.failure.kind !== 'not-now') return taken.failure;
  }
  await deps.leaveToInbox(storeId, row);
  return undefined;
}

const retryAfterMs = (failure: PlatformFailure): number =>
  failure.kind === 'throttled' || failure.kind === 'paused'
    ? Math.ceil(failure.retryAfterSeconds * 1000)
    : 0;

/** Where a reading of a store's changed orders stands, kept between its turns: what was read once is not read again. */
import type { ChangedOrder } from '../platforms/platform.ts';

/** A whole reading of a store's changed orders: of those since `from` (its clock, ms), begun at `begun` (ours, ms). */
export type OrdersReading = { from: number; begun: number };

/** Orders are listed oldest change first, so that a time and the orders of that time say how far a reading has come. */
export type OrdersProgress = OrdersReading & {
  /** The change that was read last, the store's clock, ISO 8601; before the first one, where the reading starts. */
  at: string;
  /** Orders of that very time, or changed since the reading began, that are read. */
  ids: string[];
  /** The order that is being read, and how often that was begun: what ends whoever reads it is not begun for ever. */
  taking: { id: string; tries: number } | undefined;
  /** Turns in a row that came no further. */
  setbacks: number;
  /** Nobody goes on before, ms: somebody reads, or the store is left alone. */
  notBefore: number;
  /** The turn that may write this: one that lasted too long has lost it to the next. */
  turn: number;
};

/** A turn that nobody heard of for this long is over, however it ended. Twice what the calls of one order may last. */
const leaseMs = 2 * 60_000;
/** A reading nobody went on with for so long is waited for by nobody. */
const forgottenMs = 15 * 60_000;
/** What a reading begins before the end of the one before: a store's search lags, and its clock may be off a little. */
const overlapMs = 5 * 60_000;
/** Waits after turns that came no further; the first after one that did, ms. */
const ladderMs = [30_000, 60_000, 2 * 60_000, 5 * 60_000];
/** A store whose people leave us nothing for so many turns is asked like for its stock from then on. */
const setbacksInLowest = 4;

/** @returns whether a reading says all that is asked for */
export const serves = (
  reading: OrdersReading,
  asked: { from: number; notBefore: number },
): boolean => reading.from <= asked.from && reading.begun >= asked.notBefore;

/**
 * The next turn: of the reading that is under way, as long as somebody may wait for it, or of a new one. That one leaves
 * out what the last whole reading read.
 * @param asked from when on (store's clock, ms), and since when a reading may begin (ours, ms)
 */
export function nextTurn(
  known: OrdersReading | undefined,
  progress: OrdersProgress | undefined,
  asked: { from: number; notBefore: number },
  now: number,
): OrdersProgress {
  const turn = Math.max(now, (progress?.turn ?? 0) + 1);
  const held = { turn, notBefore: now + leaseMs };
  if (progress && (serves(progress, asked) || now < progress.notBefore + forgottenMs))
    return { ...progress, ...held };
  const readTo = known && known.from <= asked.from ? known.begun - overlapMs : 0;
  const start = Math.max(asked.from, readTo);
  return {
    from: known && start > asked.from ? known.from : asked.from,
    begun: now,
    at: new Date(start).toISOString(),
    ids: [],
    taking: undefined,
    setbacks: 0,
    ...held,
  };
}

/** @returns whether the order was read, or stands before those that are still to be read */
export const isPassed = (progress: OrdersProgress, { id, updatedAt }: ChangedOrder): boolean =>
  Date.parse(updatedAt) < Date.parse(progress.at) || progress.ids.includes(id);

/** The order is read. One that changed since the reading began moves nothing: older changes may be listed behind it. */
export function pass(progress: OrdersProgress, { id, updatedAt }: ChangedOrder): OrdersProgress {
  const changed = Date.parse(updatedAt);
  const comesOn = changed > Date.parse(progress.at) && changed < progress.begun;
  const passed = comesOn ? { at: updatedAt, ids: [id] } : { ids: [...progress.ids, id] };
  return { ...progress, ...passed, taking: undefined };
}

/** The order is about to be read, at this time. */
export function begin(progress: OrdersProgress, id: string, now: number): OrdersProgress {
  const tries = progress.taking?.id === id ? progress.taking.tries + 1 : 1;
  return { ...progress, taking: { id, tries }, notBefore: now + leaseMs };
}

/**
 * A turn ends early.
 * @param leastMs what the store asks for, or what the next turn waits at least
 */
export function putOffTurn(
  began: OrdersProgress,
  progress: OrdersProgress,
  leastMs: number,
  now: number,
): OrdersProgress {
  const cameOn = progress.at !== began.at || progress.ids.length !== began.ids.length;
  const setbacks = cameOn ? 0 : began.setbacks + 1;
  const wait = ladderMs[Math.min(setbacks, ladderMs.length - 1)] ?? leaseMs;
  return { ...progress, setbacks, notBefore: now + Math.max(wait, leastMs) };
}

/** How urgent the next calls are: behind everything else at first. */
export const laneOf = ({ setbacks }: OrdersProgress): 'catalogue' | 'stock' =>
  setbacks < setbacksInLowest ? 'catalogue' : 'stock';

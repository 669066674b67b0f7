/** What became of one order of a bulk run, from what its rows say by now (OP9, OP15). Pure. */
import type { EffectState } from '../../effects/effect-moves.ts';
import type { OrderDecision } from '../decisions.ts';
import type { BulkKind, BulkOutcome } from './bulk.ts';

/** A push of the order that stands, or a shipment on its way back. */
export type PresentEffect = {
  state: EffectState;
  /** ms; null where nothing is owed. */
  dueAt: number | null;
  /** When its push was written, ms. */
  since: number;
  failureKind: string | null;
};

/** One order that was handed over, as it is now. */
export type PresentOrder = {
  /** ms */
  handedAt: number;
  effects: readonly PresentEffect[];
  /** Undefined where the order is not known here yet. */
  decision: OrderDecision | null | undefined;
  /** Why it, or a line of it, stays. */
  staysFor: string | null;
  /** Why its store cannot be read at present. */
  storeWaitsFor: string | null;
  /** How its being read and decided about anew stands; a retry asks for none. */
  reading: 'waiting' | 'done' | 'failed' | undefined;
};

export type KnownOutcome = { outcome: BulkOutcome; why: string | null };

/** Without an outcome after this long it goes on by itself, ms: what is owed is owed whatever a run does. */
export const outcomeWithinMs = 2 * 60_000;

/** What is due within this time is under way, ms. */
const soonMs = 1_000;

/** @param now ms */
export function outcomeOf(kind: BulkKind, order: PresentOrder, now: number): KnownOutcome {
  const known = kind === 'retry' ? ofRetry(order, now) : ofReading(order, now);
  if (known.outcome !== 'working' || now - order.handedAt <= outcomeWithinMs) return known;
  const waits = order.effects.find(({ failureKind }) => failureKind !== null);
  return { outcome: 'later', why: waits?.failureKind ?? order.storeWaitsFor };
}

function ofRetry(order: PresentOrder, now: number): KnownOutcome {
  if (order.effects.length > 0) return ofEffects(order.effects, now);
  // Plan, switch or order said no meanwhile: its pushes are withdrawn, and deciding anew says why.
  return isBetweenDecisions(order) ? working : { outcome: 'stays', why: order.staysFor };
}

function ofReading(order: PresentOrder, now: number): KnownOutcome {
  const fresh = order.effects.filter(({ since }) => since >= order.handedAt);
  if (fresh.length > 0) return ofEffects(fresh, now);
  if (order.reading === 'failed') return { outcome: 'failed', why: order.storeWaitsFor };
  if (order.reading !== 'done') return working;
  const stands = order.effects.length > 0;
  if (stands) return order.staysFor === null ? went : { outcome: 'stays', why: order.staysFor };
  return isBetweenDecisions(order) ? working : { outcome: 'stays', why: order.staysFor };
}

function ofEffects(effects: readonly PresentEffect[], now: number): KnownOutcome {
  if (effects.some((effect) => isUnderWay(effect, now))) return working;
  const failed = effects.find(({ state }) => state === 'failed');
  if (failed) return { outcome: 'failed', why: failed.failureKind };
  const later = effects.find(({ state }) => state === 'ready');
  return later ? { outcome: 'later', why: later.failureKind } : went;
}

/** One that its store asks to wait a moment is under way too: so a run goes no faster than the store's budget. */
const isUnderWay = ({ state, dueAt, failureKind }: PresentEffect, now: number): boolean =>
  state === 'creating' ||
  (state === 'ready' && (failureKind === 'throttled' || (dueAt ?? 0) <= now + soonMs));

/** Said to be pushed, and no push of it stands: it is decided about again. */
const isBetweenDecisions = ({ decision }: PresentOrder): boolean => decision === 'pushed';

const working: KnownOutcome = { outcome: 'working', why: null };
const went: KnownOutcome = { outcome: 'went', why: null };

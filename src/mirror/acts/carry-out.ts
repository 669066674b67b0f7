/**
 * Carries out one mirror act: wins its row, reads how the other store's order stands, does what is missing, and records it.
 * All of it may be repeated: what is there is found by its note or by the order's own state, and what has an idempotency key
 * is sent with it (architecture rules 1 and 2).
 */
import {
  creatingAtLeastMs,
  decideAfterFailure,
  lookAfterMs,
  retryLadderMs,
  turnAt,
} from '../../effects/effect.ts';
import type { Address, Platform } from '../../platforms/platform.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ActStop, MirrorAct } from './act.ts';
import type { ActRow } from './act-row.ts';
import { nextStep } from './next-step.ts';
import { isSentOnce, sendReturn } from './returns/send-return.ts';
import type { Step } from './step.ts';

export type CarryOutDeps = {
  loadAct: (actId: string) => Promise<MirrorAct | undefined>;
  openPlatform: (storeId: string) => Promise<Platform>;
  row: ActRow;
  /** Where units that come back at a destination's location are put at the source, by destination location. */
  loadShelves: (act: MirrorAct) => Promise<ReadonlyMap<string, string>>;
  /** The customer's address as it is now, in the form that the source takes. */
  readAddress: (act: MirrorAct) => Promise<Result<Address | undefined, PlatformFailure>>;
  /** What was done shows in both orders: they are looked at again. */
  owesLook: (act: MirrorAct) => Promise<void>;
  /** The act that waited for this one, where there is one, has its turn. */
  runNext: (act: MirrorAct) => Promise<void>;
  /** Only a hint: the sweep finds what is owed anyway. */
  runAgain: (actId: string, at: number) => Promise<void>;
  now: () => number;
  random: () => number;
};

/** A cancel is a job at the store: whether it is done is looked at after this, ms; sent again after that long, since twice does it once. */
const jobLookMs = 2_000;
const jobMostMs = 60_000;

/** @returns what became of it, in words for logs */
export async function carryOut(deps: CarryOutDeps, actId: string): Promise<string> {
  const act = await deps.loadAct(actId);
  if (!act) return 'no such act';
  if (act.dueAt === undefined || act.dueAt > deps.now()) return `nothing owed: ${act.state}`;
  const platform = await deps.openPlatform(act.storeId);
  if (act.state === 'ready') return begin(deps, act, platform);
  if (act.state === 'creating') return lookAt(deps, act, platform);
  return `nothing owed: ${act.state}`;
}

async function begin(deps: CarryOutDeps, act: MirrorAct, platform: Platform): Promise<string> {
  const claim = await deps.row.win(act, turnAt(deps.now()));
  // Another worker has it, or one that comes before it at that order is owed: that one hands over to it.
  if (!claim) return 'not now';
  const won: MirrorAct = { ...act, state: 'creating', attempts: act.attempts + 1 };
  const step = await stepOf(deps, won, platform);
  if (!step.ok) return failed(deps, won, claim, step.failure, 'before');
  if (step.value.kind === 'done') return done(deps, won, step.value.madeId);
  if (step.value.kind === 'stop') return stopped(deps, won, step.value.stop);
  if (step.value.kind === 'wait')
    return failed(deps, won, claim, { kind: 'not-now', message: step.value.why }, 'before');
  const sent = await send(deps, won, platform, step.value);
  if (!sent.ok) return failed(deps, won, claim, sent.failure, 'create');
  if (step.value.kind !== 'cancel') return done(deps, won, sent.value);
  const lookAtMs = deps.now() + jobLookMs;
  await deps.row.recordTaken(won, lookAtMs);
  await deps.runAgain(act.id, lookAtMs);
  return 'taken: looked at again';
}

/** Its answer was lost, or the store does it in its own time. */
async function lookAt(deps: CarryOutDeps, act: MirrorAct, platform: Platform): Promise<string> {
  const step = await stepOf(deps, act, platform);
  if (!step.ok) {
    const dueAt = deps.now() + lookAfterMs[0];
    await deps.row.putOffLook(act, dueAt, step.failure);
    await deps.runAgain(act.id, dueAt);
    return `look unanswered: ${step.failure.kind}`;
  }
  if (step.value.kind === 'done') return done(deps, act, step.value.madeId);
  if (step.value.kind === 'stop') return stopped(deps, act, step.value.stop);
  const since = act.creatingSince ?? deps.now();
  if (step.value.kind === 'cancel' && deps.now() - since < jobMostMs) {
    const dueAt = deps.now() + lookAfterMs[0];
    await deps.row.recordTaken(act, dueAt);
    await deps.runAgain(act.id, dueAt);
    return 'not done yet';
  }
  // What has no key is sent again only when the call that was not heard of can no longer take effect (rule 2).
  if (isSentOnce(step.value) && deps.now() - since < creatingAtLeastMs) {
    const dueAt = nextLookAt(since, deps.now());
    await deps.row.recordTaken(act, dueAt);
    await deps.runAgain(act.id, dueAt);
    return 'not there yet';
  }
  const rung = retryLadderMs[act.setbacks];
  if (rung === undefined)
    return stopped(deps, act, 'refused', 'The store took it, and never did it.');
  const dueAt = deps.now() + (act.setbacks === 0 ? 0 : rung);
  await deps.row.sendAgain(act, dueAt);
  await deps.runAgain(act.id, dueAt);
  return 'not there: sent again';
}

const nextLookAt = (since: number, now: number): number =>
  since + (lookAfterMs.find((ms) => since + ms > now) ?? creatingAtLeastMs);

async function stepOf(
  deps: CarryOutDeps,
  act: MirrorAct,
  platform: Platform,
): Promise<Result<Step, PlatformFailure>> {
  const read = await platform.fetchAftermath(act.platformOrderId);
  if (!read.ok)
    return read.failure.kind === 'not-found' ? ok({ kind: 'stop', stop: 'order-gone' }) : read;
  const shelves =
    act.wish.kind === 'refund-source' || act.wish.kind === 'return-source'
      ? await deps.loadShelves(act)
      : new Map<string, string>();
  return ok(nextStep(act, read.value, shelves));
}

async function send(
  deps: CarryOutDeps,
  act: MirrorAct,
  platform: Platform,
  step: Exclude<Step, { kind: 'done' | 'stop' | 'wait' }>,
): Promise<Result<string | undefined, PlatformFailure>> {
  switch (step.kind) {
    case 'cancel': {
      const cancelled = await platform.cancelOrder(step.cancel);
      return cancelled.ok ? ok(undefined) : cancelled;
    }
    case 'refund': {
      const refunded = await platform.createRefund(step.draft);
      return refunded.ok ? ok(refunded.value.refundId) : refunded;
    }
    case 'return':
      return sendReturn(platform, step.move);
    case 'edit': {
      const edited = await platform.editLines(step.edit);
      return edited.ok ? ok(undefined) : edited;
    }
    case 'address': {
      const address = await deps.readAddress(act);
      if (!address.ok) return address;
      if (!address.value) return ok(undefined);
      const corrected = await platform.correctAddress({
        orderId: act.platformOrderId,
        address: address.value,
      });
      return corrected.ok ? ok(undefined) : corrected;
    }
  }
}

async function done(
  deps: CarryOutDeps,
  act: MirrorAct,
  madeId: string | undefined,
): Promise<string> {
  await deps.row.recordDone(act, madeId);
  await deps.runNext(act);
  await deps.owesLook(act);
  return 'done';
}

async function stopped(
  deps: CarryOutDeps,
  act: MirrorAct,
  stop: ActStop,
  detail?: string,
): Promise<string> {
  await deps.row.stop(act, stop, detail);
  await deps.runNext(act);
  return `asks: ${stop}`;
}

async function failed(
  deps: CarryOutDeps,
  act: MirrorAct,
  claim: string,
  failure: PlatformFailure,
  during: 'before' | 'create',
): Promise<string> {
  const after = decideAfterFailure(failure, during, act, deps.now(), deps.random());
  if (after.state === 'failed') {
    const detail = 'message' in failure ? failure.message : failure.kind;
    return stopped(deps, act, 'refused', detail);
  }
  await deps.row.setBack(act, claim, failure, after);
  await deps.runAgain(act.id, after.dueAt);
  return `${after.state} after ${failure.kind}`;
}

/**
 * Creates a push's order on the source store, exactly once (OP2; architecture rules 1 and 2). Safe to run any number
 * of times, at once or after a crash at any point: whoever wins the row may create, everybody else only looks.
 */
import { decideAfterFailure, turnAt } from '../effects/effect.ts';
import type { Platform, PlatformOrder, SourceOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { Store } from '../stores/store.ts';
import type { OrderDecision } from './decisions.ts';
import { draftSourceOrder } from './draft-source-order.ts';
import { lookForSourceOrder, survivorOf } from './look-for-source-order.ts';
import { mayPush, unitsToShip } from './may-push.ts';
import type { Push, PushRow } from './push.ts';

/** A create that was not sent within this time of winning the row is not sent at all: others may be looking by then. */
const createWithinMs = 60_000;

export type Opened = { store: Store; platform: Platform };

export type PushOrderDeps = {
  loadPush: (pushId: string) => Promise<Push | undefined>;
  openStore: (storeId: string) => Promise<Opened>;
  push: PushRow;
  /** Tells the ledgers what the source order took. */
  settle: (push: Push) => Promise<void>;
  /** Has the order decided about again, durably: units of a withdrawn push are free. */
  decideAgain: (push: Push) => Promise<void>;
  /** Asks to be run again at that time (ms); only a hint, the sweep finds what is owed anyway. */
  runAgain: (pushId: string, at: number) => Promise<void>;
  now: () => number;
  random: () => number;
};

/** @returns what became of it, in words for logs */
export async function pushOrder(deps: PushOrderDeps, pushId: string): Promise<string> {
  const push = await deps.loadPush(pushId);
  if (!push) return 'no such push';
  if (push.dueAt === undefined || push.dueAt > deps.now()) return `nothing owed: ${push.state}`;
  if (push.state === 'created') return settle(deps, push);
  if (push.state === 'withdrawn') return release(deps, push);
  const source = await deps.openStore(push.sourceStoreId);
  if (push.state === 'creating') return look(deps, push, source.platform);
  if (push.state === 'ready') return create(deps, push, source);
  return `nothing owed: ${push.state}`;
}

async function look(deps: PushOrderDeps, push: Push, source: Platform): Promise<string> {
  const seen = await lookForSourceOrder(deps, push, source);
  await deps.runAgain(push.id, seen.dueAt);
  return seen.words;
}

async function create(deps: PushOrderDeps, push: Push, source: Opened): Promise<string> {
  const destination = await deps.openStore(push.destinationStoreId);
  const order = await destination.platform.fetchOrder(push.platformOrderId);
  if (!order.ok) return setBack(deps, push, order.failure, 'before', undefined);

  const lines = linesThatGo(push, order.value);
  const may = mayPush(destination.store, order.value);
  const stopped = !may.yes && may.why !== 'placed-before-switch' ? may.why : undefined;
  if (stopped || lines.length === 0)
    return withdraw(deps, push, source.platform, stopped ?? 'nothing-left-to-ship');

  const wonAt = deps.now();
  const claim = await deps.push.win(push, lines, turnAt(wonAt));
  if (!claim) return 'another worker has it';
  const looked = await source.platform.findSourceOrders(push.reference);
  if (!looked.ok) return setBack(deps, push, looked.failure, 'before', claim);
  const found = survivorOf(looked.value);
  if (found) return keep(deps, { ...push, lines }, found, 'push-found');
  if (deps.now() - wonAt > createWithinMs) {
    const late: PlatformFailure = { kind: 'unreachable', message: 'took too long to get ready' };
    return setBack(deps, push, late, 'before', claim);
  }

  const draft = draftSourceOrder({
    order: order.value,
    reference: push.reference,
    part: push.part,
    orderUrl: destination.platform.orderUrl(push.platformOrderId),
    destination: destination.store,
    lines,
  });
  const created = await source.platform.createSourceOrder(draft);
  if (created.ok) return keep(deps, { ...push, lines }, created.value, 'push-created');
  return setBack(deps, push, created.failure, 'create', claim);
}

/** Not wanted any more. Where a create was sent in an earlier turn, a look must show first that nothing came of it. */
async function withdraw(
  deps: PushOrderDeps,
  push: Push,
  source: Platform,
  why: OrderDecision,
): Promise<string> {
  if (push.attempts > 0) {
    const looked = await source.findSourceOrders(push.reference);
    if (!looked.ok) return setBack(deps, push, looked.failure, 'before', undefined);
    const found = survivorOf(looked.value);
    if (found) return keep(deps, push, found, 'push-found');
  }
  await deps.push.withdraw(push, why);
  const withdrawn = await deps.loadPush(push.id);
  return withdrawn?.state === 'withdrawn' ? release(deps, withdrawn) : 'it took a turn meanwhile';
}

async function release(deps: PushOrderDeps, push: Push): Promise<string> {
  await deps.decideAgain(push);
  await deps.push.markSettled(push);
  return 'withdrawn';
}

/** The push's lines in the units the customer still wants of them. */
const linesThatGo = (push: Push, order: PlatformOrder): Push['lines'] =>
  push.lines.flatMap((line) => {
    const now = order.lines.find((candidate) => candidate.id === line.lineId);
    const quantity = now ? Math.min(line.quantity, unitsToShip(now)) : 0;
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });

/** @param push with the lines that went: what its row says by now */
async function keep(
  deps: PushOrderDeps,
  push: Push,
  order: SourceOrder,
  how: 'push-created' | 'push-found',
): Promise<string> {
  if (await isSettled(deps, push, order)) {
    await deps.push.recordCreated(push, order, how, { settled: true });
    return `created ${order.name}`;
  }
  await deps.push.recordCreated(push, order, how);
  const kept = await deps.loadPush(push.id);
  return kept ? settle(deps, kept) : 'no such push';
}

/** Settling may be repeated, so it goes first: then one write of the row says both. Where it fails, it stays owed there. */
async function isSettled(deps: PushOrderDeps, push: Push, order: SourceOrder): Promise<boolean> {
  try {
    await deps.settle({
      ...push,
      sourceOrderId: order.id,
      sourceOrderName: order.name,
      sourceOrderAt: order.createdAt,
      sourceRouted: order.routed,
    });
    return true;
  } catch {
    return false;
  }
}

async function settle(deps: PushOrderDeps, push: Push): Promise<string> {
  await deps.settle(push);
  await deps.push.markSettled(push);
  return `created ${push.sourceOrderName ?? ''}`.trim();
}

async function setBack(
  deps: PushOrderDeps,
  push: Push,
  failure: PlatformFailure,
  during: 'before' | 'create',
  claim: string | undefined,
): Promise<string> {
  // The store says that our reference exists: somebody created it, and a look will find it.
  const known = failure.kind === 'refused' && failure.code === 'REFERENCE_TAKEN';
  const seen: PlatformFailure = known ? { kind: 'unknown', message: failure.message } : failure;
  const after = decideAfterFailure(seen, during, push, deps.now(), deps.random());
  await deps.push.setBack(push, claim, seen, after);
  if (after.state !== 'failed') await deps.runAgain(push.id, after.dueAt);
  return `${after.state} after ${seen.kind}`;
}

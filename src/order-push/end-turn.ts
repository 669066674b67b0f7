/** How a turn at a push ends: its order is there, it failed, or it is not wanted any more. */
import { decideAfterFailure } from '../effects/effect.ts';
import type { Platform, SourceOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import type { OrderDecision } from './decisions.ts';
import { survivorOf } from './look-for-source-order.ts';
import type { Push } from './push.ts';
import type { PushOrderDeps } from './push-deps.ts';
import { recordSourceOrder } from './record-source-order.ts';
import { routingPlaces } from './routing-places.ts';
import { settlePush } from './settle-push.ts';

/** @param push with the lines that went: what its row says by now */
export async function keep(
  deps: PushOrderDeps,
  push: Push,
  order: SourceOrder,
  how: 'push-created' | 'push-found',
): Promise<string> {
  const placed = routingPlaces(push, order.routed);
  const settled = await recordSourceOrder(deps, push, { order, how, placed }, () =>
    isSettled(deps, push, order),
  );
  if (settled) return `created ${order.name}`;
  const kept = await deps.loadPush(push.id);
  return kept ? settlePush(deps, kept) : 'no such push';
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

export async function setBack(
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
/** Not wanted any more. Where a create was sent in an earlier turn, a look must show first that nothing came of it. */
export async function withdraw(
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

export async function release(deps: PushOrderDeps, push: Push): Promise<string> {
  await deps.decideAgain(push);
  await deps.push.markSettled(push);
  return 'withdrawn';
}

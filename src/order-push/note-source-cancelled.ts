/** A pushed order was cancelled at its source store: nobody will ship it, and its people must know. */
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Push } from './push.ts';

export type NoteSourceCancelledDeps = {
  loadPushByReference: (sourceStoreId: string, reference: string) => Promise<Push | undefined>;
  /** Puts it on the order's timeline, once. Cancelling the destination's order comes with RV1. */
  recordSourceCancelled: (push: Push) => Promise<void>;
  /** Its ledgers hold again what the customer still wants. */
  unsettle: (push: Push) => Promise<void>;
};

/** @returns what became of it, for the list of deliveries */
export async function noteSourceCancelled(
  deps: NoteSourceCancelledDeps,
  sourceStoreId: string,
  source: Platform,
  seen: { reference: string; platformOrderId: string },
): Promise<Result<string, PlatformFailure>> {
  const push = await deps.loadPushByReference(sourceStoreId, seen.reference);
  if (!push || (push.sourceOrderId && push.sourceOrderId !== seen.platformOrderId))
    return ok('a cancelled order that no push stands for');
  const order = await source.fetchOrder(seen.platformOrderId);
  if (!order.ok) return order.failure.kind === 'not-found' ? ok('gone from its store') : order;
  if (order.value.cancelledAt === undefined) return ok(`${order.value.name}: not cancelled`);
  await deps.unsettle(push);
  await deps.recordSourceCancelled(push);
  return ok(`${order.value.name}: cancelled at the source store`);
}

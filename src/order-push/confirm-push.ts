/** A source store's own webhook shows an order with our reference: the surest answer to an unknown create (rule 2). */
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Push } from './push.ts';
import { type RecordSourceOrderDeps, recordSourceOrder } from './record-source-order.ts';
import { placesInOrder } from './routing-places.ts';

export type ConfirmPushDeps = RecordSourceOrderDeps & {
  loadPushByReference: (sourceStoreId: string, reference: string) => Promise<Push | undefined>;
  enqueuePush: (push: Push) => Promise<void>;
  /** Two orders carry one reference: one of them is to be cancelled. */
  reportSecond: (push: Push, second: { sourceOrderId: string; name: string }) => Promise<void>;
};

/** @returns what became of it, for the list of deliveries */
export async function confirmPush(
  deps: ConfirmPushDeps,
  sourceStoreId: string,
  source: Platform,
  seen: { reference: string; platformOrderId: string },
): Promise<Result<string, PlatformFailure>> {
  const push = await deps.loadPushByReference(sourceStoreId, seen.reference);
  if (!push) return ok('an order with a reference of ours that is not known here');
  if (push.state === 'created' && push.sourceOrderId === seen.platformOrderId)
    return ok(`${push.sourceOrderName ?? 'the push'}: known`);
  const order = await source.fetchOrder(seen.platformOrderId);
  if (!order.ok) return order.failure.kind === 'not-found' ? ok('gone again') : order;
  if (order.value.sourceIdentifier !== seen.reference) return ok('not an order of ours');
  if (push.state === 'created') {
    if (order.value.cancelledAt === undefined)
      await deps.reportSecond(push, {
        sourceOrderId: seen.platformOrderId,
        name: order.value.name,
      });
    return ok(`${order.value.name}: a second order with the reference of ${push.sourceOrderName}`);
  }
  const placed = placesInOrder(order.value);
  await recordSourceOrder(deps, push, { order: order.value, how: 'push-found', placed });
  await deps.enqueuePush(push);
  return ok(`${order.value.name}: confirmed by the source store`);
}

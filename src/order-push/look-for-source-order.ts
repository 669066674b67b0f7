/** Looks for a push's order after an unknown answer; never creates (architecture rule 2). */
import { decideAfterMiss, lookAfterMs } from '../effects/effect.ts';
import type { Platform, SourceOrder } from '../platforms/platform.ts';
import type { Push, PushRow } from './push.ts';
import { type RecordSourceOrderDeps, recordSourceOrder } from './record-source-order.ts';
import { routingPlaces } from './routing-places.ts';

export type LookDeps = RecordSourceOrderDeps & {
  push: Pick<PushRow, 'recordMiss' | 'putOffLook'>;
};

/** Of several orders with one reference, the one the push points at: the oldest that is not cancelled. */
export function survivorOf(orders: SourceOrder[]): SourceOrder | undefined {
  const oldestFirst = [...orders].sort(
    (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1),
  );
  return oldestFirst.find((order) => !order.cancelled) ?? oldestFirst[0];
}

/** @returns what was seen, in words for logs, and when the row is owed next (ms); undefined where it waits for a person */
export async function lookForSourceOrder(
  deps: LookDeps,
  push: Push,
  source: Platform,
): Promise<{ words: string; dueAt: number | undefined }> {
  const looked = await source.findSourceOrders(push.reference);
  if (!looked.ok) {
    const dueAt = deps.now() + lookAfterMs[0];
    await deps.push.putOffLook(push, dueAt, looked.failure);
    return { words: `look unanswered: ${looked.failure.kind}`, dueAt };
  }
  const found = survivorOf(looked.value);
  if (found) {
    const placed = routingPlaces(push, found.routed);
    await recordSourceOrder(deps, push, { order: found, how: 'push-found', placed });
    return { words: `found ${found.name}`, dueAt: deps.now() };
  }
  const { creatingSince = deps.now(), misses, setbacks } = push;
  const after = decideAfterMiss({ creatingSince, misses, setbacks }, deps.now());
  await deps.push.recordMiss(push, after);
  if (after.state === 'failed') return { words: 'not there: given up', dueAt: undefined };
  return { words: `not seen yet: ${after.misses} misses`, dueAt: after.dueAt };
}

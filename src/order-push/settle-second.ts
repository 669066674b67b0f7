/**
 * Two live source orders carry one reference (a create whose answer was lost was carried out twice): the push points at
 * the one that stays, and the younger unshipped one is cancelled, its stock put back (architecture rule 2).
 */
import type { Platform, SourceOrder } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Push } from './push.ts';

/** A source order that was seen with the reference of another. */
export type SecondSeen = { sourceOrderId: string; name: string };

export type SettleSecondDeps = {
  /**
   * Points the push at the order that stays, and its ledgers at what that one took; where it pointed before is kept as a
   * second order, before any call.
   */
  pointAt: (push: Push, survivor: SourceOrder) => Promise<void>;
  /** `asked`: its cancel is a job at the store, done when a reading says so. `left`: a person must look, for that reason. */
  settled: (push: Push, second: SecondSeen, as: 'asked' | 'cancelled' | Left) => Promise<void>;
};

export type Left = { left: 'shipped-too' | 'refused'; why: string };

/**
 * Looks at every order with the push's reference and lets one live one remain. Safe to repeat at any point.
 * @returns how many of ours are cancelled by now, and whether one is only asked to be
 */
export async function settleSecond(
  deps: SettleSecondDeps,
  source: Platform,
  push: Push,
  seconds: readonly SecondSeen[],
): Promise<Result<{ cancelled: number; asked: number }, PlatformFailure>> {
  const found = await findAll(source, push, seconds);
  if (!found.ok) return found;
  const live = found.value.filter((order) => !order.cancelled);
  const shipped = new Set<string>();
  if (live.length > 1)
    for (const order of live) {
      const shipments = await source.fetchShipments(order.id);
      if (!shipments.ok) return shipments;
      if (shipments.value.some(({ status }) => status === 'open' || status === 'success'))
        shipped.add(order.id);
    }
  const survivor = survivorOf(push, live, shipped);
  if (survivor && survivor.id !== push.sourceOrderId) await deps.pointAt(push, survivor);
  const done = { cancelled: 0, asked: 0 };
  for (const order of found.value) {
    if (order.id === (survivor?.id ?? push.sourceOrderId)) continue;
    const second = { sourceOrderId: order.id, name: order.name };
    if (order.cancelled) {
      await deps.settled(push, second, 'cancelled');
      done.cancelled += 1;
      continue;
    }
    if (shipped.has(order.id)) {
      await deps.settled(push, second, { left: 'shipped-too', why: '' });
      continue;
    }
    const cancel = await source.cancelSourceOrder(order.id);
    if (cancel.ok) {
      await deps.settled(push, second, 'asked');
      done.asked += 1;
    } else if (cancel.failure.kind === 'refused')
      await deps.settled(push, second, { left: 'refused', why: cancel.failure.message });
    else if (cancel.failure.kind !== 'not-found') return cancel;
  }
  return ok(done);
}

/** The one that is shipped, before all the one the push stands for; else the older. */
function survivorOf(
  push: Push,
  live: readonly SourceOrder[],
  shipped: ReadonlySet<string>,
): SourceOrder | undefined {
  const gone = live.filter((order) => shipped.has(order.id));
  return gone.find((order) => order.id === push.sourceOrderId) ?? gone[0] ?? live[0];
}

/** Found by reference, and those we know of that the store's search does not show yet; the oldest first. */
async function findAll(
  source: Platform,
  push: Push,
  seconds: readonly SecondSeen[],
): Promise<Result<SourceOrder[], PlatformFailure>> {
  const looked = await source.findSourceOrders(push.reference);
  if (!looked.ok) return looked;
  const orders = [...looked.value];
  const known = [push.sourceOrderId, ...seconds.map(({ sourceOrderId }) => sourceOrderId)];
  for (const id of known) {
    if (id === undefined || orders.some((order) => order.id === id)) continue;
    const read = await source.fetchOrder(id);
    if (!read.ok && read.failure.kind === 'not-found') continue;
    if (!read.ok) return read;
    const { name, createdAt, cancelledAt } = read.value;
    orders.push({ id, name, createdAt, cancelled: cancelledAt !== undefined, routed: undefined });
  }
  return ok(
    orders.toSorted(
      (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1),
    ),
  );
}

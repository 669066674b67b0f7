/** Pushes an order by hand: the person's word is kept, then the order goes the way of every order (OP10, OP15). */
import { type NewAsk, recordAsk } from '../db/records/push-asks.ts';
import type { PlatformFailure } from '../src/platforms/platform-failure.ts';
import { fail, ok, type Result } from '../src/shared/result.ts';
import type { Store } from '../src/stores/store.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';
import { takeAgain } from './take-again.ts';

/**
 * An order that no webhook told of is read and recorded first. What a person agreed to is kept before the inbox has the
 * order, so a worker that dies between both has promised nothing.
 * @returns why the order could not be read, where it was not known; then nothing was kept
 */
export async function askForPush(
  edge: Edge,
  road: Pick<Road, 'takeOrder'>,
  store: Store,
  platformOrderId: string,
  ask: NewAsk,
): Promise<Result<'asked', PlatformFailure>> {
  const db = edge.database(store.accountId);
  const order = { storeId: store.id, platformOrderId };
  if (!(await recordAsk(db, store.accountId, order, ask))) {
    const taken = await road.takeOrder(store, platformOrderId);
    if (!taken.ok && taken.failure.kind !== 'not-now') return taken;
    if (!(await recordAsk(db, store.accountId, order, ask)))
      return fail({ kind: 'not-found', message: 'Its store does not know this order any more.' });
  }
  await takeAgain(edge, order, `crossdock/asked:${platformOrderId}:${ask.at}`);
  return ok('asked');
}

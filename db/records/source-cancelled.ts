/** Notes that a push's order was cancelled at its source store. */
import type { Push } from '../../src/order-push/push.ts';
import type { Database } from '../open.ts';
import { addEvent, storeAsActor } from './events.ts';

/** Puts on the timeline, once, that the source order was cancelled there. */
export async function recordSourceCancelled(db: Database, push: Push, now: number): Promise<void> {
  await addEvent(
    db,
    {
      orderId: push.orderId,
      accountId: push.accountId,
      kind: 'source-cancelled',
      actor: storeAsActor(push.sourceStoreId),
      detail: push.sourceOrderName,
      once: `${push.id}:source-cancelled`,
    },
    now,
  );
}

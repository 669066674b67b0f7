/** What happens around a push besides its store call: ledgers settle, an order is decided about again, a second order is told. */
import { noteSecondOrder } from '../db/records/second-orders.ts';
import type { Push } from '../src/order-push/push.ts';
import { chargeKey } from '../src/orders/charge-lines.ts';
import { tail } from '../src/shared/ids.ts';
import type { Edge } from './edge.ts';
import { inboxOf } from './inbox-of.ts';

/** Puts the order back into its store's inbox, once: the inbox does not let go of it before it is decided about. */
export async function decideAgain(edge: Edge, push: Push): Promise<void> {
  const key = `crossdock/withdrawn:${push.id}`;
  const event = {
    kind: 'order-changed',
    orderId: push.platformOrderId,
    sourceIdentifier: undefined,
  } as const;
  const kept = await edge
    .inbox(inboxOf(push.destinationStoreId, event))
    .keep(push.destinationStoreId, {
      key,
      topic: 'crossdock/withdrawn',
      event,
      triggeredAt: undefined,
    });
  if (kept === 'failed') throw new Error('The inbox could not keep a delivery');
}

/** Two orders at the source carry one reference: kept, so that it is settled whatever happens to the message. */
export async function reportSecond(
  edge: Edge,
  push: Push,
  second: { sourceOrderId: string; name: string },
): Promise<void> {
  const { accountId, sourceStoreId } = push;
  await noteSecondOrder(
    edge.database(accountId),
    { pushId: push.id, accountId, storeId: sourceStoreId, ...second },
    edge.now(),
  );
  await edge.send.reconcile([{ accountId, secondsOf: sourceStoreId }]);
}

/** Tells each line's ledger what the source order took, and where; repeating it changes nothing (ST1). */
export async function settle(edge: Edge, push: Push): Promise<void> {
  for (const line of push.lines) {
    const routed = (push.sourceRouted ?? []).filter(
      (part) => tail(part.destinationLineId) === tail(line.lineId),
    );
    const units = routed.reduce((sum, part) => sum + part.quantity, 0);
    const parts =
      units === line.quantity
        ? routed.map(({ locationId, quantity }) => ({ locationId, units: quantity }))
        : [{ locationId: undefined, units: line.quantity }];
    await ledgerOf(edge, push, line).settle({
      key: chargeKey(push.destinationShop, line.lineId),
      reference: push.reference,
      at: push.sourceOrderAt ?? new Date(edge.now()).toISOString(),
      parts,
    });
  }
}

/** Its source order is cancelled: what the customer still wants of its lines is held again (stock rule 3). */
export async function unsettle(edge: Edge, push: Push): Promise<void> {
  for (const line of push.lines) await ledgerOf(edge, push, line).unsettle(push.reference);
}

const ledgerOf = (edge: Edge, push: Push, line: Push['lines'][number]) =>
  edge.ledger({ sourceStoreId: push.sourceStoreId, inventoryItemId: line.sourceInventoryItemId });

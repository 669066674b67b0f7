/** Cancels an order (Shopify: orderCancel, a job), unless something of it has left. */
import { fail, ok } from '../../shared/result.ts';
import type { OrderCancel } from '../aftermath.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { cancelOrder as cancelOperation, cancelState } from './generated/operations.ts';
import type { FulfillmentStatus } from './generated/types.ts';
import { gone, neither, refusalOf } from './refusal.ts';

/** Read by the store's staff. */
const secondOrderNote =
  'Cancelled by Crossdock: a second order with the same reference. The first one stands; the stock was put back.';

/** Shopify's limit for the staff's note (description of orderCancel). */
const noteLength = 255;

/** Shipments that never left, or were taken back. */
const notLeft: ReadonlySet<FulfillmentStatus> = new Set(['CANCELLED', 'ERROR', 'FAILURE']);

/** Whether one of these shipments stands. */
export const hasLeft = (shipments: { status: FulfillmentStatus }[]): boolean =>
  shipments.some(({ status }) => !notLeft.has(status));

/** Cancels an order of ours that no push stands for, as cancelOrder does: nobody is told, no money goes back. */
export async function cancelSourceOrder(
  client: ShopifyClient,
  orderId: string,
): Answer<{ cancelled: true }> {
  const quietly = { restock: true, refund: false, notifyCustomer: false };
  const asked = await cancelOrder(client, { orderId, ...quietly, note: secondOrderNote });
  return asked.ok ? ok({ cancelled: true }) : asked;
}

/**
 * Whether Shopify cancels an order that is partly shipped, it does not say; so that is read first and refused here.
 * @returns `refused` with SHIPPED, or in Shopify's word; ok where it was cancelled before
 */
export async function cancelOrder(
  client: ShopifyClient,
  { orderId, restock, refund, notifyCustomer, note }: OrderCancel,
): Answer<{ asked: true }> {
  const before = await stateOf(client, orderId);
  if (!before.ok) return before;
  if (before.value === 'cancelled') return ok({ asked: true });
  if (before.value === 'shipped')
    return fail({
      kind: 'refused',
      code: 'SHIPPED',
      message: 'Something of this order was shipped already.',
    });
  const staffNote = note.slice(0, noteLength);
  const answer = await client.send(
    cancelOperation,
    { orderId, restock, refund, notifyCustomer, staffNote },
    'orders',
  );
  if (!answer.ok) return answer;
  const payload = answer.value.orderCancel;
  const refusal = refusalOf(payload?.orderCancelUserErrors ?? []);
  if (!refusal) return payload?.job ? ok({ asked: true }) : neither('a cancellation');
  // Somebody else may have cancelled it meanwhile; Shopify has no code of its own for that.
  const after = await stateOf(client, orderId);
  return after.ok && after.value === 'cancelled' ? ok({ asked: true }) : fail(refusal);
}

async function stateOf(
  client: ShopifyClient,
  orderId: string,
): Answer<'cancelled' | 'shipped' | 'open'> {
  const answer = await client.send(cancelState, { orderId }, 'orders');
  if (!answer.ok) return answer;
  const { order } = answer.value;
  if (!order) return gone('order');
  if (order.cancelledAt !== null) return ok('cancelled');
  return ok(hasLeft(order.fulfillments) ? 'shipped' : 'open');
}

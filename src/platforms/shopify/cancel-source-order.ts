/** Cancels an order of ours that no push stands for (Shopify: orderCancel, a job), unless something of it has left. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { cancelOrder, cancelState } from './generated/operations.ts';
import { gone, neither, refusalOf } from './refusal.ts';

/** Read by the store's staff; 255 characters at most. */
const staffNote =
  'Cancelled by Crossdock: a second order with the same reference. The first one stands; the stock was put back.';

/** Shipments that never left, or were taken back. */
const notLeft: ReadonlySet<string> = new Set(['CANCELLED', 'ERROR', 'FAILURE']);

/**
 * Whether Shopify cancels an order that is partly shipped, it does not say; so that is read first and refused here.
 * @returns `refused` with SHIPPED, or in Shopify's word; ok where it was cancelled before
 */
export async function cancelSourceOrder(
  client: ShopifyClient,
  orderId: string,
): Answer<{ cancelled: true }> {
  const before = await stateOf(client, orderId);
  if (!before.ok) return before;
  if (before.value === 'cancelled') return ok({ cancelled: true });
  if (before.value === 'shipped')
    return fail({
      kind: 'refused',
      code: 'SHIPPED',
      message: 'Something of this order was shipped already.',
    });
  const answer = await client.send(cancelOrder, { orderId, staffNote }, 'orders');
  if (!answer.ok) return answer;
  const payload = answer.value.orderCancel;
  const refusal = refusalOf(payload?.orderCancelUserErrors ?? []);
  if (!refusal) return payload?.job ? ok({ cancelled: true }) : neither('a cancellation');
  // Somebody else may have cancelled it meanwhile; Shopify has no code of its own for that.
  const after = await stateOf(client, orderId);
  return after.ok && after.value === 'cancelled' ? ok({ cancelled: true }) : fail(refusal);
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
  return ok(order.fulfillments.every(({ status }) => notLeft.has(status)) ? 'open' : 'shipped');
}

/** Reads one order whole: its first page, and the rest of its lines and of what is to ship. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer, PlatformOrder } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { orderLines, order as orderOperation } from './generated/operations.ts';
import { mapOrder } from './map-order.ts';
import { readAllRows } from './pages.ts';
import { gone } from './refusal.ts';
import { readGroups } from './shippable.ts';

/** An order edited while its pages are read is read again, this often. */
const readings = 3;

export async function fetchOrder(client: ShopifyClient, orderId: string): Answer<PlatformOrder> {
  for (let reading = 0; reading < readings; reading += 1) {
    const read = await readOnce(client, orderId);
    if (!read.ok) return read;
    if (read.value !== 'changed-meanwhile') return ok(read.value);
  }
  return fail({ kind: 'not-now', message: 'The order kept changing while it was read.' });
}

async function readOnce(
  client: ShopifyClient,
  orderId: string,
): Answer<PlatformOrder | 'changed-meanwhile'> {
  const first = await client.send(orderOperation, { id: orderId }, 'orders');
  if (!first.ok) return first;
  const { order } = first.value;
  if (!order) return gone('order');
  let changed = false;
  const lines = await readAllRows(order.lineItems, async (after) => {
    const next = await client.send(orderLines, { id: orderId, after }, 'orders');
    if (!next.ok) return next;
    if (!next.value.order) return gone('order');
    changed ||= next.value.order.updatedAt !== order.updatedAt;
    return ok(next.value.order.lineItems);
  });
  if (!lines.ok) return lines;
  if (changed) return ok('changed-meanwhile');
  const groups = await readGroups(client, orderId, order.fulfillmentOrders, 'orders');
  if (!groups.ok) return groups;
  return ok(mapOrder(order, lines.value, groups.value));
}

/** Reads what became of an order since it was placed: all its lines, refunds and returns. */
import { fail, ok } from '../../shared/result.ts';
import type { OrderAftermath } from '../aftermath.ts';
import type { Answer } from '../platform.ts';
import { hasLeft } from './cancel-order.ts';
import type { ShopifyClient } from './client.ts';
import {
  aftermathLines,
  aftermath as aftermathOperation,
  orderShipmentIds,
} from './generated/operations.ts';
import type { AftermathQuery } from './generated/types.ts';
import { mapAftermath } from './map-aftermath.ts';
import { readAllRows } from './pages.ts';
import { readRefunds } from './read-refunds.ts';
import { type ReadReturn, readReturns } from './read-returns.ts';
import { gone } from './refusal.ts';

/** An order that changes while its pages are read is read again, this often. */
const readings = 3;

/** As many shipments as the operation Aftermath reads. */
const fewShipments = 20;

type ReadOrder = NonNullable<AftermathQuery['order']>;

/**
 * Returns take a right of their own (read_returns): a token that lacks it is answered without them.
 * @returns `not-now` where the order kept changing while it was read
 */
export async function fetchAftermath(
  client: ShopifyClient,
  orderId: string,
): Answer<OrderAftermath> {
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
): Answer<OrderAftermath | 'changed-meanwhile'> {
  const first = await readFirst(client, orderId);
  if (!first.ok) return first;
  const order = first.value;
  let changed = false;
  const watch = (updatedAt: string) => {
    changed ||= updatedAt !== order.updatedAt;
  };
  const lines = await readAllRows(order.lineItems, async (after) => {
    const next = await client.send(aftermathLines, { id: orderId, after }, 'orders');
    if (!next.ok) return next;
    if (!next.value.order) return gone('order');
    watch(next.value.order.updatedAt);
    return ok(next.value.order.lineItems);
  });
  if (!lines.ok) return lines;
  const refunds = await readRefunds(client, orderId, order.refunds, watch);
  if (!refunds.ok) return refunds;
  const returns = await returnsOf(client, order, watch);
  if (!returns.ok) return returns;
  const hasShipped = await shippedOf(client, order);
  if (!hasShipped.ok) return hasShipped;
  if (changed) return ok('changed-meanwhile');
  return ok(
    mapAftermath(order, {
      lines: lines.value,
      refunds: refunds.value,
      returns: returns.value,
      hasShipped: hasShipped.value,
    }),
  );
}

/** A field that the token may not read spoils the whole answer, so it is asked for once more without. */
async function readFirst(client: ShopifyClient, id: string): Answer<ReadOrder> {
  const whole = await client.send(aftermathOperation, { id, withReturns: true }, 'orders');
  const isRefusedRight = !whole.ok && whole.failure.kind === 'forbidden';
  const without = isRefusedRight
    ? await client.send(aftermathOperation, { id, withReturns: false }, 'orders')
    : whole;
  // Where the store lets us read nothing at all, the first answer says why.
  if (!without.ok) return whole.ok ? without : whole;
  return without.value.order ? ok(without.value.order) : gone('order');
}

async function returnsOf(
  client: ShopifyClient,
  { id, returns }: ReadOrder,
  watch: (updatedAt: string) => void,
): Answer<ReadReturn[]> {
  return returns ? readReturns(client, id, returns, watch) : ok([]);
}

/** Shipments are a list without cursors: where the first may not be all and none of them stands, every one is asked. */
async function shippedOf(client: ShopifyClient, { id, fulfillments }: ReadOrder): Answer<boolean> {
  if (fulfillments.length < fewShipments || hasLeft(fulfillments)) return ok(hasLeft(fulfillments));
  const every = await client.send(orderShipmentIds, { orderId: id }, 'orders');
  if (!every.ok) return every;
  return every.value.order ? ok(hasLeft(every.value.order.fulfillments)) : gone('order');
}

/** Reads what can still be shipped on an order, as Shopify groups it: fulfillment orders. */
import { ok } from '../../shared/result.ts';
import type { Lane } from '../budget.ts';
import type { Answer, ShippableGroup } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { orderOfGroup, shippableGroups, shippableLines } from './generated/operations.ts';
import type { FulfillmentOrderStatus, ShippableFragment } from './generated/types.ts';
import { type Connection, readAllRows } from './pages.ts';
import { gone } from './refusal.ts';

/** The others are over: shipped, cancelled, or replaced by a new group. */
const alive: ReadonlySet<FulfillmentOrderStatus> = new Set([
  'OPEN',
  'IN_PROGRESS',
  'ON_HOLD',
  'SCHEDULED',
]);

export async function fetchShippable(
  client: ShopifyClient,
  orderId: string,
): Answer<ShippableGroup[]> {
  const first = await client.send(shippableGroups, { id: orderId }, 'tracking');
  if (!first.ok) return first;
  if (!first.value.order) return gone('order');
  const groups = await readGroups(client, orderId, first.value.order.fulfillmentOrders, 'tracking');
  return groups.ok ? ok(groups.value.map(({ group }) => group)) : groups;
}

/** A group names its order, a webhook about it does not. */
export async function fetchOrderOfGroup(
  client: ShopifyClient,
  groupId: string,
): Answer<{ orderId: string }> {
  const answer = await client.send(orderOfGroup, { groupId }, 'orders');
  if (!answer.ok) return answer;
  const { fulfillmentOrder } = answer.value;
  return fulfillmentOrder ? ok({ orderId: fulfillmentOrder.orderId }) : gone('fulfillment order');
}

/** A group, and what only the order's own reading says of it. */
export type ReadGroup = {
  group: ShippableGroup;
  onHold: boolean;
  /** The customer fetches it, or the store brings it. A pick-up point of a carrier is shipped to. */
  pickup: boolean;
};

/**
 * Completes the first page of an order's groups, and every group's lines.
 * @returns only groups that are not over
 */
export async function readGroups(
  client: ShopifyClient,
  orderId: string,
  first: Connection<ShippableFragment>,
  lane: Lane,
): Answer<ReadGroup[]> {
  const groups = await readAllRows(first, async (after) => {
    const next = await client.send(shippableGroups, { id: orderId, after }, lane);
    if (!next.ok) return next;
    return next.value.order ? ok(next.value.order.fulfillmentOrders) : gone('order');
  });
  if (!groups.ok) return groups;
  const read: ReadGroup[] = [];
  for (const group of groups.value) {
    if (!alive.has(group.status)) continue;
    const lines = await readAllRows(group.lineItems, async (after) => {
      const next = await client.send(shippableLines, { groupId: group.id, after }, lane);
      if (!next.ok) return next;
      return next.value.fulfillmentOrder
        ? ok(next.value.fulfillmentOrder.lineItems)
        : gone('shippable group');
    });
    if (!lines.ok) return lines;
    read.push({
      group: groupOf(group, lines.value),
      onHold: group.status === 'ON_HOLD',
      pickup: isPickup(group),
    });
  }
  return ok(read);
}

const isPickup = ({ deliveryMethod }: ShippableFragment): boolean =>
  deliveryMethod?.methodType === 'PICK_UP' || deliveryMethod?.methodType === 'LOCAL';

function groupOf(
  group: ShippableFragment,
  lines: ShippableFragment['lineItems']['nodes'],
): ShippableGroup {
  const closedReason = closedReasonOf(group);
  return {
    id: group.id,
    locationId: group.assignedLocation.location?.id,
    open: closedReason === undefined,
    closedReason,
    lines: lines.map(({ id, lineItem, remainingQuantity }) => ({
      groupLineId: id,
      lineId: lineItem.id,
      remaining: remainingQuantity,
    })),
  };
}

function closedReasonOf({
  status,
  supportedActions,
  fulfillmentHolds,
}: ShippableFragment): string | undefined {
  const takesShipment = supportedActions.some(({ action }) => action === 'CREATE_FULFILLMENT');
  if ((status === 'OPEN' || status === 'IN_PROGRESS') && takesShipment) return undefined;
  return [status, ...fulfillmentHolds.map(({ reason }) => reason)].join(': ');
}

/** Has another location ship a group of an order (Shopify: fulfillmentOrderMove). */
import { fail, ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { groupState, moveGroup } from './generated/operations.ts';
import { gone, neither, refusalOf } from './refusal.ts';

type Moved = Answer<{ moved: true; groupId: string }>;

/**
 * Shopify moves no group that is closed, whose progress was reported, or whose items the location does not stock
 * (description of fulfillmentOrderMove); all but one of these refusals have no code.
 * @param lines units by line of the group; all that is left to ship where absent
 * @returns the group at the location: the same one, or a new one where part of it stayed or was shipped
 */
export async function moveShippable(
  client: ShopifyClient,
  groupId: string,
  locationId: string,
  lines: { groupLineId: string; quantity: number }[] | undefined,
): Moved {
  const before = await isThere(client, groupId, locationId);
  if (!before.ok) return before;
  if (before.value) return ok({ moved: true, groupId });
  const answer = await client.send(
    moveGroup,
    {
      groupId,
      locationId,
      lines: lines?.map(({ groupLineId: id, quantity }) => ({ id, quantity })),
    },
    'orders',
  );
  if (!answer.ok) return answer;
  const payload = answer.value.fulfillmentOrderMove;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (!refusal)
    return payload?.movedFulfillmentOrder
      ? ok({ moved: true, groupId: payload.movedFulfillmentOrder.id })
      : neither('a moved group');
  // Somebody else may have moved it meanwhile.
  const after = await isThere(client, groupId, locationId);
  return after.ok && after.value ? ok({ moved: true, groupId }) : fail(refusal);
}

/** Whether what is left of the group is shipped from that location already. */
async function isThere(
  client: ShopifyClient,
  groupId: string,
  locationId: string,
): Answer<boolean> {
  const answer = await client.send(groupState, { groupId }, 'orders');
  if (!answer.ok) return answer;
  const { fulfillmentOrder } = answer.value;
  if (!fulfillmentOrder) return gone('fulfillment order');
  return ok(fulfillmentOrder.assignedLocation.location?.id === locationId);
}

/** Creates the source order (Shopify: orderCreate). Sent once; it has no idempotency key, so lost means `unknown`. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer, SourceOrder, SourceOrderDraft } from '../platform.ts';
import { addressRefusalOf } from './address-refusal.ts';
import type { ShopifyClient } from './client.ts';
import { createOptions, draftToInput } from './draft-to-input.ts';
import { sourceOrderOf } from './find-source-orders.ts';
import { createSourceOrder as createOperation } from './generated/operations.ts';
import type { CreateSourceOrderMutation } from './generated/types.ts';
import { destinationLineOf } from './line-mark.ts';
import { referenceField } from './reference-field.ts';
import { neither, refusalOf, type UserError } from './refusal.ts';

/** Letters of the reference's hash in the tag; for people, nothing depends on it. */
const tagHashLength = 12;

/** @param now ms */
export async function createSourceOrder(
  client: ShopifyClient,
  draft: SourceOrderDraft,
  now: number,
): Answer<SourceOrder> {
  const input = draftToInput(draft, await tagOf(draft.reference), now);
  if (!input)
    return fail({
      kind: 'refused',
      code: 'AMOUNT_INVALID',
      message: 'A price of the order is not an amount. Nothing was sent.',
    });
  const created = await client.send(
    createOperation,
    { order: input, options: createOptions(draft) },
    'orders',
  );
  if (!created.ok) return created;
  const payload = created.value.orderCreate;
  const userErrors = payload?.userErrors ?? [];
  const refusal = refusalOf(userErrors);
  if (refusal?.code === 'INVENTORY_CLAIM_FAILED')
    return fail({ kind: 'too-few', message: refusal.message });
  const refusedAddress = addressRefusalOf(userErrors);
  if (refusedAddress) return fail(refusedAddress);
  if (refusal)
    return fail(userErrors.some(saysTaken) ? { ...refusal, code: 'REFERENCE_TAKEN' } : refusal);
  if (!payload?.order) return neither('an order');
  return ok({ ...sourceOrderOf(payload.order), routed: routedOf(payload.order.fulfillmentOrders) });
}

/** Where the store routed the lines of the order it has just made; not known where it has not, or says only a part. */
function routedOf({ nodes, pageInfo }: CreatedGroups): SourceOrder['routed'] {
  const isWhole =
    !pageInfo.hasNextPage && nodes.every((group) => !group.lineItems.pageInfo.hasNextPage);
  if (!isWhole || nodes.length === 0) return undefined;
  const routed: NonNullable<SourceOrder['routed']> = [];
  for (const group of nodes) {
    const locationId = group.assignedLocation.location?.id;
    for (const { totalQuantity, lineItem } of group.lineItems.nodes) {
      const destinationLineId = destinationLineOf(lineItem.customAttributes);
      if (locationId === undefined || destinationLineId === undefined) return undefined;
      routed.push({ destinationLineId, locationId, quantity: totalQuantity });
    }
  }
  return routed;
}

type CreatedGroups = NonNullable<
  NonNullable<CreateSourceOrderMutation['orderCreate']>['order']
>['fulfillmentOrders'];

/** Shopify has no code of its own for a metafield value that another order holds. */
const saysTaken = ({ code, field, message }: UserError): boolean =>
  (field?.includes('metafields') ||
    message.includes(referenceField.key) ||
    /metafield/i.test(message)) &&
  (code === 'TAKEN' || /\b(taken|unique|already)\b/i.test(message));

async function tagOf(reference: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(reference));
  const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `crossdock-${hex.slice(0, tagHashLength)}`;
}

/** Says that units of a return came back, and where they were put (Shopify: returnProcess); no money moves by it. */
import { fail, ok } from '../../shared/result.ts';
import type { ReturnedUnits } from '../aftermath.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { expectedUnits, processReturn as processOperation } from './generated/operations.ts';
import type {
  ExpectedUnitsQuery,
  ReturnProcessReturnLineItemInput,
  ReverseFulfillmentOrderDisposeInput,
} from './generated/types.ts';
import { gone, neither, refusalOf } from './refusal.ts';

/** @returns `refused` with NOT_EXPECTED where fewer units of a line are still to be put on a shelf (nothing was sent) */
export async function processReturn(
  client: ShopifyClient,
  { returnId, lines }: ReturnedUnits,
): Answer<{ processed: true }> {
  const read = await client.send(expectedUnits, { returnId }, 'orders');
  if (!read.ok) return read;
  if (!read.value.return) return gone('return');
  const returnLineItems = disposed(read.value.return, lines);
  if (!returnLineItems)
    return fail({
      kind: 'refused',
      code: 'NOT_EXPECTED',
      message: 'The store expects fewer units of a line of this return.',
    });
  const answer = await client.send(
    processOperation,
    { processed: { returnId, returnLineItems, notifyCustomer: false } },
    'orders',
  );
  if (!answer.ok) return answer;
  const payload = answer.value.returnProcess;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(refusal);
  return payload?.return ? ok({ processed: true }) : neither('a processed return');
}

/** Units that go back on a shelf have to be expected somewhere; for others it is enough that they are. */
function disposed(
  expected: NonNullable<ExpectedUnitsQuery['return']>,
  lines: ReturnedUnits['lines'],
): ReturnProcessReturnLineItemInput[] | undefined {
  const free = expected.reverseFulfillmentOrders.nodes
    .flatMap(({ lineItems }) => lineItems.nodes)
    .map(({ id, totalQuantity, fulfillmentLineItem, dispositions }) => ({
      id,
      shippedLineId: fulfillmentLineItem?.id,
      quantity: dispositions.reduce((left, { quantity }) => left - quantity, totalQuantity),
    }));
  const shipped = new Map(
    expected.returnLineItems.nodes.map((line) => [
      line.id,
      'fulfillmentLineItem' in line ? line.fulfillmentLineItem.id : undefined,
    ]),
  );
  const inputs: ReturnProcessReturnLineItemInput[] = [];
  for (const { returnLineId, quantity, restockAt } of lines) {
    const shippedLineId = shipped.get(returnLineId);
    const dispositions: ReverseFulfillmentOrderDisposeInput[] = [];
    let left = quantity;
    for (const units of free) {
      const part = units.shippedLineId === shippedLineId ? Math.min(left, units.quantity) : 0;
      if (shippedLineId === undefined || part <= 0) continue;
      left -= part;
      units.quantity -= part;
      dispositions.push({
        reverseFulfillmentOrderLineItemId: units.id,
        quantity: part,
        ...(restockAt === undefined
          ? { dispositionType: 'NOT_RESTOCKED' }
          : { dispositionType: 'RESTOCKED', locationId: restockAt }),
      });
    }
    if (left > 0 && restockAt !== undefined) return undefined;
    inputs.push({
      id: returnLineId,
      quantity,
      ...(dispositions.length > 0 && { dispositions }),
    });
  }
  return inputs;
}

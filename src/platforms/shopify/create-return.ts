/** Begins a return of shipped units (Shopify: returnCreate, or returnRequest where the merchant is to approve it). */
import { fail, ok } from '../../shared/result.ts';
import type { ReturnDraft } from '../aftermath.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import {
  createReturn as createOperation,
  requestReturn,
  returnableLines,
  returnableUnits,
  returnReasons,
} from './generated/operations.ts';
import type { ReturnableLineFragment } from './generated/types.ts';
import { readAllRows } from './pages.ts';
import { gone, neither, refusalOf } from './refusal.ts';

/** Shopify's limits: the staff's note of a reason, and the customer's (descriptions of the two inputs). */
const reasonNoteLength = 255;
const customerNoteLength = 300;

/** The reason of a line whose own this store has not got. */
const otherReason = 'other';

/** @returns `refused` with NOT_RETURNABLE where fewer units of a line were shipped and can still come back (nothing was sent) */
export async function createReturn(
  client: ShopifyClient,
  { orderId, state, lines }: ReturnDraft,
): Answer<{ returnId: string }> {
  const returnable = await readReturnable(client, orderId);
  if (!returnable.ok) return returnable;
  const reasons = await reasonIds(client, [...new Set(lines.map(({ reason }) => reason))]);
  if (!reasons.ok) return reasons;
  const chosen = chooseUnits(returnable.value, lines);
  if (!chosen)
    return fail({
      kind: 'refused',
      code: 'NOT_RETURNABLE',
      message: 'Fewer units of a line were shipped and can still come back.',
    });
  const units = chosen.map(({ line, shippedLineId, quantity }) => ({
    note: line.note,
    input: {
      fulfillmentLineItemId: shippedLineId,
      quantity,
      returnReasonDefinitionId: reasons.value.get(line.reason) ?? reasons.value.get(otherReason),
    },
  }));
  const answer =
    state === 'open'
      ? await client.send(
          createOperation,
          {
            return: {
              orderId,
              returnLineItems: units.map(({ input, note }) => ({
                ...input,
                returnReasonNote: note.slice(0, reasonNoteLength),
              })),
            },
          },
          'orders',
        )
      : await client.send(
          requestReturn,
          {
            return: {
              orderId,
              returnLineItems: units.map(({ input, note }) => ({
                ...input,
                customerNote: note.slice(0, customerNoteLength),
              })),
            },
          },
          'orders',
        );
  if (!answer.ok) return answer;
  const payload =
    'returnCreate' in answer.value ? answer.value.returnCreate : answer.value.returnRequest;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(refusal);
  return payload?.return ? ok({ returnId: payload.return.id }) : neither('a return');
}

/** Lines of shipments of which units can still come back. */
async function readReturnable(
  client: ShopifyClient,
  orderId: string,
): Answer<ReturnableLineFragment[]> {
  const page = async (after?: string) => {
    const read = await client.send(returnableUnits, { orderId, after }, 'orders');
    return read.ok ? ok(read.value.returnableFulfillments) : read;
  };
  const first = await page();
  if (!first.ok) return first;
  const shipments = await readAllRows(first.value, page);
  if (!shipments.ok) return shipments;
  const units: ReturnableLineFragment[] = [];
  for (const { id, returnableFulfillmentLineItems } of shipments.value) {
    const lines = await readAllRows(returnableFulfillmentLineItems, async (after) => {
      const next = await client.send(returnableLines, { id, after }, 'orders');
      if (!next.ok) return next;
      return next.value.returnableFulfillment
        ? ok(next.value.returnableFulfillment.returnableFulfillmentLineItems)
        : gone('returnable shipment');
    });
    if (!lines.ok) return lines;
    units.push(...lines.value);
  }
  return ok(units);
}

/** A reason's handle is the same at every store, its id need not be (description of ReturnReasonDefinition). */
async function reasonIds(client: ShopifyClient, handles: string[]): Answer<Map<string, string>> {
  const wanted = [...handles.filter((handle) => handle !== ''), otherReason];
  const read = await client.send(returnReasons, { handles: wanted }, 'orders');
  if (!read.ok) return read;
  return ok(
    new Map(read.value.returnReasonDefinitions.nodes.map(({ id, handle }) => [handle, id])),
  );
}

type Chosen = { line: ReturnDraft['lines'][number]; shippedLineId: string; quantity: number };

/** Takes the units of each line from one shipment after another; undefined where there are too few. */
function chooseUnits(
  returnable: ReturnableLineFragment[],
  lines: ReturnDraft['lines'],
): Chosen[] | undefined {
  const free = returnable.map(({ quantity, fulfillmentLineItem }) => ({
    shippedLineId: fulfillmentLineItem.id,
    lineId: fulfillmentLineItem.lineItem.id,
    quantity,
  }));
  const chosen: Chosen[] = [];
  for (const line of lines) {
    let left = line.quantity;
    for (const units of free) {
      const quantity = units.lineId === line.lineId ? Math.min(left, units.quantity) : 0;
      if (quantity <= 0) continue;
      left -= quantity;
      units.quantity -= quantity;
      chosen.push({ line, shippedLineId: units.shippedLineId, quantity });
    }
    if (left > 0) return undefined;
  }
  return chosen;
}

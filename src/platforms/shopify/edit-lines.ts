/** Sets how many units lines of an order have (Shopify: an order edit, staged line by line and committed at once). */
import { fail, ok } from '../../shared/result.ts';
import type { LineEdit } from '../aftermath.ts';
import type { Answer } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { ShopifyClient } from './client.ts';
import { beginEdit, commitEdit, stageQuantity } from './generated/operations.ts';
import type { BeginEditMutation } from './generated/types.ts';
import { neither, refusalOf } from './refusal.ts';

/**
 * Lines that have their units already are left out; where none is left nothing is committed. Nothing happens to the
 * order before the commit, so only its answer can be `unknown`.
 * @returns `refused` with NO_SUCH_LINE where the order has not got a line (among its first 250)
 */
export async function editLines(
  client: ShopifyClient,
  { orderId, lines, note }: LineEdit,
): Answer<{ edited: true }> {
  const begun = await begin(client, orderId);
  if (!begun.ok) return begun;
  const staged: { lineId: string; quantity: number }[] = [];
  for (const { lineId, quantity } of lines) {
    const line = lineOf(begun.value, lineId);
    if (!line)
      return fail({
        kind: 'refused',
        code: 'NO_SUCH_LINE',
        message: 'The order has no such line that could be edited.',
      });
    // Whatever Shopify counts as the quantity of a staged line, it moves by as many units as ours does.
    const change = quantity - line.left;
    if (change !== 0) staged.push({ lineId: line.editedId, quantity: line.staged + change });
  }
  if (staged.length === 0) return ok({ edited: true });
  for (const line of staged) {
    const answer = await client.send(stageQuantity, { editId: begun.value.id, ...line }, 'orders');
    if (!answer.ok) return fail(harmless(answer.failure));
    const refusal = refusalOf(answer.value.orderEditSetQuantity?.userErrors ?? []);
    if (refusal) return fail(refusal);
  }
  const committed = await client.send(
    commitEdit,
    { editId: begun.value.id, staffNote: note },
    'orders',
  );
  if (!committed.ok) return committed;
  const payload = committed.value.orderEditCommit;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(refusal);
  return payload?.order ? ok({ edited: true }) : neither('an edited order');
}

type Edit = NonNullable<NonNullable<BeginEditMutation['orderEditBegin']>['calculatedOrder']>;

async function begin(client: ShopifyClient, orderId: string): Answer<Edit> {
  const answer = await client.send(beginEdit, { orderId }, 'orders');
  if (!answer.ok) return fail(harmless(answer.failure));
  const payload = answer.value.orderEditBegin;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(refusal);
  if (payload?.calculatedOrder) return ok(payload.calculatedOrder);
  return fail({ kind: 'not-now', message: 'The store answered neither an edit nor an error.' });
}

/** An edit that is not committed does nothing, whatever became of the call. */
const harmless = (failure: PlatformFailure): PlatformFailure =>
  failure.kind === 'unknown' ? { kind: 'not-now', message: failure.message } : failure;

/** A line and its copy in the edit: their ids end in the same number (shopify.dev, edit existing orders). */
function lineOf({ lineItems, originalOrder }: Edit, lineId: string) {
  const line = originalOrder.lineItems.nodes.find(({ id }) => id === lineId);
  const edited = lineItems.nodes.find(({ id }) => numberOf(id) === numberOf(lineId));
  return (
    line &&
    edited && {
      left: line.refundableQuantity,
      editedId: edited.id,
      staged: edited.quantity,
    }
  );
}

const numberOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

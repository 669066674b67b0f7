/** Takes a return from one state to the next; what was done before is told from its state, so all of it is safe to repeat. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import {
  approveReturn as approveOperation,
  cancelReturn as cancelOperation,
  closeReturn as closeOperation,
  declineReturn as declineOperation,
  returnState,
} from './generated/operations.ts';
import type { ReturnStatus } from './generated/types.ts';
import { gone, neither, refusalOf, type UserError } from './refusal.ts';

/** @returns ok where it was approved before, also where it is closed by now */
export async function approveReturn(
  client: ShopifyClient,
  returnId: string,
): Answer<{ approved: true }> {
  const answer = await client.send(approveOperation, { id: returnId }, 'orders');
  if (!answer.ok) return answer;
  const done = ['OPEN', 'CLOSED'] as const;
  const settled = await settle(client, returnId, answer.value.returnApproveRequest, done);
  return settled.ok ? ok({ approved: true }) : settled;
}

/** @param note for the customer */
export async function declineReturn(
  client: ShopifyClient,
  returnId: string,
  note: string,
): Answer<{ declined: true }> {
  const answer = await client.send(declineOperation, { id: returnId, note }, 'orders');
  if (!answer.ok) return answer;
  const settled = await settle(client, returnId, answer.value.returnDeclineRequest, ['DECLINED']);
  return settled.ok ? ok({ declined: true }) : settled;
}

/** Shopify cancels only a return of which nothing was inspected or refunded yet (description of returnCancel). */
export async function cancelReturn(
  client: ShopifyClient,
  returnId: string,
): Answer<{ cancelled: true }> {
  const answer = await client.send(cancelOperation, { id: returnId }, 'orders');
  if (!answer.ok) return answer;
  const settled = await settle(client, returnId, answer.value.returnCancel, ['CANCELED']);
  return settled.ok ? ok({ cancelled: true }) : settled;
}

export async function closeReturn(
  client: ShopifyClient,
  returnId: string,
): Answer<{ closed: true }> {
  const answer = await client.send(closeOperation, { id: returnId }, 'orders');
  if (!answer.ok) return answer;
  const settled = await settle(client, returnId, answer.value.returnClose, ['CLOSED']);
  return settled.ok ? ok({ closed: true }) : settled;
}

type Payload = { return: { id: string } | null; userErrors: UserError[] } | null;

/** A refusal counts only where the return is not in one of the wanted states already. */
async function settle(
  client: ShopifyClient,
  returnId: string,
  payload: Payload,
  wanted: readonly ReturnStatus[],
): Answer<true> {
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (!refusal) return payload?.return ? ok(true) : neither('a return');
  const after = await client.send(returnState, { id: returnId }, 'orders');
  if (!after.ok) return fail(refusal);
  if (!after.value.return) return gone('return');
  return wanted.includes(after.value.return.status) ? ok(true) : fail(refusal);
}

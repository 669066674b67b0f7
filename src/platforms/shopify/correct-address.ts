/** Puts another address on an order (Shopify: orderUpdate). */
import { fail, ok } from '../../shared/result.ts';
import type { Address, Answer } from '../platform.ts';
import { addressInput } from './address-input.ts';
import { addressRefusalOf } from './address-refusal.ts';
import type { ShopifyClient } from './client.ts';
import { correctAddress as correctOperation } from './generated/operations.ts';
import type { MailingAddressInput } from './generated/types.ts';
import { neither, refusalOf } from './refusal.ts';

/** @returns `address-refused` where the store does not take a field of it, `refused` for anything else */
export async function correctAddress(
  client: ShopifyClient,
  { orderId, address }: { orderId: string; address: Address },
): Answer<{ corrected: true }> {
  const answer = await client.send(
    correctOperation,
    { orderId, address: wholeInput(address) },
    'orders',
  );
  if (!answer.ok) return answer;
  const payload = answer.value.orderUpdate;
  const userErrors = payload?.userErrors ?? [];
  const refusal = addressRefusalOf(userErrors) ?? refusalOf(userErrors);
  if (refusal) return fail(refusal);
  return payload?.order ? ok({ corrected: true }) : neither('a corrected address');
}

/** What the new address lacks is said, so that nothing of the old one stays. */
const wholeInput = (address: Address): MailingAddressInput => ({
  firstName: null,
  lastName: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  provinceCode: null,
  zip: null,
  phone: null,
  ...Object.fromEntries(
    Object.entries(addressInput(address)).filter(([, value]) => value !== undefined),
  ),
});

/** The rights (access scopes) that a store's app needs for Crossdock, why, and which of them a token lacks. Pure. */
import type { Right } from '../platform.ts';

/** https://shopify.dev/docs/api/usage/access-scopes: one set for every store, whatever it is to the others. */
export const rights: readonly Right[] = [
  { handle: 'read_products', why: 'to know what the store lists, and its SKUs' },
  { handle: 'read_locations', why: 'to know where it keeps stock and ships from' },
  { handle: 'write_inventory', why: 'to read its stock and to set it' },
  { handle: 'write_orders', why: 'to read its orders, and to create the pushed ones' },
  { handle: 'read_fulfillments', why: 'to hear of shipments' },
  {
    handle: 'write_merchant_managed_fulfillment_orders',
    why: 'to ship, so that tracking comes back to the customer',
  },
  { handle: 'write_order_edits', why: 'to change an order whose other side was changed' },
  { handle: 'read_returns', why: 'to see what is to come back' },
  { handle: 'write_returns', why: 'to have the other side of a return agree' },
];

/**
 * The rights that are missing, in the platform's words. A right to write includes the one to read.
 * @param granted what the token has
 */
export function missingRights(granted: readonly string[]): string[] {
  const has = (handle: string) =>
    granted.includes(handle) || granted.includes(handle.replace(/^read_/, 'write_'));
  return rights.map(({ handle }) => handle).filter((handle) => !has(handle));
}

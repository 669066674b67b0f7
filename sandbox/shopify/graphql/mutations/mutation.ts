// Makes a mutation of an action: checks what holds for every mutation, does it all or nothing, shapes the payload.
import type { Outcome } from '../../actions/outcome.ts';
import { settle } from '../../actions/settle.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { coded } from '../errors.ts';
import { idempotently } from '../idempotency.ts';

const longestList = 250;
/** Lists that hold more: an order has up to 500 lines, as a cart and a draft order do. */
const longerLists: Record<string, number> = { 'order.lineItems': 500 };

/**
 * @param act what the mutation does; a failure becomes the payload's user errors and leaves no trace
 * @param payload the payload's fields for what was done
 * @param errors the payload's name for its user errors
 */
export const mutation =
  <T>(
    act: (args: Arguments, context: Context) => Outcome<T>,
    payload: (value: T, context: Context, args: Arguments) => object,
    errors = 'userErrors',
  ): Resolver<unknown> =>
  (_, args, context, info) => {
    refuseLongLists(args, []);
    return idempotently(args, context, info, () => {
      const outcome = settle(context.state, () => act(args, context));
      context.figures.clear();
      if (outcome.ok) return { ...payload(outcome.value, context, args), [errors]: [] };
      return { [errors]: outcome.failure };
    });
  };

/** Input arrays hold at most 250 values: https://shopify.dev/docs/api/usage/limits */
function refuseLongLists(value: unknown, path: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const most = Array.isArray(value) ? (longerLists[path.join('.')] ?? longestList) : undefined;
  if (Array.isArray(value) && most !== undefined && value.length > most)
    throw coded(
      `The input array size of ${value.length} is greater than the maximum allowed of ${most}.`,
      'MAX_INPUT_SIZE_EXCEEDED',
      { path },
    );
  for (const [key, inner] of Object.entries(value))
    if (typeof inner === 'object') refuseLongLists(inner, [...path, key]);
}

/** Reads all returns of an order, each with all its lines and what is given in exchange. */
import { ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { exchangeLines, returnById, returnIds, returnLines } from './generated/operations.ts';
import type {
  ExchangedLineFragment,
  ReturnByIdQuery,
  ReturnedLineFragment,
} from './generated/types.ts';
import { type Connection, readAllRows } from './pages.ts';
import { gone } from './refusal.ts';

/** A return with all its lines; `read` carries only the first page. */
export type ReadReturn = {
  read: NonNullable<ReturnByIdQuery['return']>;
  lines: ReturnedLineFragment[];
  exchanges: ExchangedLineFragment[];
};

/**
 * @param first ids, as the order's own reading has them
 * @param watch told the order's `updatedAt` with every further answer
 */
export async function readReturns(
  client: ShopifyClient,
  orderId: string,
  first: Connection<{ id: string }>,
  watch: (updatedAt: string) => void,
): Answer<ReadReturn[]> {
  const ids = await readAllRows(first, async (after) => {
    const next = await client.send(returnIds, { orderId, after }, 'orders');
    if (!next.ok) return next;
    if (!next.value.order) return gone('order');
    watch(next.value.order.updatedAt);
    return ok(next.value.order.returns);
  });
  if (!ids.ok) return ids;
  const returns: ReadReturn[] = [];
  for (const { id } of ids.value) {
    const one = await readReturn(client, id);
    if (!one.ok) return one;
    watch(one.value.read.order.updatedAt);
    returns.push(one.value);
  }
  return ok(returns);
}

async function readReturn(client: ShopifyClient, id: string): Answer<ReadReturn> {
  const answer = await client.send(returnById, { id }, 'orders');
  if (!answer.ok) return answer;
  const read = answer.value.return;
  if (!read) return gone('return');
  const lines = await readAllRows(read.returnLineItems, async (after) => {
    const next = await client.send(returnLines, { id, after }, 'orders');
    if (!next.ok) return next;
    return next.value.return ? ok(next.value.return.returnLineItems) : gone('return');
  });
  if (!lines.ok) return lines;
  const exchanges = await readAllRows(read.exchangeLineItems, async (after) => {
    const next = await client.send(exchangeLines, { id, after }, 'orders');
    if (!next.ok) return next;
    return next.value.return ? ok(next.value.return.exchangeLineItems) : gone('return');
  });
  if (!exchanges.ok) return exchanges;
  return ok({ read, lines: lines.value, exchanges: exchanges.value });
}

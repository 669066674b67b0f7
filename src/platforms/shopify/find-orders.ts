/** Finds the orders that a person means by a number. */
import { ok } from '../../shared/result.ts';
import type { Answer, ListedOrder } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { findOrders as findOperation } from './generated/operations.ts';
import type { ListedOrderFragment } from './generated/types.ts';
import { listedOrder } from './listed-order.ts';
import { quoted } from './search-text.ts';

/**
 * @param number as typed: `1001`, `#1001` or `US-1001`; nothing is found for an empty one
 * @returns newest first, cancelled and shipped ones too; several where a store counts anew or imports orders
 */
export async function findOrders(client: ShopifyClient, number: string): Answer<ListedOrder[]> {
  const typed = bare(number);
  if (typed === '') return ok([]);
  const search = `name:${quoted(typed)} OR name:${quoted(`#${typed}`)}`;
  const answer = await client.send(findOperation, { search }, 'orders');
  if (!answer.ok) return answer;
  return ok(answer.value.orders.nodes.filter((order) => isMeant(order, typed)).map(listedOrder));
}

/** Search splits names into words, so what it finds is only a candidate. */
const isMeant = ({ name, number }: ListedOrderFragment, typed: string): boolean =>
  bare(name) === typed || (/^\d{1,15}$/.test(typed) && number === Number(typed));

const bare = (name: string): string => name.trim().replace(/^#/, '').toLowerCase();

/** Looks for orders that carry our reference: by the unique metafield and by search, both of which may lag. */
import { ok } from '../../shared/result.ts';
import type { Answer, SourceOrder } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { findSourceOrders as findOperation } from './generated/operations.ts';
import type { FoundOrderFragment } from './generated/types.ts';
import { readAllRows } from './pages.ts';
import { referenceField } from './reference-field.ts';
import { quoted } from './search-text.ts';

const { namespace, key } = referenceField;

/** @returns every distinct order with exactly this reference, cancelled ones too; none means "not seen yet" */
export async function findSourceOrders(
  client: ShopifyClient,
  reference: string,
): Answer<SourceOrder[]> {
  const search = `source_identifier:${quoted(reference)}`;
  const look = (after?: string) =>
    client.send(findOperation, { namespace, key, reference, search, after }, 'orders');
  const first = await look();
  if (!first.ok) return first;
  const searched = await readAllRows(first.value.orders, async (after) => {
    const next = await look(after);
    return next.ok ? ok(next.value.orders) : next;
  });
  if (!searched.ok) return searched;

  const seen = new Map<string, SourceOrder>();
  for (const order of [first.value.orderByIdentifier, ...searched.value])
    if (order && isExactly(order, reference)) seen.set(order.id, sourceOrderOf(order));
  return ok([...seen.values()]);
}

/** Search splits text into words and ignores case, so what it finds is only a candidate. */
const isExactly = ({ sourceIdentifier, metafield }: FoundOrderFragment, reference: string) =>
  sourceIdentifier === reference || metafield?.value === reference;

/** An order in our words. */
export const sourceOrderOf = (order: {
  id: string;
  name: string;
  createdAt: string;
  cancelledAt: string | null;
}): SourceOrder => ({
  id: order.id,
  name: order.name,
  createdAt: order.createdAt,
  cancelled: order.cancelledAt !== null,
  routed: undefined,
});

/** Reads all refunds of an order, with all their lines. */
import { ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { refundById, refundIds, refundLines } from './generated/operations.ts';
import type { RefundedFragment, RefundedLineFragment } from './generated/types.ts';
import { readAllRows } from './pages.ts';
import { gone } from './refusal.ts';

/** A refund with all its lines; `refund` carries only the first page. */
export type ReadRefund = { refund: RefundedFragment; lines: RefundedLineFragment[] };

/** As many as the operation Aftermath reads. */
const fewest = 3;

/**
 * They are a plain list without cursors: where the first few may not be all, every id is read.
 * @param few the first of them, as the order's own reading has them
 * @param watch told the order's `updatedAt` with every further answer
 */
export async function readRefunds(
  client: ShopifyClient,
  orderId: string,
  few: RefundedFragment[],
  watch: (updatedAt: string) => void,
): Answer<ReadRefund[]> {
  const refunds = [...few];
  if (few.length >= fewest) {
    const every = await client.send(refundIds, { orderId }, 'orders');
    if (!every.ok) return every;
    if (!every.value.order) return gone('order');
    watch(every.value.order.updatedAt);
    for (const { id } of every.value.order.refunds) {
      if (few.some((known) => known.id === id)) continue;
      const read = await client.send(refundById, { id }, 'orders');
      if (!read.ok) return read;
      if (!read.value.refund) return gone('refund');
      watch(read.value.refund.order.updatedAt);
      refunds.push(read.value.refund);
    }
  }
  const complete: ReadRefund[] = [];
  for (const refund of refunds) {
    const lines = await readAllRows(refund.refundLineItems, async (after) => {
      const next = await client.send(refundLines, { id: refund.id, after }, 'orders');
      if (!next.ok) return next;
      if (!next.value.refund) return gone('refund');
      watch(next.value.refund.order.updatedAt);
      return ok(next.value.refund.refundLineItems);
    });
    if (!lines.ok) return lines;
    complete.push({ refund, lines: lines.value });
  }
  return ok(complete);
}

/**
 * What of an order is mirrored after its push, in one short line: where a later reading has another one, both orders are
 * to be looked at. No address is kept (AC1): of a 32-bit hash nobody finds it again. Pure.
 */
import type { PlatformOrder } from '../../platforms/platform.ts';

/** What a mark is made of; a reading of an order has it. */
export type Marked = Pick<
  PlatformOrder,
  'cancelledAt' | 'refundIds' | 'returns' | 'shippingAddress'
> & { lines: readonly Pick<PlatformOrder['lines'][number], 'id' | 'currentQuantity'>[] };

/** Five words: whether it is cancelled, its refunds, its units, its returns, its address. */
export function afterMark(order: Marked): string {
  const units = order.lines.map(({ id, currentQuantity }) => `${id}=${currentQuantity}`).sort();
  return [
    order.cancelledAt === undefined ? 'open' : 'cancelled',
    hashOf([...order.refundIds].sort().join('\n')),
    hashOf(units.join('\n')),
    order.returns,
    hashOf(JSON.stringify(order.shippingAddress ?? null)),
  ].join(' ');
}

/** Whether the address is another one; false where either mark is not known. */
export function isAddressChanged(before: string | null, now: string | null): boolean {
  const [was, is] = [before?.split(' ')[4], now?.split(' ')[4]];
  return was !== undefined && is !== undefined && was !== is;
}

/** FNV-1a in 32 bits, as eight hex digits. */
function hashOf(text: string): string {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

// Says in one word how far the returns of an order are.
import type { ReturnRecord } from './return-record.ts';

/**
 * Shopify's OrderReturnStatus. What it says of several returns at once is not documented: here what still has to be done
 * goes first. RETURN_FAILED is never said.
 */
export function returnStatusOf(returns: ReturnRecord[]): string {
  const has = (wanted: ReturnRecord['status']) => returns.filter(({ status }) => status === wanted);
  const isProcessed = ({ lines }: ReturnRecord) =>
    lines.every(({ processed, quantity }) => processed === quantity);
  if (has('REQUESTED').length > 0) return 'RETURN_REQUESTED';
  if (has('OPEN').length > 0)
    return has('OPEN').every(isProcessed) ? 'INSPECTION_COMPLETE' : 'IN_PROGRESS';
  return has('CLOSED').length > 0 ? 'RETURNED' : 'NO_RETURN';
}

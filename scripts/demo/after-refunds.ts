// The second trip's refunds: a shipped unit comes back, a line is cancelled, and the source's order follows both.
import {
  lineNumbers,
  type OrderAfter,
  type RefundAfter,
  readOrderAfter,
} from '../stores/order-after.ts';
import { refundUnits } from '../stores/refund-units.ts';
import { readStock } from '../stores/stock.ts';
import type { TripOrders } from './after-parcels.ts';
import { type AfterStops, roadSeconds, wantedLines } from './after-place.ts';
import { once, type Steps } from './steps.ts';

/** Units of one of the customer's lines that are refunded. */
export type UnitsRefunded = { line: number; quantity: number; restock: 'RETURN' | 'CANCEL' };

/**
 * Refunds at the customer's store with the money they cost, and waits until the source's order has the same refund.
 * @param locationId where the customer's store puts them back
 * @returns at which of the source's locations they are put back, by name; throws StepFailed where the refund is another
 */
export async function refundBoth(
  steps: Steps,
  { source, destination }: AfterStops,
  { sold, made }: TripOrders,
  { locationId, ...units }: UnitsRefunded & { locationId: string },
): Promise<string> {
  const { line, quantity, restock } = units;
  const sku = wantedLines[line - 1]?.sku ?? '';
  const goods = `${quantity} × ${sku} of line ${line}`;
  const title =
    restock === 'RETURN'
      ? `${destination.name} refunds ${goods}, back on the shelf`
      : `${destination.name} cancels ${goods}`;
  const wanted = await steps.step(title, once, async () => {
    const lineId = [...lineNumbers(sold, sold)].find(([, number]) => number === line)?.[0] ?? '';
    const { price } = await readStock(destination, sku);
    const amount = (Number(price) * quantity).toFixed(2);
    await refundUnits(destination, sold, { lineId, quantity, restock, locationId, amount });
    const customers = await readOrderAfter(destination, sold.id);
    return {
      holds: true,
      note: `${amount} go back to the card`,
      value: refundsText(customers, sold),
    };
  });
  return steps.step(`${source.name}’s ${made.name} has the same refund`, roadSeconds, async () => {
    const pushed = await readOrderAfter(source, made.id);
    const seen = refundsText(pushed, sold);
    if (seen !== wanted) return { holds: false, seen };
    const paidOut = payments(pushed).filter((gateway) => gateway !== external);
    if (paidOut.length > 0) return { holds: false, seen: `money paid out by ${paidOut.join()}` };
    const row = pushed.refunds
      .flatMap(({ refundLineItems }) => refundLineItems.nodes)
      .find(({ lineItem }) => lineNumbers(sold, pushed).get(lineItem.id) === line);
    const shelf = row?.location?.name;
    return shelf === undefined
      ? { holds: false, seen: `${seen}, and it is on no shelf` }
      : { holds: true, note: `${seen}; to ${shelf}; nobody is paid there`, value: shelf };
  });
}

/** The payment of a pushed order is an external one of this name, so a refund of it pays nobody. */
const external = 'Crossdock';

const payments = ({ refunds, transactions }: OrderAfter): string[] =>
  [...transactions, ...refunds.flatMap((refund) => refund.transactions.nodes)].map(
    ({ gateway }) => gateway ?? 'none',
  );

/** Pure. An order's refunds in one fixed order. */
const refundsText = (order: OrderAfter, sold: OrderAfter): string =>
  order.refunds
    .map((refund) => refundText(order, refund, sold))
    .sort()
    .join('; ') || 'no refund';

/** Pure. Which units of which lines, whether they go back into stock, and the money. */
function refundText(
  order: OrderAfter,
  { refundLineItems, totalRefundedSet: { shopMoney } }: RefundAfter,
  sold: OrderAfter,
): string {
  const numbers = lineNumbers(sold, order);
  const lines = refundLineItems.nodes.map(
    ({ quantity, restockType, lineItem }) =>
      `${quantity} of line ${numbers.get(lineItem.id)}, ${restockType}`,
  );
  return `${lines.sort().join(', ')}, ${Number(shopMoney.amount).toFixed(2)} ${shopMoney.currencyCode}`;
}

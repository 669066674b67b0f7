// The second trip's end: both orders, every level and the dashboard say the same.
import { findSourceOrders } from '../stores/find-source-orders.ts';
import { lineNumbers, type OrderAfter, readOrderAfter } from '../stores/order-after.ts';
import { inventoryDifference } from './after-inventory.ts';
import { type Levels, levelsDifference, readLevels } from './after-levels.ts';
import { figuresDifference, figuresOf, type LineFigures, parcelsText } from './after-lines.ts';
import { pageDifference } from './after-page.ts';
import type { TripOrders } from './after-parcels.ts';
import { type AfterStops, roadSeconds, tripSkus } from './after-place.ts';
import { once, type Steps } from './steps.ts';

/** What must hold in the end. */
export type TripEnd = {
  orders: TripOrders;
  /** By the customer's line numbers, at both stores. */
  figures: ReadonlyMap<number, LineFigures>;
  /** In words, at both stores. */
  parcels: string;
  parcelCount: number;
  refundCount: number;
  levels: Levels;
};

/** Throws StepFailed at the first step that does not hold. */
export async function agree(steps: Steps, stops: AfterStops, end: TripEnd): Promise<void> {
  const { source, destination } = stops;
  const { sold, made } = end.orders;
  const holds = async (title: string, note: string, difference: () => Promise<string>) =>
    steps.step(title, roadSeconds, async () => {
      const seen = await difference();
      return seen ? { holds: false, seen } : { holds: true, note, value: undefined };
    });
  await holds(
    `${sold.name} of ${destination.name} and ${made.name} of ${source.name} agree, line against line`,
    'ordered, current, open, shipped, refunded; parcels and refunds',
    () => ordersDifference(stops, end),
  );
  await holds(
    'Every level of every store is what arithmetic says, and Inventory says the same',
    `${end.levels.size} levels of ${tripSkus.join(' and ')}: available, committed, on hand`,
    () => stockDifference(stops, end),
  );
  await holds(
    'The dashboard’s page of the order says so too, and nothing waits for a person',
    '',
    () => orderPageDifference(stops, end),
  );
}

/** All of it once more, at one moment. Throws StepFailed where something moved. */
export async function stillAgree(steps: Steps, stops: AfterStops, end: TripEnd): Promise<void> {
  await steps.step('A moment later nothing was done a second time', once, async () => {
    const differs = [
      await ordersDifference(stops, end),
      await stockDifference(stops, end),
      await orderPageDifference(stops, end),
    ].filter((sentence) => sentence !== '');
    return differs.length > 0
      ? { holds: false, seen: differs.join('. ') }
      : { holds: true, note: '', value: undefined };
  });
}

async function ordersDifference(
  { source, destination }: AfterStops,
  { orders, ...end }: TripEnd,
): Promise<string> {
  const { sold, made } = orders;
  const found = await findSourceOrders(source, { soldAs: sold.name, shop: destination.shop });
  const sides = [await readOrderAfter(destination, sold.id), await readOrderAfter(source, made.id)];
  const differs = sides.map((order) => orderDifference(sold, order, end));
  if (found.length !== 1) differs.push(`${found.length} orders sold as ${sold.name}`);
  return differs.filter((sentence) => sentence !== '').join('. ');
}

function orderDifference(
  sold: OrderAfter,
  order: OrderAfter,
  end: Omit<TripEnd, 'orders'>,
): string {
  const numbers = lineNumbers(sold, order);
  const parcels = parcelsText(order, numbers);
  const differs = [
    figuresDifference(end.figures, figuresOf(order, numbers)),
    parcels === end.parcels ? '' : `parcels ${parcels}`,
    order.refunds.length === end.refundCount ? '' : `${order.refunds.length} refunds`,
    order.cancelledAt === null ? '' : 'cancelled',
  ].filter((sentence) => sentence !== '');
  return differs.length > 0 ? `${order.name}: ${differs.join(', ')}` : '';
}

async function stockDifference(
  { dashboard, source, stores }: AfterStops,
  { levels }: TripEnd,
): Promise<string> {
  const found = await readLevels(stores, tripSkus);
  return (
    levelsDifference(levels, found) ||
    (await inventoryDifference(dashboard, source, tripSkus, found))
  );
}

const orderPageDifference = (
  { dashboard, destination }: AfterStops,
  { orders, figures, parcelCount, refundCount }: TripEnd,
): Promise<string> =>
  pageDifference(dashboard, destination, orders.sold, {
    lines: figures,
    parcels: parcelCount,
    refunds: refundCount,
  });

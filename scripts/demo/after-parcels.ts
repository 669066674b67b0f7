// The second trip's parcels: two carriers, one line and part of another, and a number that is corrected.
import { lineNumbers, type OrderAfter, readOrderAfter } from '../stores/order-after.ts';
import type { Tracking } from '../stores/ship-open-units.ts';
import { correctTracking, shipUnits } from '../stores/ship-units.ts';
import { parcelsText } from './after-lines.ts';
import { type AfterStops, roadSeconds } from './after-place.ts';
import { once, type Steps } from './steps.ts';

export type TripOrders = { sold: OrderAfter; made: OrderAfter };

type Parcel = { line: number; quantity: number; tracking: Tracking };

/** Throws StepFailed at the first step that does not hold. @returns the parcels in words, as both orders must show them */
export async function sendParcels(
  steps: Steps,
  stops: AfterStops,
  orders: TripOrders,
): Promise<string> {
  const at = Date.now();
  const first = parcel(1, 3, 'DHL Express', `CD${at}`);
  const second = parcel(2, 1, 'UPS', `1Z${at}`);
  const corrected = { ...first, tracking: { ...first.tracking, number: `CD${at + 7}` } };
  await shipOne(steps, stops, orders, first);
  await showThese(steps, stops, orders, [first]);
  await shipOne(steps, stops, orders, second);
  const shown = await showThese(steps, stops, orders, [first, second]);
  const title = `${stops.source.name} corrects the first number`;
  await steps.step(title, once, async () => {
    const { number } = first.tracking;
    await correctTracking(stops.source, orders.made.id, number, corrected.tracking);
    return { holds: true, note: `${number} → ${corrected.tracking.number}`, value: undefined };
  });
  await showThese(steps, stops, orders, [corrected, second], shown);
  return textOf([corrected, second]);
}

const parcel = (line: number, quantity: number, company: string, number: string): Parcel => ({
  line,
  quantity,
  tracking: { company, number },
});

async function shipOne(
  steps: Steps,
  { source }: AfterStops,
  { sold, made }: TripOrders,
  { line, quantity, tracking }: Parcel,
): Promise<void> {
  const title = `${source.name} ships ${quantity} of line ${line} with ${tracking.company}`;
  await steps.step(title, once, async () => {
    const lineId = [...lineNumbers(sold, made)].find(([, number]) => number === line)?.[0];
    if (lineId === undefined) return { holds: false, seen: `${made.name} has no line ${line}` };
    await shipUnits(source, made.id, { lineId, quantity }, tracking);
    return { holds: true, note: tracking.number, value: undefined };
  });
}

/**
 * Waits until the customer's order shows exactly these parcels.
 * @param known its shipments so far, by id: there may be no others
 * @returns its shipments by id
 */
async function showThese(
  steps: Steps,
  { destination }: AfterStops,
  { sold }: TripOrders,
  parcels: readonly Parcel[],
  known?: readonly string[],
): Promise<string[]> {
  const title = known
    ? `${destination.name}’s ${sold.name} has the new number on the same shipment`
    : `${destination.name}’s ${sold.name} shows ${parcels.length === 1 ? 'this parcel' : 'both parcels'}, line by line`;
  return steps.step(title, roadSeconds, async () => {
    const order = await readOrderAfter(destination, sold.id);
    const seen = parcelsText(order, lineNumbers(sold, sold));
    const ids = order.fulfillments.map(({ id }) => id).sort();
    const others = ids.filter((id) => known && !known.includes(id));
    if (others.length > 0) return { holds: false, seen: `${others.length} new shipments: ${seen}` };
    return seen === textOf(parcels) && order.displayFulfillmentStatus === 'PARTIALLY_FULFILLED'
      ? { holds: true, note: seen, value: ids }
      : { holds: false, seen: `${order.displayFulfillmentStatus}: ${seen}` };
  });
}

const textOf = (parcels: readonly Parcel[]): string =>
  parcels
    .map(
      ({ line, quantity, tracking: { company, number } }) =>
        `${company} ${number}: ${quantity} of line ${line}`,
    )
    .sort()
    .join('; ');

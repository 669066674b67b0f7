// The demo's second trip: after the push both orders stay one, line by line, and every level is what arithmetic says.
import { setTimeout as sleep } from 'node:timers/promises';
import { lineNumbers, readOrderAfter } from '../stores/order-after.ts';
import { agree, stillAgree } from './after-agree.ts';
import { ledgersDifference } from './after-ledgers.ts';
import { changedLevels, levelsDifference, levelsTable, readLevels } from './after-levels.ts';
import { figuresOf, type LineFigures, sideBySide } from './after-lines.ts';
import { sendParcels, type TripOrders } from './after-parcels.ts';
import {
  type AfterStops,
  arrive,
  buy,
  readyLevels,
  roadSeconds,
  tripSkus,
  wantedLines,
} from './after-place.ts';
import { refundBoth, type UnitsRefunded } from './after-refunds.ts';
import { type Done, tripChanges } from './after-stock.ts';
import { applyFirstLevels } from './first-levels.ts';
import { reconcile } from './reconcile.ts';
import type { Steps } from './steps.ts';

const shipped = [
  { line: 1, quantity: 3 },
  { line: 2, quantity: 1 },
] as const;
const comesBack: UnitsRefunded = { line: 1, quantity: 1, restock: 'RETURN' };
const cancelled: UnitsRefunded = { line: 3, quantity: 2, restock: 'CANCEL' };

/** What both orders must show in the end. */
const figures: ReadonlyMap<number, LineFigures> = new Map([
  [1, { ordered: 3, current: 2, open: 0, shipped: 3, refunded: 1 }],
  [2, { ordered: 2, current: 2, open: 1, shipped: 1, refunded: 0 }],
  [3, { ordered: 2, current: 0, open: 0, shipped: 0, refunded: 2 }],
]);

// An echo, or a message that is still under way, would do something a second time.
const afterwardsMs = 2000;

/**
 * Runs the whole trip on stores that run. Throws StepFailed at the first step that does not hold.
 * @returns both orders and every level as they are in the end, a line of text each
 */
export async function afterTrip(steps: Steps, stops: AfterStops): Promise<string[]> {
  const { dashboard, source, destination, stores } = stops;
  const destinations = stores.filter(({ role }) => role === 'destination');
  await applyFirstLevels(steps, { dashboard, destinations });
  const before = await readyLevels(steps, stops);
  const { id } = await buy(steps, stops);
  const sold = await readOrderAfter(destination, id);
  const orders = { sold, made: await arrive(steps, stops, sold) };
  const parcels = await sendParcels(steps, stops, orders);

  const levelsAfter = (done: Done) => {
    const sides = [
      { store: destination.name, order: orders.sold },
      { store: source.name, order: orders.made },
    ] as const;
    return changedLevels(before, tripChanges(before, ...sides, done));
  };
  const levelsAre = (title: string, done: Done) =>
    steps.step(title, roadSeconds, async () => {
      const seen = levelsDifference(levelsAfter(done), await readLevels(stores, tripSkus));
      return seen ? { holds: false, seen } : { holds: true, note: '', value: undefined };
    });
  const locationId = sold.fulfillmentOrders.nodes[0]?.assignedLocation.location?.id ?? '';
  const location = await refundBoth(steps, stops, orders, { ...comesBack, locationId });
  const returned = [{ ...comesBack, location }];
  const soFar = { shipped, returned, cancelled: [] };
  await levelsAre(`It is on ${source.name}’s shelf once, and every store shows it`, soFar);
  await refundBoth(steps, stops, orders, { ...cancelled, locationId });
  const done = { ...soFar, cancelled: [cancelled] };
  await levelsAre(`They are on ${source.name}’s shelf once, and every store shows them`, done);

  const levels = levelsAfter(done);
  const counts = { parcelCount: shipped.length, refundCount: 2 };
  const end = { orders, figures, parcels, levels, ...counts };
  await agree(steps, stops, end);
  await reconcile(steps, { dashboard, storeCount: stores.length, mayDrift: false });
  await steps.step('Every ledger is what its movements add up to', 30, async () => {
    const { compared, wrong } = await ledgersDifference(dashboard);
    return wrong.length > 0
      ? { holds: false, seen: wrong.join('. ') }
      : { holds: true, note: `${compared} ledgers, 0 differences`, value: undefined };
  });
  await sleep(afterwardsMs);
  await stillAgree(steps, stops, end);
  return [
    ...(await ordersTable(stops, orders)),
    '',
    ...levelsTable(before, await readLevels(stores, tripSkus)),
  ];
}

/** Both orders as their stores have them now. */
async function ordersTable(
  { source, destination }: AfterStops,
  { sold, made }: TripOrders,
): Promise<string[]> {
  const side = async (store: AfterStops['source'], id: string) => {
    const order = await readOrderAfter(store, id);
    const lines = figuresOf(order, lineNumbers(sold, order));
    return { title: `${order.name} of ${store.name}`, lines };
  };
  const skus = wantedLines.map(({ sku }) => sku);
  return sideBySide([await side(destination, sold.id), await side(source, made.id)], skus);
}

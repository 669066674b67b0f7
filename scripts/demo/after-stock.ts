// The second trip's arithmetic: what each level of each store must be, by what was bought, shipped and given back.
import { lineNumbers, type OrderAfter } from '../stores/order-after.ts';
import type { Level, LevelChange, Levels } from './after-levels.ts';

export type LineUnits = { line: number; quantity: number };

/** What happened to the customer's lines, by their numbers. */
export type Done = {
  shipped: readonly LineUnits[];
  /** Not shipped, and taken off the order. */
  cancelled: readonly LineUnits[];
  /** Shipped and back, at this location of the source. */
  returned: readonly (LineUnits & { location: string })[];
};

export type TripOrder = {
  store: string;
  order: Pick<OrderAfter, 'name' | 'lineItems' | 'fulfillmentOrders'>;
};

/**
 * Pure. At the source units leave where they ship from and come back where they are put; every other store shows what the
 * source has, and keeps for the customer what is still to be shipped.
 * @param before every level as it was
 * @param sold the customer's order as it was placed
 * @param made the source's order as it came
 */
export function tripChanges(
  before: Levels,
  sold: TripOrder,
  made: TripOrder,
  done: Done,
): LevelChange[] {
  const away = [...done.shipped, ...done.cancelled].map(negative);
  const atSource = [
    ...routed(sold, made).map((units) => ({ ...units, available: -units.committed })),
    ...at(sold, made, away, { committed: 1, available: 0 }),
    ...at(sold, made, done.cancelled, { committed: 0, available: 1 }),
    ...at(sold, made, done.returned, { committed: 0, available: 1 }),
  ];
  const kept = [
    ...routed(sold, sold).map((units) => ({ ...units, available: 0 })),
    ...at(sold, sold, away, { committed: 1, available: 0 }),
  ];
  const shown = [...before.values()]
    .filter(({ store }) => store !== made.store)
    .map((level) => ({ ...level, available: soldOut(atSource, level), committed: 0 }));
  return [...atSource, ...kept, ...shown];
}

const negative = ({ line, quantity }: LineUnits): LineUnits => ({ line, quantity: -quantity });

/** Units that became free (negative: were taken) of a level's SKU at the source in all. */
const soldOut = (atSource: readonly LevelChange[], { sku }: Level): number =>
  atSource.reduce((sum, change) => sum + (change.sku === sku ? change.available : 0), 0);

/** Where each line of an order is to ship from, with its units. */
function routed(
  sold: TripOrder,
  { store, order }: TripOrder,
): (Omit<LevelChange, 'available'> & { line: number })[] {
  const numbers = lineNumbers(sold.order, order);
  const skus = new Map(order.lineItems.nodes.map(({ id, sku }) => [id, sku ?? '']));
  return order.fulfillmentOrders.nodes.flatMap(({ assignedLocation, lineItems }) =>
    lineItems.nodes.map(({ lineItem, totalQuantity }) => ({
      store,
      location: assignedLocation.location?.name ?? 'nowhere',
      sku: skus.get(lineItem.id) ?? '',
      line: numbers.get(lineItem.id) ?? 0,
      committed: totalQuantity,
    })),
  );
}

/** Units of lines where these ship from, or where they are put. */
function at(
  sold: TripOrder,
  order: TripOrder,
  units: readonly (LineUnits & { location?: string })[],
  counts: { available: number; committed: number },
): LevelChange[] {
  const places = routed(sold, order);
  return units.flatMap(({ line, quantity, location }) => {
    const place = places.find((one) => one.line === line);
    if (!place) return [];
    const available = counts.available * quantity;
    const committed = counts.committed * quantity;
    return [{ ...place, location: location ?? place.location, available, committed }];
  });
}

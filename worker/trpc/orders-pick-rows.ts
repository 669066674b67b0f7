/** Sums what is left of pushed orders by SKU, in the order in which it is fetched. */
import type { ShippingPlace } from '../../db/pages/orders-to-ship-places.ts';
import type { KeptOrderToShip } from '../../db/pages/orders-to-ship-rows.ts';
import { placesOf } from './order-to-ship.ts';

export type PickRow = {
  /** The source's own, where it is known. */
  sku: string;
  title: string;
  /** The source store that has it on its shelves. */
  sourceStoreName: string;
  quantity: number;
  /** Each order once, oldest first. */
  orders: { name: string; storeName: string; quantity: number }[];
  /** Names of source locations, as their stores order them. */
  locations: string[];
};

type PickedOrder = Pick<
  KeptOrderToShip,
  'id' | 'pushId' | 'name' | 'storeName' | 'sourceStoreId' | 'sourceStoreName' | 'lines'
>;

type Sum = Omit<PickRow, 'orders' | 'locations'> & {
  orders: Map<string, PickRow['orders'][number]>;
  places: string[];
};

/**
 * Pure. Each source store's apart, by location, then SKU; what lies nowhere known comes last, and what has no SKU is
 * summed by its title.
 */
export function pickRows(
  orders: readonly PickedOrder[],
  places: readonly ShippingPlace[],
  sourceSkus: readonly { pushId: string; orderLineId: string; sku: string }[],
): PickRow[] {
  const listedAs = new Map(
    sourceSkus.map(({ pushId, orderLineId, sku }) => [`${pushId} ${orderLineId}`, sku]),
  );
  const sums = new Map<string, Sum>();
  for (const { id, pushId, name, storeName, sourceStoreId, sourceStoreName, lines } of orders)
    for (const { orderLineId, title, quantity, places: at, ...line } of lines) {
      const sku = listedAs.get(`${pushId} ${orderLineId}`) ?? line.sku;
      const key = `${sourceStoreId} ${sku ? `sku ${sku}` : `title ${title}`}`;
      const sum = sums.get(key) ?? newSum(sku, title, sourceStoreName ?? '');
      const before = sum.orders.get(id)?.quantity ?? 0;
      sum.orders.set(id, { name, storeName, quantity: before + quantity });
      sum.quantity += quantity;
      sum.places.push(...at);
      sums.set(key, sum);
    }
  const rank = new Map(places.map(({ id }, at) => [id, at]));
  const rows = [...sums.values()].map((sum) => {
    const found = placesOf(sum.places, places);
    const { sku, title, sourceStoreName, quantity } = sum;
    return {
      first: rank.get(found[0]?.id ?? '') ?? places.length,
      row: {
        ...{ sku, title, sourceStoreName, quantity },
        orders: [...sum.orders.values()],
        locations: found.map((place) => place.name),
      },
    };
  });
  return rows
    .sort(
      (a, b) =>
        a.first - b.first ||
        compare(a.row.sourceStoreName, b.row.sourceStoreName) ||
        compare(a.row.sku, b.row.sku) ||
        compare(a.row.title, b.row.title),
    )
    .map(({ row }) => row);
}

const newSum = (sku: string, title: string, sourceStoreName: string): Sum => ({
  ...{ sku, title, sourceStoreName, quantity: 0 },
  orders: new Map(),
  places: [],
});

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** A pushed order of three lines, two of one SKU, and what a story of its shipments asks: parcels there, mails, rows, steps. */
import type { World } from './world.ts';

const minute = 60_000;

/** A parcel as the customer's order shows it: carrier, numbers, and units by the place of its line. */
export type SeenParcel = {
  status: string;
  carrier: string | null;
  numbers: (string | null)[];
  delivery: string;
  units: Record<number, number>;
};

/** Sold at Mug Street, made at North Supply: line 0 two red mugs, line 1 three red mugs, line 2 a tee. */
export async function shippedOrder(world: World) {
  const { street, source } = world;
  const { id } = await street.placeOrder([
    { sku: 'MUG-RED', quantity: 2 },
    { sku: 'MUG-RED', quantity: 3 },
    { sku: 'TEE-M', quantity: 1 },
  ]);
  await world.run(minute);
  const [made] = await source.listOrders();
  if (!made) throw new Error('not pushed');
  const { db } = world.database;
  /** As numbered by the destination, cancelled ones too. */
  const parcels = async (): Promise<SeenParcel[]> => {
    const sold = await street.readAfter(id);
    const places = new Map(sold.lines.map((line, at) => [line.id, at]));
    return sold.fulfillments.map(({ status, displayStatus, tracking, lines }) => ({
      status,
      carrier: tracking[0]?.company ?? null,
      numbers: tracking.map(({ number }) => number),
      delivery: displayStatus,
      units: Object.fromEntries(
        lines.map(({ lineId, quantity }) => [places.get(lineId) ?? -1, quantity]),
      ),
    }));
  };
  return {
    sold: id,
    made: made.id,
    parcels,
    /** Those that stand. */
    standing: async () => (await parcels()).filter(({ status }) => status === 'SUCCESS'),
    /** Units of each line that are still to ship at the customer's order. */
    open: async () => (await street.readAfter(id)).lines.map(({ unfulfilled }) => unfulfilled),
    mails: () => street.store.state.mails.all().map(({ kind }) => kind),
    rows: () => db.query.shipments.findMany(),
    steps: async () => (await db.query.orderEvents.findMany()).map(({ kind }) => kind),
    sourceOrders: async () => (await source.listOrders()).length,
  };
}

// The second trip's beginning: three lines, two of one SKU, bought by card and pushed line by line.
import type { RunStore } from '../local/run-file.ts';
import { askStore } from '../stores/ask-store.ts';
import { findSourceOrders, readOrder } from '../stores/find-source-orders.ts';
import { lineNumbers, type OrderAfter, readOrderAfter } from '../stores/order-after.ts';
import { readStock, topUp } from '../stores/stock.ts';
import { storeDocuments } from '../stores/store-documents.ts';
import type { ToldOrder } from '../stores/told-order.ts';
import { inventoryDifference } from './after-inventory.ts';
import { type Levels, readLevels } from './after-levels.ts';
import { compareOrders, differenceText } from './compare-orders.ts';
import { sampleOrder } from './sample-order.ts';
import { once, type Steps } from './steps.ts';

export type AfterStops = {
  dashboard: string;
  source: RunStore;
  /** Where the customer buys. */
  destination: RunStore;
  /** All that run connected, the source among them. */
  stores: readonly RunStore[];
};

/** The customer's lines, in their order. */
export const wantedLines = [
  { sku: 'MUG-RED', quantity: 3 },
  { sku: 'MUG-RED', quantity: 2 },
  { sku: 'TEE-M', quantity: 2 },
] as const;

export const tripSkus: readonly string[] = [...new Set(wantedLines.map(({ sku }) => sku))];

/** From a store's webhook on; the limit leaves room for a cron to repair what a queue lost. */
export const roadSeconds = 60;

const enough = 10;

/** Waits until nothing is under way for the trip's SKUs. @returns every level as it is before */
export async function readyLevels(steps: Steps, stops: AfterStops): Promise<Levels> {
  const { dashboard, source, stores } = stops;
  const title = `${source.name} has enough ${tripSkus.join(' and ')}, and every store shows what Inventory says`;
  return steps.step(title, roadSeconds, async () => {
    for (const sku of tripSkus) await topUp(source, sku, enough);
    const levels = await readLevels(stores, tripSkus);
    const seen = await inventoryDifference(dashboard, source, tripSkus, levels);
    const note = `${levels.size} levels`;
    return seen ? { holds: false, seen } : { holds: true, note, value: levels };
  });
}

/** A customer buys, and the card is charged. */
export async function buy(steps: Steps, { destination }: AfterStops): Promise<ToldOrder> {
  const title = `A customer buys three lines at ${destination.name}, two of one SKU, by card`;
  return steps.step(title, once, async () => {
    const lines = await Promise.all(
      wantedLines.map(async ({ sku, quantity }) => {
        const { variantId, price } = await readStock(destination, sku);
        return { sku, quantity, variantId, price };
      }),
    );
    const { orderCreate } = await askStore<{ orderCreate: { order: ToldOrder } }>(
      destination,
      storeDocuments.placeOrder,
      sampleOrder(lines, 'by-card'),
    );
    const { order } = orderCreate;
    const bought = wantedLines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ');
    return order.displayFinancialStatus === 'PAID'
      ? { holds: true, note: `${order.name}, PAID: ${bought}`, value: order }
      : { holds: false, seen: `${order.name} is ${order.displayFinancialStatus}` };
  });
}

/** The one order at the source, with a line for each of the customer's. */
export async function arrive(
  steps: Steps,
  { source, destination }: AfterStops,
  customers: OrderAfter,
): Promise<OrderAfter> {
  const made = await steps.step(
    `${source.name} has it, and it says the same`,
    roadSeconds,
    async () => {
      const sold = await readOrder(destination, customers.id);
      const found = await findSourceOrders(source, { soldAs: sold.name, shop: destination.shop });
      const [first] = found;
      if (!first || found.length > 1)
        return { holds: false, seen: `${found.length} orders sold as ${sold.name}` };
      const different = differenceText(
        compareOrders(sold, await readOrder(source, first.id), destination),
      );
      return different
        ? { holds: false, seen: different }
        : { holds: true, note: `as ${first.name}`, value: await readOrderAfter(source, first.id) };
    },
  );
  await steps.step('Two lines of one SKU stay two, each with its own quantity', once, async () => {
    const numbers = lineNumbers(customers, made);
    const seen = linesText(made, numbers);
    return seen === linesText(customers, lineNumbers(customers, customers))
      ? { holds: true, note: seen, value: undefined }
      : { holds: false, seen };
  });
  return made;
}

const linesText = ({ lineItems }: OrderAfter, numbers: ReadonlyMap<string, number>): string =>
  lineItems.nodes
    .map(({ id, sku, quantity }) => `line ${numbers.get(id)}: ${quantity} × ${sku}`)
    .sort()
    .join(', ');

// The demo's journey: an order goes from a destination store to the source, is shipped there, and comes back.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunStore } from '../local/run-file.ts';
import { askStore } from '../stores/ask-store.ts';
import { findSourceOrders, readOrder } from '../stores/find-source-orders.ts';
import { shipOpenUnits, type Tracking } from '../stores/ship-open-units.ts';
import { readStock, type Stock, topUp } from '../stores/stock.ts';
import { storeDocuments } from '../stores/store-documents.ts';
import type { ToldOrder, ToldShipment } from '../stores/told-order.ts';
import { compareOrders, differenceText } from './compare-orders.ts';
import { findMail } from './find-mail.ts';
import { customerEmail, sampleOrder } from './sample-order.ts';
import { once, type Steps } from './steps.ts';

export type Stops = { source: RunStore; destination: RunStore };

const wanted = [
  { sku: 'MUG-RED', quantity: 2 },
  { sku: 'MUG-BLUE', quantity: 1 },
];
// Each road is measured in hundreds of milliseconds; the limits leave room for a cron to repair what a queue lost.
const roadSeconds = 60;
const afterwardsMs = 1500;

/** Runs the whole journey. Throws StepFailed at the first step that does not hold. */
export async function travel(steps: Steps, stops: Stops): Promise<void> {
  const before = await readyStock(steps, stops);
  const sold = await placeAndPay(steps, stops, before.destination);
  const made = await arriveAtSource(steps, stops, sold);
  await stockFellOnce(steps, stops.source, before.source);
  const carried = await shipAtSource(steps, stops.source, made);
  await comeBack(steps, stops.destination, sold, carried);
  // A second order would come from a message that is still under way.
  await sleep(afterwardsMs);
  await steps.step(
    'A moment later there is still exactly one order, and the stock fell once',
    once,
    async () => {
      const orders = await findSourceOrders(stops.source, {
        soldAs: sold.name,
        shop: stops.destination.shop,
      });
      const fell = await stockText(stops.source, before.source);
      return orders.length === 1 && fell.holds
        ? { holds: true, note: fell.text, value: undefined }
        : { holds: false, seen: `${orders.length} orders; ${fell.text}` };
    },
  );
}

type BySku = Map<string, Stock>;

async function readyStock(steps: Steps, { source, destination }: Stops) {
  return steps.step(
    `${source.name} and ${destination.name} both list ${skus()} with enough stock`,
    10,
    async () => {
      const added: string[] = [];
      const read = { source: new Map() as BySku, destination: new Map() as BySku };
      for (const { sku } of wanted) {
        if (await topUp(source, sku, 10)) added.push(`${source.name} ${sku}`);
        if (await topUp(destination, sku, 10)) added.push(`${destination.name} ${sku}`);
        read.source.set(sku, await readStock(source, sku));
        read.destination.set(sku, await readStock(destination, sku));
      }
      const levels = wanted.map(({ sku }) => `${sku} ${read.source.get(sku)?.available}`);
      const note = `${source.name} has ${levels.join(', ')}${added.length ? `; topped up ${added.join(', ')}` : ''}`;
      return { holds: true, note, value: read };
    },
  );
}

async function placeAndPay(
  steps: Steps,
  { destination }: Stops,
  listed: BySku,
): Promise<ToldOrder> {
  const lines = wanted.flatMap(({ sku, quantity }) => {
    const stock = listed.get(sku);
    return stock ? [{ sku, quantity, variantId: stock.variantId, price: stock.price }] : [];
  });
  const placed = await steps.step(
    `Place an order of two lines at ${destination.name}`,
    once,
    async () => {
      const { orderCreate } = await askStore<{ orderCreate: { order: ToldOrder } }>(
        destination,
        storeDocuments.placeOrder,
        sampleOrder(lines),
      );
      const { order } = orderCreate;
      return { holds: true, note: `${order.name}, ${order.displayFinancialStatus}`, value: order };
    },
  );
  return steps.step(`Pay ${placed.name}`, once, async () => {
    const { orderMarkAsPaid } = await askStore<{ orderMarkAsPaid: { order: ToldOrder } }>(
      destination,
      storeDocuments.payOrder,
      { id: placed.id },
    );
    const { order } = orderMarkAsPaid;
    return order.displayFinancialStatus === 'PAID'
      ? { holds: true, note: 'PAID', value: order }
      : { holds: false, seen: `${order.displayFinancialStatus}` };
  });
}

async function arriveAtSource(
  steps: Steps,
  { source, destination }: Stops,
  sold: ToldOrder,
): Promise<ToldOrder> {
  const made = await steps.step(`${source.name} has the order`, roadSeconds, async () => {
    const found = await findSourceOrders(source, { soldAs: sold.name, shop: destination.shop });
    const [first] = found;
    if (!first || found.length > 1) {
      return { holds: false, seen: `${found.length} orders sold as ${sold.name}` };
    }
    return { holds: true, note: `as ${first.name}`, value: await readOrder(source, first.id) };
  });
  await steps.step('It says the same as the one it came from', once, async () => {
    const compared = compareOrders(sold, made, destination);
    const different = differenceText(compared);
    return different
      ? { holds: false, seen: different }
      : { holds: true, note: compared.map(({ subject }) => subject).join(', '), value: undefined };
  });
  return made;
}

async function stockFellOnce(steps: Steps, source: RunStore, before: BySku): Promise<void> {
  await steps.step(`${source.name}'s stock fell once`, 10, async () => {
    const fell = await stockText(source, before);
    return fell.holds
      ? { holds: true, note: fell.text, value: undefined }
      : { holds: false, seen: fell.text };
  });
}

async function stockText(source: RunStore, before: BySku) {
  const rows: { text: string; holds: boolean }[] = [];
  for (const { sku, quantity } of wanted) {
    const was = before.get(sku)?.available ?? Number.NaN;
    const { available } = await readStock(source, sku);
    rows.push({ text: `${sku} ${was} → ${available}`, holds: available === was - quantity });
  }
  return { text: rows.map(({ text }) => text).join(', '), holds: rows.every(({ holds }) => holds) };
}

async function shipAtSource(steps: Steps, source: RunStore, made: ToldOrder): Promise<Tracking> {
  const tracking = { company: 'DHL Express', number: `CD${Date.now()}` };
  return steps.step(`Ship it at ${source.name}`, once, async () => {
    if (!(await shipOpenUnits(source, made.id, tracking)))
      return { holds: false, seen: 'nothing that is open to ship' };
    return { holds: true, note: `${tracking.company} ${tracking.number}`, value: tracking };
  });
}

async function comeBack(
  steps: Steps,
  destination: RunStore,
  sold: ToldOrder,
  tracking: Tracking,
): Promise<void> {
  await steps.step(
    `${destination.name}'s ${sold.name} is shipped with the same carrier, number and lines`,
    roadSeconds,
    async () => {
      const order = await readOrder(destination, sold.id);
      const seen = order.fulfillments.map(shipmentText).join('; ') || 'no shipment';
      const right = shipmentText({
        trackingInfo: [tracking],
        fulfillmentLineItems: {
          nodes: sold.lineItems.nodes.map(({ id, sku, quantity }) => ({
            quantity,
            lineItem: { id, sku },
          })),
        },
      });
      return seen === right && order.displayFulfillmentStatus === 'FULFILLED'
        ? { holds: true, note: seen, value: undefined }
        : { holds: false, seen: `${order.displayFulfillmentStatus}: ${seen}` };
    },
  );
  await steps.step(`${destination.name} told the customer`, 20, () =>
    findMail(destination, { to: customerEmail, tracking, order: sold.name }),
  );
}

function shipmentText(
  shipment: Pick<ToldShipment, 'trackingInfo' | 'fulfillmentLineItems'>,
): string {
  const numbers = shipment.trackingInfo.map(({ company, number }) => `${company} ${number}`);
  const lines = shipment.fulfillmentLineItems.nodes
    .map(({ quantity, lineItem }) => `${quantity} × ${lineItem.sku}`)
    .sort();
  return `${numbers.join(' + ')} (${lines.join(', ')})`;
}

function skus(): string {
  return wanted.map(({ sku }) => sku).join(' and ');
}

// Makes an order that asks a person twice: its source refunded a unit, and a parcel has another number at each store.
import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { routerClient } from '../local/router-client.ts';
import type { RunFile } from '../local/run-file.ts';
import { askStore } from '../stores/ask-store.ts';
import { buyers } from '../stores/buyers.ts';
import { findSourceOrders } from '../stores/find-source-orders.ts';
import { type OrderAfter, readOrderAfter } from '../stores/order-after.ts';
import { placePaidOrder } from '../stores/place-paid-order.ts';
import { shipUnits } from '../stores/ship-units.ts';
import { storeDocuments } from '../stores/store-documents.ts';

const tries = 60;

/** @returns the path of the order's page. Throws where nothing asks within a minute */
export async function prepareAsking(run: RunFile): Promise<string> {
  const source = run.stores.find(({ role }) => role === 'source');
  const destination = run.stores.find(({ name }) => name === 'Mug Street');
  if (!source || !destination) throw new Error('The first start has no source or no Mug Street.');
  const sold = await placePaidOrder(destination, {
    buyer: buyers.maya,
    lines: [
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ],
    tags: [],
    takesStock: true,
  });
  const made = await within('pushed', async () => {
    const asked = { soldAs: sold.name, shop: destination.shop };
    const [found] = await findSourceOrders(source, asked);
    return found && readOrderAfter(source, found.id);
  });
  const here = await readOrderAfter(destination, sold.id);
  const byHand = { company: 'UPS', number: '1Z999AA10199999994' };
  const theirs = { company: 'UPS', number: '1Z999AA10123456784' };
  await shipUnits(destination, sold.id, { lineId: lineOf(here, 'MUG-RED'), quantity: 2 }, byHand);
  await shipUnits(source, made.id, { lineId: lineOf(made, 'MUG-RED'), quantity: 2 }, theirs);
  const back = { lineItemId: lineOf(made, 'TEE-M'), quantity: 1, restockType: 'CANCEL' };
  await askStore(source, storeDocuments.refund, {
    input: { orderId: made.id, refundLineItems: [back] },
    key: randomUUID(),
  });
  return within('asked about', async () => {
    const { orderPush, orders } = routerClient(run.dashboard);
    const row = (await orderPush.list.query({})).rows.find(({ name }) => name === sold.name);
    if (!row) return undefined;
    const { acts, shipments } = await orders.get.query({ orderId: row.id });
    const asks = acts.some(({ choices }) => choices.length > 0);
    const isConflict = shipments.some(({ conflict }) => conflict !== null);
    return asks && isConflict ? `/order-push/${encodeURIComponent(row.id)}` : undefined;
  });
}

function lineOf({ name, lineItems }: OrderAfter, sku: string): string {
  const line = lineItems.nodes.find((one) => one.sku === sku);
  if (!line) throw new Error(`${name} has no ${sku}.`);
  return line.id;
}

async function within<Value>(
  what: string,
  attempt: () => Promise<Value | undefined>,
): Promise<Value> {
  for (let asked = 0; asked < tries; asked += 1) {
    const value = await attempt();
    if (value !== undefined) return value;
    await rest(1_000);
  }
  throw new Error(`The order to picture was not ${what} within ${tries} seconds.`);
}

// Units that the customer still wants, or does not want any more, after both orders were changed by people.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver, holdWebhooks, takeHeldWebhooks } from '../../support/arrivals-held.ts';
import { personOf } from '../../support/person.ts';
import { openWorld, type World } from '../../support/world.ts';

const minute = 60_000;

let world: World;
let person: ReturnType<typeof personOf>;
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
  person = personOf(world);
});
afterEach(() => world.close());

const page = async () => {
  const [row] = (await person.orderPush.list({ limit: 1 })).rows;
  return person.orders.get({ orderId: row?.id ?? '' });
};
const asking = async () => (await page()).acts.filter(({ choices }) => choices.length > 0);

async function pushed(lines: { sku: string; quantity: number }[]) {
  const sold = await world.street.placeOrder(lines, { charged: true });
  await world.run(2 * minute);
  const made = (await world.source.listOrders())[0];
  return { sold: sold.id, made: made?.id ?? '' };
}

const unitsOf = async (store: World['source'], orderId: string) =>
  (await store.readAfter(orderId)).lines.map(({ sku, currentQuantity, unfulfilled }) => [
    sku,
    currentQuantity,
    unfulfilled,
  ]);

const one = (restock: 'CANCEL' | 'RETURN' | 'NO_RESTOCK', location?: string) => ({
  lines: [{ sku: 'MUG-RED', quantity: 1, restock, ...(location ? { location } : {}) }],
});

describe('one of two units has left North Supply', () => {
  const halfShipped = async () => {
    const order = await pushed([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.source.shipLine(order.made, 0, 1, { company: 'UPS', numbers: ['1Z-ONE'] });
    await world.run(2 * minute);
    return order;
  };

  it('[RV2] it comes back to Mug Street and is refunded: the other one still ships', async () => {
    const { sold, made } = await halfShipped();
    await world.street.refundLines(sold, { ...one('RETURN', 'Mug Street shop'), amount: '19.50' });
    await world.run(5 * minute);
    expect(await unitsOf(world.street, sold)).toEqual([['MUG-RED', 1, 1]]);
    expect(await unitsOf(world.source, made)).toEqual([['MUG-RED', 1, 1]]);
  });

  it('[RV2] North Supply refunds the lost one: the other one’s parcel is on both orders', async () => {
    const { sold, made } = await halfShipped();
    await world.source.refundLines(made, one('NO_RESTOCK'));
    await world.run(5 * minute);
    await world.source.shipLine(made, 0, 1, { company: 'UPS', numbers: ['1Z-TWO'] });
    await world.run(5 * minute);
    const numbers = async (store: World['source'], id: string) =>
      (await store.readAfter(id)).fulfillments.map(({ tracking }) => tracking[0]?.number);
    expect(await numbers(world.source, made)).toEqual(['1Z-ONE', '1Z-TWO']);
    expect(await numbers(world.street, sold)).toEqual(['1Z-ONE', '1Z-TWO']);
  });
});

it('[RV1] cancelled and deleted at Mug Street before its webhook is read: nothing leaves unseen', async () => {
  const { sold, made } = await pushed([{ sku: 'MUG-RED', quantity: 1 }]);
  holdWebhooks([world.street]);
  await world.street.cancelWith(sold, { refund: true, restock: true });
  await world.run(3_000);
  await world.street.deleteOrder(sold);
  for (const held of [...takeHeldWebhooks([world.street]).values()].flat())
    await handOver(world, held);
  await world.run(5 * minute);
  await person.reconciles.start({ kind: 'changed' });
  await world.run(30 * minute);
  const isCancelled = (await world.source.readAfter(made)).cancelledAt !== null;
  expect(isCancelled || (await asking()).length > 0).toBe(true);
});

it('[RV1] North Supply cancels its part, and a digital line of Mug Street’s own is still open', async () => {
  const { sold, made } = await pushed([
    { sku: 'MUG-RED', quantity: 1 },
    { sku: 'COURSE-BREW', quantity: 1 },
  ]);
  await world.source.cancelWith(made, { refund: false, restock: true });
  await world.run(5 * minute);
  expect((await world.street.readAfter(sold)).cancelledAt).toBeNull();
});

describe('an answer that is lost', () => {
  it('[RV2] of a refund at North Supply: meanwhile nothing is asked, and an edit is not lost', async () => {
    const { sold, made } = await pushed([{ sku: 'MUG-RED', quantity: 3 }]);
    Object.assign(world.source.store.faults.cutAfter, { probability: 1, only: ['refundCreate'] });
    await world.street.refundLines(sold, { ...one('CANCEL', 'Mug Street shop'), amount: '19.50' });
    await world.run(5_000);
    Object.assign(world.source.store.faults.cutAfter, { probability: 0, only: null });
    await world.street.editLine(sold, 0, 1);
    await world.run(5 * minute);
    expect(await unitsOf(world.street, sold)).toEqual([['MUG-RED', 1, 1]]);
    expect(await asking()).toEqual([]);
    expect(await unitsOf(world.source, made)).toEqual([['MUG-RED', 1, 1]]);
  });
});

it('[RV1] pushed again after one unit had left: a unit that is refunded then does not leave', async () => {
  const { sold, made } = await pushed([
    { sku: 'MUG-RED', quantity: 3 },
    { sku: 'PIN-MUGST', quantity: 1 },
  ]);
  await world.source.shipLine(made, 0, 1, { company: 'UPS', numbers: ['1Z-ONE'] });
  await world.run(2 * minute);
  await world.source.cancelWith(made, { refund: false, restock: true });
  await world.run(5 * minute);
  const [act] = await asking();
  await person.orders.answer({ actId: act?.id ?? '', choice: 'push-again' });
  await world.run(5 * minute);
  const again = (await world.source.listOrders()).find(({ id }) => id !== made)?.id ?? '';
  expect(await unitsOf(world.source, again)).toEqual([['MUG-RED', 2, 2]]);
  await world.street.refundLines(sold, { ...one('CANCEL', 'Mug Street shop'), amount: '19.50' });
  await world.run(5 * minute);
  expect((await unitsOf(world.street, sold))[0]).toEqual(['MUG-RED', 2, 1]);
  expect(await unitsOf(world.source, again)).toEqual([['MUG-RED', 1, 1]]);
});

it('[RV1] a cancel that North Supply takes and never does is not sent for ever', async () => {
  const { sold } = await pushed([{ sku: 'MUG-RED', quantity: 2 }]);
  world.source.store.faults.jobSeconds = 30 * 86_400;
  await world.street.cancelWith(sold, { refund: true, restock: true });
  await world.run(minute);
  const before = world.storeCalls();
  await world.run(60 * minute);
  // Each round is a reading and now and then a cancel: once a minute at the most.
  expect(world.storeCalls() - before).toBeLessThan(60);
});

describe('North Supply will not ship, and Mug Street’s store does not answer for a while', () => {
  /** Calls of these kinds fail there, while its order is read and changed. */
  const deaf = (only: string[], isDeaf: boolean) =>
    Object.assign(world.street.store.faults.cutBefore, {
      probability: isDeaf ? 1 : 0,
      only: isDeaf ? only : null,
    });

  it('[RV2] a unit that was refunded there is not pushed again meanwhile', async () => {
    const { sold, made } = await pushed([{ sku: 'MUG-RED', quantity: 3 }]);
    deaf(['refundCreate'], true);
    await world.source.refundLines(made, one('CANCEL'));
    await world.run(minute);
    await world.street.changeAddress(sold, { address1: '20 Pine St' });
    await world.run(2 * minute);
    deaf([], false);
    await world.run(10 * minute);
    expect((await unitsOf(world.street, sold))[0]).toEqual(['MUG-RED', 2, 2]);
    const orders = await world.source.listOrders();
    expect(orders.map(({ id }) => id)).toEqual([made]);
  });

  it('[RV1] an order that was cancelled there is not pushed again meanwhile', async () => {
    const { sold, made } = await pushed([{ sku: 'MUG-RED', quantity: 2 }]);
    deaf(['orderCancel'], true);
    await world.source.cancelWith(made, { refund: false, restock: true });
    await world.run(minute);
    await world.street.changeAddress(sold, { address1: '20 Pine St' });
    await world.run(2 * minute);
    deaf([], false);
    await world.run(10 * minute);
    expect((await world.street.readAfter(sold)).cancelledAt).not.toBeNull();
    const orders = await world.source.listOrders();
    expect(orders.map(({ id }) => id)).toEqual([made]);
  });
});

it('[RV4] North Supply takes a unit off, and Mug Street refunds it: it comes off once', async () => {
  const { sold, made } = await pushed([{ sku: 'MUG-RED', quantity: 3 }]);
  await world.source.editLine(made, 0, 2);
  await world.run(5 * minute);
  expect(await asking()).toMatchObject([{ stop: 'edited-at-source' }]);
  await world.street.refundLines(sold, { ...one('CANCEL', 'Mug Street shop'), amount: '19.50' });
  await world.run(5 * minute);
  expect(await unitsOf(world.street, sold)).toEqual([['MUG-RED', 2, 2]]);
  expect(await unitsOf(world.source, made)).toEqual([['MUG-RED', 2, 2]]);
});

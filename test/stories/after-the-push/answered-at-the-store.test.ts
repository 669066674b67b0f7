// What is asked or owed at a store is done there by hand, or something else is: what is the same comes once, what is not is not lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../../support/person.ts';
import { openWorld, type World, type WorldOptions } from '../../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const shop = 'Mug Street shop';
const main = 'Main warehouse';

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  await world.putOffReconciling();
  await world.applyFirstLevels();
  await world.run(20 * second);
};
afterEach(() => world.close());

const page = async () => {
  const [row] = (await personOf(world).orderPush.list({ limit: 1 })).rows;
  return personOf(world).orders.get({ orderId: row?.id ?? '' });
};
const asking = async () => (await page()).acts.filter(({ choices }) => choices.length > 0);
const asked = async () =>
  (await asking()).map(({ kind, stop, money }) => `${kind} ${stop} ${money}`);

/** Three red mugs, pushed. */
const sell = async (mugs = 3) => {
  const { id: sold } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: mugs }], {
    charged: true,
  });
  await world.run(2 * minute);
  const [order] = await world.source.listOrders();
  return { sold, made: order?.id ?? '' };
};
type Kind = 'CANCEL' | 'RETURN' | 'NO_RESTOCK';
const refund = (
  of: World['source'],
  orderId: string,
  { restock = 'CANCEL' as Kind, amount = undefined as string | undefined } = {},
) =>
  of.refundLines(orderId, {
    lines: [
      {
        sku: 'MUG-RED',
        quantity: 1,
        restock,
        ...(restock === 'NO_RESTOCK' ? {} : { location: of === world.source ? main : shop }),
      },
    ],
    ...(amount === undefined ? {} : { amount }),
  });
const mugsAt = async (of: World['source'], orderId: string) => {
  const { lines, refunds, refunded } = await of.readAfter(orderId);
  return {
    left: lines.reduce((sum, { currentQuantity }) => sum + currentQuantity, 0),
    refunds: refunds.length,
    refunded,
  };
};
/** Something else becomes of the order, so that both orders are looked at once more. */
const lookAgain = async (sold: string) => {
  await world.street.changeAddress(sold, { address1: '19 Pine St' });
  await world.run(5 * minute);
};
/** Mug Street's platform takes no refund of ours for a while. */
const takesNoRefund = ({ store }: World['source']) => {
  Object.assign(store.faults.throttle, { probability: 1, only: ['refundCreate'] });
  return { no: () => Object.assign(store.faults.throttle, { probability: 0, only: null }) };
};
const unheard = async (what: () => Promise<unknown>) => {
  const faults = [world.source, world.street].map(({ store }) => store.faults.dropWebhooks);
  for (const fault of faults) fault.probability = 1;
  await what();
  for (const fault of faults) fault.probability = 0;
  await world.run(5 * minute);
  await personOf(world).reconciles.start({ kind: 'changed' });
  await world.run(10 * minute);
};

describe('a refund or a return made by hand while one of ours waits', () => {
  beforeEach(() => open());

  it('[RV2] what waits for Mug Street’s platform is done by its people meanwhile: it comes once, with its money', async () => {
    const { sold, made } = await sell();
    const { serverError } = world.street.store.faults;
    Object.assign(serverError, { probability: 1, only: ['refundCreate'] });
    await refund(world.source, made);
    // Tried so often that the next try is a while off.
    await world.run(20 * minute);
    expect(await asked()).toEqual(['pay-destination refund-money 19.50 USD']);
    Object.assign(serverError, { probability: 0, only: null });
    await refund(world.street, sold, { amount: '19.50' });
    await world.run(60 * minute);
    expect(await asked()).toEqual([]);
    expect(await mugsAt(world.street, sold)).toEqual({ left: 2, refunds: 1, refunded: '19.50' });
    expect(await mugsAt(world.source, made)).toMatchObject({ left: 2, refunds: 1 });
    const { events } = await page();
    expect(events.filter(({ kind }) => kind === 'mirror-joined')).toHaveLength(1);
  });

  it('[RV2] a question about money is not answered by an amount that was mirrored long before', async () => {
    const { sold, made } = await sell();
    await world.street.refundAmount(sold, '5.00');
    await world.run(5 * minute);
    expect(await mugsAt(world.source, made)).toMatchObject({ refunds: 1, refunded: '5.00' });
    await world.run(60 * minute);
    await world.source.refundAmount(made, '5.00');
    await world.run(5 * minute);
    expect(await asked()).toEqual(['pay-destination refund-money 5.00 USD']);
    await lookAgain(sold);
    expect(await asked()).toEqual(['pay-destination refund-money 5.00 USD']);
  });

  it('[RV2] a refund that Mug Street refused is not answered by one that was mirrored long before', async () => {
    const { sold, made } = await sell();
    await refund(world.street, sold, { amount: '19.50' });
    await world.run(60 * minute);
    expect(await mugsAt(world.source, made)).toMatchObject({ left: 2, refunds: 1 });
    const isRefused = takesNoRefund(world.street);
    await refund(world.source, made);
    await world.run(5 * minute);
    await lookAgain(sold);
    isRefused.no();
    await world.run(24 * 60 * minute);
    expect(await mugsAt(world.street, sold)).toMatchObject({ left: 1, refunds: 2 });
  });

  it('[RV2] a refund of units that were never pushed is nobody’s counterpart', async () => {
    const { id: sold } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], {
      received: '10.00',
    });
    await world.run(minute);
    await world.street.ship(sold, { company: 'UPS', number: '1Z-OWN' }, { 'MUG-RED': 1 });
    await world.run(minute);
    await world.street.pay(sold);
    await world.run(2 * minute);
    const [order] = await world.source.listOrders();
    const made = order?.id ?? '';
    expect(await mugsAt(world.source, made)).toMatchObject({ left: 2 });
    await refund(world.street, sold, { restock: 'RETURN', amount: '5.00' });
    await world.run(60 * minute);
    expect(await mugsAt(world.source, made)).toMatchObject({ left: 2, refunds: 0 });
    await refund(world.source, made);
    await world.run(5 * minute);
    expect(await mugsAt(world.street, sold)).toMatchObject({ left: 1, refunds: 2 });
    expect(await asked()).toEqual(['pay-destination refund-money 19.50 USD']);
  });

  it('[RV2] one payment by hand answers one of two questions', async () => {
    const { sold, made } = await sell();
    await refund(world.source, made);
    await world.run(5 * minute);
    await refund(world.source, made);
    await world.run(5 * minute);
    const question = 'pay-destination refund-money 19.50 USD';
    expect(await asked()).toEqual([question, question]);
    await world.street.refundAmount(sold, '19.50');
    await world.run(5 * minute);
    expect(await asked()).toEqual([question]);
  });

  it('[RV2] the refund of another mug does not answer what is asked about the first', async () => {
    const { sold, made } = await sell();
    await refund(world.source, made);
    await world.run(5 * minute);
    const question = 'pay-destination refund-money 19.50 USD';
    expect(await asked()).toEqual([question]);
    await refund(world.street, sold, { amount: '19.50' });
    await world.run(5 * minute);
    expect(await mugsAt(world.source, made)).toMatchObject({ left: 1, refunds: 2 });
    expect(await mugsAt(world.street, sold)).toMatchObject({ left: 1, refunded: '19.50' });
    expect(await asked()).toEqual([question]);
  });

  it('[RV2] a mug that is not shipped any more and one that came back are two', async () => {
    const { sold, made } = await sell();
    await world.source.ship(made, { company: 'UPS', number: '1Z-ONE' }, { 'MUG-RED': 1 });
    await world.run(10 * minute);
    await unheard(async () => {
      await refund(world.street, sold, { restock: 'CANCEL', amount: '19.50' });
      await refund(world.source, made, { restock: 'RETURN' });
    });
    const open = async (of: World['source'], id: string) =>
      (await of.readAfter(id)).lines.map(({ unfulfilled }) => unfulfilled);
    expect(await open(world.source, made)).toEqual(await open(world.street, sold));
  });

  it('[RV2] one mug refunded at Mug Street and edited off at North Supply is one mug', async () => {
    const { sold, made } = await sell();
    await unheard(async () => {
      await refund(world.street, sold, { amount: '19.50' });
      await world.source.editLine(made, 0, 2);
    });
    expect(await mugsAt(world.street, sold)).toMatchObject({ left: 2 });
    expect(await mugsAt(world.source, made)).toMatchObject({ left: 2 });
    expect(await asked()).toEqual([]);
  });

  it('[RV3] a mug of Mug Street’s own that came back before the push is not the one that comes back to North Supply', async () => {
    const { id: sold } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], {
      received: '10.00',
    });
    await world.run(minute);
    await world.street.ship(sold, { company: 'UPS', number: '1Z-OWN' }, { 'MUG-RED': 1 });
    const own = await world.street.openReturn(sold, [{ sku: 'MUG-RED', quantity: 1 }]);
    await world.street.processReturn(own, { restockAt: shop });
    await world.street.closeReturn(own).catch(() => undefined);
    await world.run(minute);
    await world.street.pay(sold);
    await world.run(2 * minute);
    const [order] = await world.source.listOrders();
    const made = order?.id ?? '';
    expect(await mugsAt(world.source, made)).toMatchObject({ left: 2 });
    await world.source.ship(made, { company: 'UPS', number: '1Z-OUT' });
    await world.run(5 * minute);
    expect((await world.source.readAfter(made)).returns).toEqual([]);
    await world.source.openReturn(made, [{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(10 * minute);
    const states = (of: { status: string; lines: { processed: number }[] }[]) =>
      of.map(({ status, lines }) => `${status} ${lines.map(({ processed }) => processed)}`);
    // It has not come back yet: nobody puts it on a shelf.
    expect(states((await world.source.readAfter(made)).returns)).toEqual(['OPEN 0']);
    expect((await world.street.readAfter(sold)).returns).toHaveLength(2);
  });
});

// North Supply takes a parcel back: so does its copy, its units are open at both stores again, and may leave anew (TR3).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { shippedOrder } from '../support/shipped-order.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const ups = (...numbers: string[]) => ({ company: 'UPS', numbers });

describe('a parcel that the source takes back', () => {
  let world: World;
  let order: Awaited<ReturnType<typeof shippedOrder>>;
  beforeEach(async () => {
    world = await openWorld();
    order = await shippedOrder(world);
  });
  afterEach(() => world.close());

  const states = async () => (await order.rows()).map(({ state, dueAt }) => [state, dueAt]);
  const shipAll = async () => {
    await world.source.ship(order.made, { company: 'UPS', number: '1Z-ALL' });
    await world.run(minute);
  };

  it('[TR3] is taken back at the customer’s order, and what leaves anew is a new parcel of the same lines', async () => {
    await world.source.shipLine(order.made, 1, 3, ups('1Z-A'));
    await world.run(minute);
    expect(await order.open()).toEqual([2, 0, 1]);
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(minute);
    expect(await order.standing()).toEqual([]);
    expect(await order.open()).toEqual([2, 3, 1]);
    expect(await states()).toEqual([['created', null]]);
    await world.source.shipLine(order.made, 1, 3, ups('1Z-B'));
    await world.run(minute);
    expect((await order.standing()).map(({ numbers, units }) => [numbers, units])).toEqual([
      [['1Z-B'], { 1: 3 }],
    ]);
    expect(await order.sourceOrders()).toBe(1);
    expect(await order.steps()).toEqual(
      expect.arrayContaining(['shipment-taken-back', 'copy-taken-back']),
    );
  });

  it('[TR3, SO1] has its units on the list of orders to ship again, though all of the order was mirrored', async () => {
    const toShip = async () =>
      (await personOf(world).orders.toShip({})).rows.map(({ id, lines }) => [
        id,
        lines.map(({ left }) => left),
      ]);
    await shipAll();
    expect(await toShip()).toEqual([]);
    expect((await world.street.readAfter(order.sold)).fulfillmentStatus).toBe('FULFILLED');
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(minute);
    const [row] = await toShip();
    expect(row?.[1]).toEqual([2, 3, 1]);
    expect((await world.street.readAfter(order.sold)).fulfillmentStatus).toBe('UNFULFILLED');
    expect(await order.sourceOrders()).toBe(1);
    await shipAll();
    expect(await toShip()).toEqual([]);
  });

  it('[TR3, SO1] has them there again too where every webhook of either store was lost', async () => {
    await shipAll();
    for (const { store } of [world.source, world.street]) store.faults.dropWebhooks.probability = 1;
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(20 * minute);
    for (const { store } of [world.source, world.street]) store.faults.dropWebhooks.probability = 0;
    await world.run(20 * minute);
    expect(await order.standing()).toEqual([]);
    const { rows } = await personOf(world).orders.toShip({});
    expect(rows.map(({ lines }) => lines.map(({ left }) => left))).toEqual([[2, 3, 1]]);
    expect(await order.sourceOrders()).toBe(1);
  });

  it('[TR3] before it was copied is not copied at all', async () => {
    const { street, source } = world;
    street.store.faults.throttle.next = 1000;
    await source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.run(minute);
    await source.takeShipmentBack(order.made, 0);
    await world.run(minute);
    street.store.faults.throttle.next = 0;
    await world.run(20 * minute);
    expect(await order.parcels()).toEqual([]);
    expect(await states()).toEqual([['withdrawn', null]]);
    expect(order.mails()).toEqual([]);
  });

  it('[TR3] before it was ever read is kept as taken back, whatever older reading comes after', async () => {
    const { source, road, edge } = world;
    source.store.faults.dropWebhooks.probability = 1;
    const [parcel] = await source.shipLine(order.made, 0, 2, ups('1Z-A'));
    const { fetch } = edge;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { store } = await road.open('demo', source.id);
    const event = {
      kind: 'shipment-changed',
      orderId: order.made,
      shipmentId: parcel ?? '',
    } as const;
    // The first reading is on its way here while the parcel is taken back, and that is read and kept.
    let isFirst = true;
    edge.fetch = async (request) => {
      const answer = await fetch(request);
      if (!isFirst) return answer;
      isFirst = false;
      await held;
      return answer;
    };
    const older = road.handle(store, event);
    await new Promise((resolve) => setTimeout(resolve, 20));
    world.clock.advance(1000);
    await source.takeShipmentBack(order.made, 0);
    await road.handle(store, event);
    expect(await states()).toEqual([['withdrawn', null]]);
    release();
    await older;
    edge.fetch = fetch;
    await world.run(minute);
    expect(await states()).toEqual([['withdrawn', null]]);
    expect(await order.parcels()).toEqual([]);
  });

  it('[TR3] while nobody knows whether its copy was made is looked for, then taken back', async () => {
    const { street, source, edge } = world;
    const { fetch } = edge;
    // The copy is made, and its answer is lost.
    edge.fetch = async (request) => {
      const isCreate = (await request.clone().text()).includes('fulfillmentCreate(');
      const answer = await fetch(request);
      if (!isCreate) return answer;
      edge.fetch = fetch;
      throw new TypeError('terminated');
    };
    await source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.run(5_000);
    expect((await order.rows()).map(({ state }) => state)).toEqual(['creating']);
    expect(await order.standing()).toHaveLength(1);
    await source.takeShipmentBack(order.made, 0);
    await world.run(2 * minute);
    expect(await order.standing()).toEqual([]);
    expect(await order.open()).toEqual([2, 3, 1]);
    expect(await states()).toEqual([['created', null]]);
    expect((await street.readAfter(order.sold)).fulfillments).toHaveLength(1);
  });

  it('[TR3] and leaves anew, in whatever order that is heard of', async () => {
    const { source, road } = world;
    await source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.run(minute);
    source.store.faults.dropWebhooks.probability = 1;
    await source.takeShipmentBack(order.made, 0);
    const [parcel] = await source.shipLine(order.made, 0, 2, ups('1Z-B'));
    await world.run(1000);
    const { store } = await road.open('demo', source.id);
    const hear = (shipmentId: string | undefined) =>
      road.handle(store, {
        ...{ kind: 'shipment-changed', orderId: order.made, shipmentId: shipmentId ?? '' },
      });
    await hear(parcel);
    await world.run(2 * minute);
    expect((await order.standing()).map(({ numbers }) => numbers)).toEqual([['1Z-A']]);
    expect(await order.steps()).not.toContain('tracking-failed');
    await hear((await order.rows()).find(({ state }) => state === 'created')?.sourceShipmentId);
    await world.run(2 * minute);
    expect((await order.standing()).map(({ numbers, units }) => [numbers, units])).toEqual([
      [['1Z-B'], { 0: 2 }],
    ]);
    expect(await states()).toEqual([
      ['created', null],
      ['created', null],
    ]);
  });

  it('[TR3] is no worry of the order’s other parcels', async () => {
    await world.source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.source.shipLine(order.made, 2, 1, ups('1Z-T'));
    await world.run(minute);
    await world.source.takeShipmentBack(order.made, 0);
    await world.source.shipLine(order.made, 1, 3, ups('1Z-B'));
    await world.run(minute);
    expect((await order.standing()).map(({ numbers, units }) => [numbers, units])).toEqual([
      [['1Z-T'], { 2: 1 }],
      [['1Z-B'], { 1: 3 }],
    ]);
  });

  it('[TR3] after its copy was taken back by hand at the customer’s store ends quietly', async () => {
    await world.source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.run(minute);
    await world.street.takeShipmentBack(order.sold, 0);
    await world.source.takeShipmentBack(order.made, 0);
    await world.run(5 * minute);
    expect(await states()).toEqual([['created', null]]);
    expect(await order.standing()).toEqual([]);
    expect(await order.sourceOrders()).toBe(1);
  });
});

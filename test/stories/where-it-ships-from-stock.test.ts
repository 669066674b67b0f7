// What is sold stays sold while its order is moved at the source: no destination shows it again, whatever goes wrong.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locationDesk } from '../support/location-desk.ts';
import { newestOrder, pushedTo } from '../support/seen-orders.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

const main = 'Main warehouse';
const overflow = 'Overflow';
const shop = 'Mug Street shop';

describe('stock while a pushed order is moved', () => {
  let world: World;
  let desk: ReturnType<typeof locationDesk>;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.run(minute);
    desk = locationDesk(world);
    await desk.save('Mug Street', { [shop]: [overflow] });
    await world.run(minute);
  });
  afterEach(() => world.close());

  /** The source does not answer that many times when it is asked for an order's groups. */
  const failToMove = (next: number) =>
    Object.assign(world.source.store.faults.serverError, { next, only: ['fulfillmentOrder'] });
  const shownFor = (ms: number) => desk.shownWhile(ms, world.street, 'MUG-RED', shop);
  const mugs = async () => ({
    [main]: await desk.at(world.source, 'MUG-RED', main),
    [overflow]: await desk.at(world.source, 'MUG-RED', overflow),
    street: await desk.at(world.street, 'MUG-RED', shop),
    harbor: await world.harbor.available('MUG-RED'),
  });
  const expectNothingOpen = () =>
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0, mismatches: [] });
  const dues = async () =>
    (await world.database.db.query.pushes.findMany()).map(({ dueAt }) => dueAt);

  it('[OP5, ST1] what was sold is never shown again while it is moved at once', async () => {
    expect(await desk.at(world.street, 'MUG-RED', shop)).toBe(10);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 10 }]);
    expect(await shownFor(minute)).toEqual([0]);
    expect(await mugs()).toEqual({ [main]: 40, [overflow]: 0, street: 0, harbor: 40 });
    expectNothingOpen();
    expect(await dues()).toEqual([null]);
  });

  it('[OP5, ST1] what was sold is never shown again while the source has not routed it', async () => {
    world.source.store.faults.routingSeconds = 40;
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 10 }]);
    expect(await shownFor(3 * minute)).toEqual([0]);
    expect(await mugs()).toEqual({ [main]: 40, [overflow]: 0, street: 0, harbor: 40 });
    expectNothingOpen();
  });

  it('[OP5, ST1] nor where it says for very long not where it ships from', async () => {
    world.source.store.faults.routingSeconds = 60 * 60;
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 10 }]);
    expect(await shownFor(20 * minute)).toEqual([0]);
    expect(await desk.said()).toEqual(['The source store has not routed it yet']);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 10, settled: 0 });
  });

  it('[OP5, ST1] what was sold is never shown again while the source cannot be asked to move it', async () => {
    failToMove(3);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 10 }]);
    await world.run(5 * second);
    expect(await desk.said()).toEqual([`Routed to ${main}, on its way to ${overflow}`]);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 10, settled: 0 });
    expect(await shownFor(30 * minute)).toEqual([0]);
    expect(await desk.said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(await mugs()).toEqual({ [main]: 40, [overflow]: 0, street: 0, harbor: 40 });
    expectNothingOpen();
    expect(await dues()).toEqual([null]);
  });

  it('[OP5, ST1] it counts where it lies in the end where the source does not move it', async () => {
    const { fetch } = world.edge;
    world.edge.fetch = async (request) => {
      const body: unknown = await request.clone().json();
      if (Object(body).operationName !== 'MoveGroup') return fetch(request);
      const no = { field: ['id'], message: 'It is being packed' };
      return Response.json({
        data: { fulfillmentOrderMove: { movedFulfillmentOrder: null, userErrors: [no] } },
      });
    };
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]);
    await world.run(2 * minute);
    expect(await desk.said()).toEqual([
      `Routed to ${main}, outside its Location Group: the source store does not move it (It is being packed)`,
    ]);
    expect(await mugs()).toEqual({ [main]: 36, [overflow]: 10, street: 10, harbor: 46 });
    expectNothingOpen();
    expect(await dues()).toEqual([null]);
  });

  it('[OP5, ST1] a late move is read at both locations though every webhook of it is lost', async () => {
    failToMove(3);
    await world.source.dropSubscriptions();
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]);
    await world.run(30 * minute);
    expect(await desk.said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(await mugs()).toEqual({ [main]: 40, [overflow]: 6, street: 6, harbor: 46 });
    expectNothingOpen();
  });

  it.each([
    ['told by its store', false],
    ['found by looking', true],
  ])(
    '[OP2, OP5, ST1] is moved, too, where the answer to its create is lost and it is %s',
    async (_, lost) => {
      Object.assign(world.source.store.faults.cutAfter, { next: 1, only: ['orderCreate'] });
      if (lost) await world.source.dropSubscriptions();
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 10 }]);
      expect(await shownFor(10 * minute)).toEqual([0]);
      expect(await desk.said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
      expect(await mugs()).toEqual({ [main]: 40, [overflow]: 0, street: 0, harbor: 40 });
      expect(await pushedTo(world.source)).toHaveLength(1);
      expectNothingOpen();
    },
  );

  it('[OP5, ST1] is held on where it is cancelled at the source before it could be moved', async () => {
    failToMove(500);
    // Another line is open at the store itself: its order stays when the source cancels what it was to ship.
    const own = await skuOnlyAt(world.street, world.source);
    await world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 4 },
      { sku: own, quantity: 1 },
    ]);
    await world.run(10 * second);
    const [made] = await pushedTo(world.source);
    await world.source.cancel(made?.id ?? '');
    await world.run(10 * second);
    failToMove(0);
    await world.run(30 * minute);
    expect(await mugs()).toEqual({ [main]: 40, [overflow]: 10, street: 6, harbor: 46 });
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 4, settled: 0, mismatches: [] });
    expect(await dues()).toEqual([null]);
    const { events } = await newestOrder(world);
    expect(events.map(({ kind }) => kind)).toContain('source-cancelled');
  });

  it('[OP5, ST1] is settled by the sweep where the turn that moved it ends before that', async () => {
    const { ledger } = world.edge;
    let isDown = true;
    world.edge.ledger = (name) => {
      const open = ledger(name);
      return new Proxy(open, {
        get: (of, key, receiver) => {
          if (isDown && key === 'settle')
            return async () => {
              throw new Error('the ledger is away');
            };
          const found: unknown = Reflect.get(of, key, receiver);
          return typeof found === 'function' ? found.bind(of) : found;
        },
      });
    };
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 10 }]);
    expect(await shownFor(20 * second)).toEqual([0]);
    expect(await desk.said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 10, settled: 0 });
    isDown = false;
    expect(await shownFor(3 * minute)).toEqual([0]);
    expectNothingOpen();
    expect(await dues()).toEqual([null]);
  });
});

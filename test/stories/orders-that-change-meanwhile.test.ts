// Orders that are paid, edited or cancelled while Crossdock is about to push them: what counts is how they stand then.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('an order that changes while it is pushed', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const ours = async () =>
    (await pushedTo(world.source)).map(({ lineItems }) =>
      lineItems.nodes.map(({ quantity, sku }) => `${quantity} ${sku}`),
    );
  const theOrder = async () => {
    const person = personOf(world);
    const [row] = (await person.orderPush.list({ limit: 1 })).rows;
    return person.orders.get({ orderId: row?.id ?? '' });
  };
  /** Paid through the store: 4 × 19.50, and 5.00 to ship. */
  const placeFour = () =>
    world.street.placeOrder([{ sku: 'MUG-RED', quantity: 4 }], { received: '83.00' });
  /** The source is away for a while: the push waits on its ladder. */
  const whileWaiting = async (act: (orderId: string) => Promise<unknown>) => {
    Object.assign(world.source.store.faults.serverError, { next: 3 });
    const { id } = await placeFour();
    await world.run(4_000);
    expect((await theOrder()).pushes).toMatchObject([{ state: 'ready' }]);
    await act(id);
    await world.run(20 * minute);
  };
  /** Between our last look at the order and the create, the moment in which nobody can know. */
  const atTheLastMoment = async (act: (orderId: string) => Promise<unknown>) => {
    const { store } = world.source;
    const ask = store.fetch;
    let orderId = '';
    let isOver = false;
    store.fetch = async (request: Request) => {
      const body = await request.clone().text();
      if (!isOver && body.includes('CreateSourceOrder')) {
        isOver = true;
        await act(orderId);
      }
      return ask(request);
    };
    orderId = (await placeFour()).id;
    await world.run(20 * minute);
    expect(isOver).toBe(true);
  };

  it('[OP12] waits while it is partly paid, and goes once the rest has come', async () => {
    const placed = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      received: '10.00',
    });
    await world.run(minute);
    expect(await ours()).toEqual([]);
    expect(await theOrder()).toMatchObject({
      decision: 'waiting-for-payment',
      pushStatus: 'pending',
      payment: 'partially-paid',
    });
    await world.street.pay(placed.id);
    await world.run(minute);
    expect(await ours()).toEqual([['1 MUG-RED']]);
  });

  it('[OP1] goes as it is edited meanwhile', async () => {
    await whileWaiting((id) => world.street.editQuantity(id, 'MUG-RED', 1));
    expect(await ours()).toEqual([['1 MUG-RED']]);
    expect(await world.source.available('MUG-RED')).toBe(49);
    expect(await world.street.available('MUG-RED')).toBe(49);
  });

  it('[OP1, OP12] goes with what was added meanwhile once that is paid too', async () => {
    let orderId = '';
    await whileWaiting(async (id) => {
      orderId = id;
      await world.street.editQuantity(id, 'MUG-RED', 6);
    });
    expect(await ours()).toEqual([]);
    expect(await theOrder()).toMatchObject({ decision: 'waiting-for-payment' });
    await world.street.pay(orderId);
    await world.run(minute);
    expect(await ours()).toEqual([['6 MUG-RED']]);
    expect(await world.source.available('MUG-RED')).toBe(44);
  });

  it('[OP1] does not go once it is cancelled meanwhile, and gives its units back', async () => {
    await whileWaiting((id) => world.street.cancel(id));
    expect(await ours()).toEqual([]);
    expect(await theOrder()).toMatchObject({ decision: 'cancelled', pushStatus: 'not-eligible' });
    expect(await world.source.available('MUG-RED')).toBe(50);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0 });
  });

  it('[OP12] does not go once its fraud analysis says high meanwhile', async () => {
    await whileWaiting((id) => world.street.assessRisk(id, 'HIGH'));
    expect(await ours()).toEqual([]);
    expect(await theOrder()).toMatchObject({ decision: 'high-risk' });
  });

  it('[OP12] goes by itself when what held it is over: a hold, a fraud analysis', async () => {
    const { id } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      paid: false,
    });
    await world.street.hold(id);
    await world.street.assessRisk(id, 'PENDING');
    await world.street.pay(id);
    await world.run(minute);
    expect(await theOrder()).toMatchObject({ decision: 'risk-pending', pushStatus: 'pending' });
    await world.street.assessRisk(id, 'LOW');
    await world.run(minute);
    expect(await theOrder()).toMatchObject({ decision: 'on-hold', pushStatus: 'pending' });
    await world.street.release(id);
    await world.run(minute);
    expect(await ours()).toEqual([['1 MUG-RED']]);
  });

  it('[OP2] edited at the very moment of the create is one order, and what was added goes after it', async () => {
    let orderId = '';
    await atTheLastMoment(async (id) => {
      orderId = id;
      await world.street.editQuantity(id, 'MUG-RED', 6);
    });
    expect(await ours()).toEqual([['4 MUG-RED']]);
    await world.street.pay(orderId);
    await world.run(minute);
    expect((await ours()).flat().sort()).toEqual(['2 MUG-RED', '4 MUG-RED']);
  });

  it('[OP2] cancelled at the very moment of the create is one order, and a person is told', async () => {
    await atTheLastMoment((id) => world.street.cancel(id));
    expect(await ours()).toEqual([['4 MUG-RED']]);
    const order = await theOrder();
    expect(order.cancelledAt).not.toBeNull();
    expect(order.pushes).toMatchObject([{ state: 'created' }]);
  });
});

// A parcel that was copied changes at the source: its number, a second one, how far it is. The same copy follows (TR3).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedOrder } from '../support/shipped-order.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const ups = (...numbers: string[]) => ({ company: 'UPS', numbers });

describe('a parcel that changes after it was copied', () => {
  let world: World;
  let order: Awaited<ReturnType<typeof shippedOrder>>;
  beforeEach(async () => {
    world = await openWorld();
    order = await shippedOrder(world);
  });
  afterEach(() => world.close());

  const shipFirst = async (tracking = ups('1Z-A')) => {
    await world.source.shipLine(order.made, 0, 2, tracking);
    await world.run(minute);
  };
  const copy = (change: object) => ({
    ...{ status: 'SUCCESS', carrier: 'UPS', numbers: ['1Z-A'], delivery: 'FULFILLED' },
    ...{ units: { 0: 2 }, ...change },
  });

  it('[TR3] has its number corrected on the same copy, and the customer is told once more', async () => {
    await shipFirst();
    expect(await order.parcels()).toEqual([copy({})]);
    await world.source.changeTracking(order.made, 0, ups('1Z-B'));
    await world.run(minute);
    expect(await order.parcels()).toEqual([copy({ numbers: ['1Z-B'] })]);
    expect(order.mails()).toEqual(['shipping_confirmation', 'shipping_update']);
    expect((await order.steps()).filter((kind) => kind === 'tracking-updated')).toHaveLength(1);
    expect((await order.rows()).map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['created', null],
    ]);
  });

  it('[TR3] gets a number where it had none, and a second one beside the first', async () => {
    await shipFirst({ company: 'UPS', numbers: [] });
    await world.source.changeTracking(order.made, 0, ups('1Z-A'));
    await world.run(minute);
    expect(await order.parcels()).toEqual([copy({})]);
    await world.source.changeTracking(order.made, 0, ups('1Z-A', '1Z-C'));
    await world.run(minute);
    expect(await order.parcels()).toEqual([copy({ numbers: ['1Z-A', '1Z-C'] })]);
  });

  it('[TR3] has its number corrected before the first copy is made: only the new one is shown', async () => {
    world.queues.loseAll();
    await world.source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.source.changeTracking(order.made, 0, ups('1Z-B'));
    await world.run(2 * minute);
    expect(await order.parcels()).toEqual([copy({ numbers: ['1Z-B'] })]);
    expect(order.mails()).toEqual(['shipping_confirmation']);
  });

  it('[TR3] keeps number, address and name of a carrier that the other store does not know', async () => {
    const corvid = { company: 'Corvid Couriers', urls: ['https://corvid.example/t/7'] };
    await shipFirst({ ...corvid, numbers: ['CC-7'] });
    expect(await order.parcels()).toEqual([
      copy({ carrier: 'Corvid Couriers', numbers: ['CC-7'] }),
    ]);
    const changed = { company: 'Corvid Couriers', urls: ['https://corvid.example/t/8'] };
    await world.source.changeTracking(order.made, 0, { ...changed, numbers: ['CC-8'] });
    await world.run(minute);
    const { fulfillments } = await world.street.readAfter(order.sold);
    expect(fulfillments.map(({ tracking }) => tracking)).toEqual([
      [{ company: 'Corvid Couriers', number: 'CC-8', url: 'https://corvid.example/t/8' }],
    ]);
  });

  it('[TR3] whose copy needed two locations shows the new number on both', async () => {
    const { state, admin } = world.street.store;
    const group = state.fulfillmentOrders.in(order.sold)[0];
    const mugs = group?.lines[1];
    const stall = [...state.locations.all()].find(({ name }) => name === 'Waterfront stall');
    await world.street.post(
      `mutation Stock($item: ID!, $location: ID!, $key: String!) {
        inventoryActivate(inventoryItemId: $item, locationId: $location, available: 3) @idempotent(key: $key) {
          userErrors { message } } }`,
      { item: mugs?.inventoryItemId, location: stall?.id, key: crypto.randomUUID() },
    );
    const moved = admin.moveFulfillmentOrder({
      ...{ fulfillmentOrderId: group?.id ?? '', locationId: stall?.id ?? '' },
      lines: [{ id: mugs?.id ?? '', quantity: 2 }],
    });
    expect(moved.ok).toBe(true);
    await world.source.shipLine(order.made, 1, 3, ups('1Z-A'));
    await world.run(minute);
    const units = async () =>
      (await order.parcels()).map((parcel) => [parcel.numbers, parcel.units]);
    expect(await units()).toEqual([
      [['1Z-A'], { 1: 2 }],
      [['1Z-A'], { 1: 1 }],
    ]);
    await world.source.changeTracking(order.made, 0, ups('1Z-B'));
    await world.run(minute);
    expect(await units()).toEqual([
      [['1Z-B'], { 1: 2 }],
      [['1Z-B'], { 1: 1 }],
    ]);
  });

  it('[TR3] is followed on its way, without a mail, and never back from delivered', async () => {
    await shipFirst();
    const told = async (word: 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED') => {
      await world.source.deliver(order.made, 0, word);
      await world.run(minute);
      return (await order.parcels()).map(({ delivery }) => delivery);
    };
    expect(await told('IN_TRANSIT')).toEqual(['IN_TRANSIT']);
    expect(await told('OUT_FOR_DELIVERY')).toEqual(['OUT_FOR_DELIVERY']);
    expect(await told('DELIVERED')).toEqual(['DELIVERED']);
    expect(await told('IN_TRANSIT')).toEqual(['DELIVERED']);
    expect(order.mails()).toEqual(['shipping_confirmation']);
    expect((await order.steps()).filter((kind) => kind === 'delivery-told')).toHaveLength(3);
  });

  it('[TR3] does not fail where the other store does not take its delivery status', async () => {
    await shipFirst();
    const { fetch } = world.edge;
    world.edge.fetch = async (request) =>
      (await request.clone().text()).includes('fulfillmentEventCreate(')
        ? Response.json({
            data: {
              fulfillmentEventCreate: {
                fulfillmentEvent: null,
                userErrors: [{ field: ['fulfillmentEvent'], message: 'Not here' }],
              },
            },
            extensions: {
              cost: {
                requestedQueryCost: 10,
                actualQueryCost: 10,
                throttleStatus: {
                  maximumAvailable: 2000,
                  currentlyAvailable: 1990,
                  restoreRate: 100,
                },
              },
            },
          })
        : fetch(request);
    await world.source.deliver(order.made, 0, 'IN_TRANSIT');
    await world.run(minute);
    world.edge.fetch = fetch;
    expect((await order.rows()).map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['created', null],
    ]);
    expect(await order.steps()).toContain('delivery-not-told');
    await world.source.deliver(order.made, 0, 'DELIVERED');
    await world.run(minute);
    expect((await order.parcels()).map(({ delivery }) => delivery)).toEqual(['DELIVERED']);
  });

  it.each([
    ['doubled', { doubleWebhooks: { probability: 1 } }],
    ['late and in any order', { shuffleWebhooks: { probability: 1, seconds: 40 } }],
    ['lost, and found by reconciling', { dropWebhooks: { probability: 1 } }],
  ])('[TR3] ends as its source has it with its webhooks %s', async (_, faults) => {
    for (const [name, fault] of Object.entries(faults))
      Object.assign(Reflect.get(world.source.store.faults, name), fault);
    await world.source.shipLine(order.made, 0, 2, ups('1Z-A'));
    await world.source.shipLine(order.made, 1, 3, ups('1Z-B'));
    await world.source.changeTracking(order.made, 0, ups('1Z-C'));
    await world.run(2 * minute);
    await world.source.changeTracking(order.made, 1, ups('1Z-D'));
    await world.source.deliver(order.made, 1, 'IN_TRANSIT');
    await world.run(2 * minute);
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.run(40 * minute);
    const parcels = (await order.parcels()).toSorted((a, b) =>
      JSON.stringify(a.units).localeCompare(JSON.stringify(b.units)),
    );
    expect(parcels).toEqual([
      copy({ numbers: ['1Z-C'] }),
      copy({ numbers: ['1Z-D'], units: { 1: 3 }, delivery: 'IN_TRANSIT' }),
    ]);
  });
});

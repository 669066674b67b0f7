// People of a source store see what is still to ship, and ship it from there; nobody else does (SO1).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { personOf } from '../support/person.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const ups = { carrier: 'UPS', number: '1Z827WK74630' };

describe('the Orders page of source stores', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const theRow = async () => {
    const [row] = (await personOf(world).orders.toShip({})).rows;
    return row;
  };
  const thePushId = async () => (await theRow())?.push?.id ?? '';
  const ship = async (change: Partial<typeof ups> = {}) =>
    personOf(world).orders.ship({ pushId: await thePushId(), ...ups, ...change });
  /** What the source store shipped of its newest order. */
  const shippedThere = async () =>
    (await world.source.listOrders())[0]?.fulfillments.map(({ trackingInfo, ...made }) => ({
      number: trackingInfo[0]?.number,
      company: trackingInfo[0]?.company,
      units: made.fulfillmentLineItems.nodes.map(
        ({ quantity, lineItem }) => `${quantity} ${lineItem.sku}`,
      ),
    }));

  /** Has the tees of the newest source order sent from its other location. */
  const moveTees = async () => {
    const { source } = world;
    const [made] = await source.listOrders();
    const { order, locations } = await source.post<{
      order: {
        fulfillmentOrders: {
          nodes: { id: string; lineItems: { nodes: { id: string; sku: string }[] } }[];
        };
      };
      locations: { nodes: { id: string; name: string }[] };
    }>(
      `query Where($id: ID!) { locations(first: 5) { nodes { id name } } order(id: $id) {
        fulfillmentOrders(first: 5) { nodes { id lineItems(first: 5) { nodes { id sku } } } } } }`,
      { id: made?.id },
    );
    const group = order.fulfillmentOrders.nodes[0];
    const tees = group?.lineItems.nodes.find(({ sku }) => sku === 'TEE-M');
    const overflow = locations.nodes.find(({ name }) => name === 'Overflow');
    const { fulfillmentOrderMove } = await source.post<{
      fulfillmentOrderMove: { userErrors: { message: string }[] };
    }>(
      `mutation Move($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
        fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) {
          userErrors { message } } }`,
      { id: group?.id, to: overflow?.id, lines: [{ id: tees?.id, quantity: 1 }] },
    );
    expect(fulfillmentOrderMove.userErrors).toEqual([]);
  };

  it('[SO1] lists what is to ship and why the rest is not here, oldest first', async () => {
    const { street, harbor, source, clock } = world;
    const first = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: await skuOnlyAt(street, source), quantity: 1 },
    ]);
    await world.run(minute);
    const second = await harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    const [made] = await source.listOrders();
    const { rows, next } = await personOf(world).orders.toShip({});
    expect(next).toBeNull();
    expect(rows).toMatchObject([
      {
        name: first.name,
        storeName: 'Mug Street',
        customerName: 'Dana Reyes',
        payment: 'paid',
        fulfillment: 'unfulfilled',
        pushStatus: 'partial',
        unitCount: 3,
        push: {
          part: 1,
          sourceStoreName: 'North Supply',
          sourceOrderName: made?.name,
          sourceOrderUrl: `http://127.0.0.1:4401/admin/orders/${made?.id.split('/').pop()}`,
          unitsLeft: 2,
          unitsShipped: 0,
        },
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
      },
      {
        name: second.name,
        storeName: 'Harbor Goods',
        push: null,
        decision: 'plan-too-low',
        pushStatus: 'not-eligible',
        lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
      },
    ]);
    expect(rows[0]?.firstSeenAt).toBeLessThan(clock.now());
    expect((await personOf(world).orders.toShip({ storeId: source.id })).rows).toEqual(rows);
  });

  it('[SO1, TR1] ships all of one with carrier and number, which come back to the customer’s order', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    const { fetch } = world.edge;
    const notified: unknown[] = [];
    world.edge.fetch = async (request) => {
      const { query, variables } = (await request.clone().json()) as {
        query: string;
        variables: { fulfillment?: { notifyCustomer: boolean } };
      };
      if (query.includes('fulfillmentCreate('))
        notified.push(variables.fulfillment?.notifyCustomer);
      return fetch(request);
    };
    expect(await ship({ carrier: ' UPS ', number: ' 1Z827WK74630\n' })).toEqual({
      kind: 'shipped',
      shipments: 1,
      units: 3,
    });
    expect(notified).toEqual([false]);
    expect(await shippedThere()).toEqual([
      { number: '1Z827WK74630', company: 'UPS', units: ['2 MUG-RED', '1 TEE-M'] },
    ]);
    await world.run(minute);
    expect((await personOf(world).orders.toShip({})).rows).toEqual([]);
    const sold = await street.readOrder(placed.id);
    expect(sold.displayFulfillmentStatus).toBe('FULFILLED');
    expect(sold.fulfillments.map(({ trackingInfo }) => trackingInfo)).toMatchObject([
      [{ company: 'UPS', number: '1Z827WK74630' }],
    ]);
    expect(source.store.state.mails.all()).toEqual([]);

    const [listed] = (await personOf(world).orderPush.list({})).rows;
    const { events } = await personOf(world).orders.get({ orderId: listed?.id ?? '' });
    const asked = events.filter(({ kind }) => kind === 'ship-asked');
    expect(asked).toMatchObject([
      { actor: 'You', detail: 'UPS 1Z827WK74630', pushId: listed?.pushes[0]?.id },
    ]);
    const kinds = events.map(({ kind }) => kind);
    expect(events.find(({ kind }) => kind === 'shipped-at-source')?.actor).toBe('North Supply');
    expect(kinds.slice(kinds.indexOf('ship-asked'))).toEqual([
      'ship-asked',
      'shipped-at-source',
      'tracking-returned',
    ]);
  });

  it('[SO1] starts the way back though no webhook of the source ever comes', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    source.store.faults.dropWebhooks.probability = 1;
    expect(await ship()).toMatchObject({ kind: 'shipped' });
    await world.run(minute);
    expect((await street.readOrder(placed.id)).fulfillments).toHaveLength(1);
  });

  it('[SO1] ships without carrier and number where there are none', async () => {
    const { street } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect(await ship({ carrier: '  ', number: '' })).toMatchObject({ kind: 'shipped' });
    await world.run(minute);
    expect(await shippedThere()).toEqual([
      { number: undefined, company: undefined, units: ['1 MUG-RED'] },
    ]);
    expect((await street.readOrder(placed.id)).fulfillments).toHaveLength(1);
  });

  it('[SO1] ships a parcel from each of two locations, with one number', async () => {
    const { street } = world;
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    await moveTees();
    expect(await ship()).toEqual({ kind: 'shipped', shipments: 2, units: 3 });
    expect((await shippedThere())?.map(({ number, units }) => [number, units])).toEqual([
      [ups.number, ['2 MUG-RED']],
      [ups.number, ['1 TEE-M']],
    ]);
    await world.run(5 * minute);
    const sold = await street.readOrder(placed.id);
    expect(sold.displayFulfillmentStatus).toBe('FULFILLED');
    expect((await personOf(world).orders.toShip({})).rows).toEqual([]);
  });

  it('[SO1] says how many parcels went before one was refused, and ships only the rest again', async () => {
    const { street, source } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    await moveTees();
    const pushId = await thePushId();
    const { fetch } = world.edge;
    let creates = 0;
    world.edge.fetch = async (request) => {
      const body = await request.clone().text();
      // The second of the two is throttled, and so is whoever asks again.
      if (body.includes('fulfillmentCreate(')) creates += 1;
      if (creates > 1) Object.assign(source.store.faults.throttle, { next: 1 });
      return fetch(request);
    };
    expect(await personOf(world).orders.ship({ pushId, ...ups })).toMatchObject({
      kind: 'failed',
      failure: 'throttled',
      shipments: 1,
    });
    world.edge.fetch = fetch;
    await world.run(minute);
    expect(await theRow()).toMatchObject({
      push: { unitsLeft: 1, unitsShipped: 2 },
      lines: [{ sku: 'TEE-M', quantity: 1 }],
    });
    expect(await ship()).toEqual({ kind: 'shipped', shipments: 1, units: 1 });
    expect((await shippedThere())?.flatMap(({ units }) => units)).toEqual(['2 MUG-RED', '1 TEE-M']);
  });

  it('[SO1] pressed thrice at the same moment ships once, and says who ships it', async () => {
    const { street } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const pushId = await thePushId();
    const person = personOf(world);
    const presses = [1, 2, 3].map(() => person.orders.ship({ pushId, ...ups }));
    const outcomes = await Promise.all(presses);
    expect(outcomes.filter(({ kind }) => kind === 'shipped')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind !== 'shipped')).toEqual([
      { kind: 'being-shipped', by: 'You' },
      { kind: 'being-shipped', by: 'You' },
    ]);
    expect(await shippedThere()).toHaveLength(1);
    await world.run(5 * minute);
    expect((await street.readOrder(placed.id)).fulfillments).toHaveLength(1);
    expect(await person.orders.ship({ pushId, ...ups })).toEqual({ kind: 'nothing-left' });
  });

  it('[SO1] whose answer is lost finds the shipment it made', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    Object.assign(source.store.faults.cutAfter, { next: 1, only: ['fulfillmentCreate'] });
    expect(await ship()).toEqual({ kind: 'shipped', shipments: 1, units: 2 });
    expect(await shippedThere()).toHaveLength(1);
    await world.run(5 * minute);
    expect((await street.readOrder(placed.id)).fulfillments).toHaveLength(1);
  });

  it('[SO1] takes no earlier shipment of the same number for its own', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(
      made?.id ?? '',
      { company: ups.carrier, number: ups.number },
      { 'MUG-RED': 1 },
    );
    await world.run(minute);
    Object.assign(source.store.faults.cutBefore, { next: 1, only: ['fulfillmentCreate'] });
    expect(await ship()).toMatchObject({ kind: 'failed', failure: 'unknown', shipments: 0 });
    expect(await shippedThere()).toHaveLength(1);
    expect(await ship()).toEqual({ kind: 'shipped', shipments: 1, units: 1 });
    expect(await shippedThere()).toHaveLength(2);
  });

  it('[SO1] says that the store refuses, and ships once it does not', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    source.store.faults.refuse = 401;
    expect(await ship()).toMatchObject({ kind: 'failed', failure: 'unauthorized', shipments: 0 });
    source.store.faults.refuse = null;
    expect(await ship()).toMatchObject({ kind: 'shipped' });
  });

  it('[SO1] says that the order is on hold there', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [made] = await source.listOrders();
    const [group] = source.store.state.fulfillmentOrders.in(made?.id ?? '');
    await source.post(
      `mutation Hold($id: ID!) { fulfillmentOrderHold(id: $id,
        fulfillmentHold: { reason: AWAITING_PAYMENT }) { userErrors { message } } }`,
      { id: group?.id },
    );
    expect(await ship()).toEqual({
      kind: 'closed',
      why: expect.stringMatching(/ON_HOLD.*AWAITING_PAYMENT/),
    });
    expect(await shippedThere()).toEqual([]);
  });

  it('[SO1] ships nothing of an order that is cancelled, or not at its source', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const pushId = await thePushId();
    await street.cancel(placed.id);
    await world.run(minute);
    expect((await personOf(world).orders.toShip({})).rows).toEqual([]);
    await expect(personOf(world).orders.ship({ pushId, ...ups })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    source.store.faults.refuse = 403;
    await street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    const [waits] = (await personOf(world).orderPush.list({ limit: 1 })).rows;
    expect(waits?.pushes).toMatchObject([{ state: 'failed' }]);
    expect((await personOf(world).orders.toShip({})).rows).toMatchObject([
      { orderId: waits?.id, push: null, pushStatus: 'failed' },
    ]);
    await expect(
      personOf(world).orders.ship({ pushId: waits?.pushes[0]?.id ?? '', ...ups }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    source.store.faults.refuse = null;
    expect(await shippedThere()).toEqual([]);
  });

  it('[SO1] is for source stores: refused to a destination, to an account without one, and to strangers', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const pushId = await thePushId();
    const forbidden = { code: 'FORBIDDEN', message: 'Orders to ship are for source stores.' };
    const person = personOf(world);
    await expect(person.orders.toShip({ storeId: street.id })).rejects.toMatchObject(forbidden);
    await expect(person.orders.toShip({ storeId: 'st_unknown' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'This store is not connected here.',
    });
    await expect(person.orders.ship({ pushId: 'ps_unknown', ...ups })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await ensureAccount(world.database.db, 'other', 0);
    const stranger = personOf(world, 'other');
    await expect(stranger.orders.toShip({})).rejects.toMatchObject(forbidden);
    await expect(stranger.orders.toShip({ storeId: source.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(stranger.orders.ship({ pushId, ...ups })).rejects.toMatchObject(forbidden);
    expect(await shippedThere()).toEqual([]);
  });

  it.each([
    ['more than 100 characters', 'x'.repeat(101)],
    ['a control character', '1Z\u0007'.concat('2')],
    ['two lines', '1Z\n2Z'],
  ])('[SO1] takes no carrier and no number of %s', async (_, text) => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    for (const wrong of [{ carrier: text }, { number: text }])
      await expect(ship(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await shippedThere()).toEqual([]);
  });
});

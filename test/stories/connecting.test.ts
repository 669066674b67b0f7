// A fourth store is connected from nothing, by the procedures that the pages call: four steps, and nothing moves before Apply.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fourthStore } from '../../sandbox/seeds/fourth-store.ts';
import { type ConnectingWorld, formOf, openConnecting } from '../support/connecting.ts';
import { personOf } from '../support/person.ts';

const second = 1_000;
const minute = 60 * second;

let world: ConnectingWorld;
beforeEach(async () => {
  world = await openConnecting(fourthStore());
  await world.applyFirstLevels();
  await world.run(10 * second);
  world.changes.length = 0;
});
afterEach(() => world.close());

const person = () => personOf(world);
const shelf = () => world.fourth.desk;

/** Connects it, and answers its connection with North Supply. */
async function connect(): Promise<string> {
  const { connections } = await person().stores.connect(formOf(world.fourth));
  const [connectionId, second] = connections;
  if (!connectionId || second) throw new Error('not one connection');
  return connectionId;
}

const mutations = () => [...new Set(world.changes.map(({ mutation }) => mutation))].sort();
const states = async (connectionId: string) =>
  (await person().connecting.setup({ connectionId })).states;

/** What each store shows of the red mug. */
const mugs = async () => ({
  source: await world.source.available('MUG-RED'),
  street: (await world.street.levels('MUG-RED'))[0]?.available,
  shelf: (await shelf().levels('MUG-RED'))[0]?.available,
});

describe('before a person presses Apply', () => {
  it('[ST8] a store that is connected, sold at and supplied otherwise meanwhile writes no level of any store', async () => {
    // Here no store's first levels were applied yet.
    world.close();
    world = await openConnecting(fourthStore());
    const connectionId = await connect();
    await world.run(minute);
    await shelf().placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.source.setStock('MUG-RED', 30, 'Main warehouse');
    await world.run(20 * minute);
    expect(await mugs()).toEqual({ source: 40, street: 40, shelf: 3 });
    expect(mutations()).toEqual(['CreateWebhook']);
    expect(new Set(world.changes.map(({ port }) => port))).toEqual(
      new Set([new URL(world.fourth.url).port]),
    );
    const sold = (await world.source.listOrders()).filter((order) => order.sourceIdentifier);
    expect(sold).toEqual([]);
    expect(await states(connectionId)).toMatchObject({ 'first-levels': 'to-do' });
  });

  it('[ST8] only stores that follow already are written, and what was sold before Apply counts once', async () => {
    const connectionId = await connect();
    await world.run(minute);
    await shelf().placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    // Two of the source's mugs are sold: nobody else may sell them. The source itself is written only after Apply.
    expect(await mugs()).toEqual({ source: 50, street: 48, shelf: 2 });
    const read = await person().inventory.firstLevels.list({ connectionId });
    const mug = read.rows.find(({ sku }) => sku === 'MUG-RED');
    expect(mug?.places).toEqual([{ locationName: 'Corner shop', present: 2, proposed: 48 }]);
    const ports = [new URL(world.fourth.url).port, '4401'];
    const there = world.changes.filter(({ port }) => ports.includes(port));
    expect(new Set(there.map(({ mutation }) => mutation))).toEqual(new Set(['CreateWebhook']));

    const asked = await person().inventory.firstLevels.applyLevels({ connectionId, chosen: 'all' });
    expect(asked).toEqual({ kind: 'applied', links: read.counts.read });
    await world.run(minute);
    expect(await mugs()).toEqual({ source: 48, street: 48, shelf: 48 });
    // From here on every sale counts, once.
    await shelf().placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    expect(await mugs()).toEqual({ source: 45, street: 45, shelf: 45 });
    for (const ledger of world.ledgers()) expect(ledger.mismatches).toEqual([]);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0 });
  });
});

describe('the four steps', () => {
  it('[OP3] go from locations to the first pushed order, which is shipped and comes back', async () => {
    const connectionId = await connect();
    await world.run(minute);
    const todo = { locations: 'to-do', products: 'to-do', 'first-levels': 'to-do' };
    const setup = await person().connecting.setup({ connectionId });
    expect(setup.states).toEqual({ ...todo, 'order-push': 'to-do' });
    expect(
      setup.map.groups.map(({ name, sourceLocationIds }) => [name, sourceLocationIds.length]),
    ).toEqual([['Corner shop', 2]]);
    expect(setup.counts).toEqual({
      linked: 8,
      missing: 2,
      duplicate: 1,
      'not-tracked': 1,
      'no-sku': 1,
      suggested: 1,
      unlinked: 0,
    });
    expect((await person().connecting.setups()).map((one) => one.connectionId)).toEqual([
      connectionId,
    ]);

    await person().connecting.mark({ connectionId, step: 'locations', done: true });
    await person().connecting.mark({ connectionId, step: 'products', done: true });
    await person().inventory.firstLevels.applyLevels({ connectionId, chosen: 'all' });
    await world.run(minute);
    expect(await states(connectionId)).toEqual({
      locations: 'done',
      products: 'done',
      'first-levels': 'done',
      'order-push': 'to-do',
    });

    const storeId = setup.destinationStoreId;
    const pushed = async () =>
      (await world.source.listOrders()).filter((order) => order.sourceIdentifier);
    await person().pushSettings.switch({ storeId, on: true });
    await shelf().placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }]);
    await world.run(minute);
    // The plan does not include it yet.
    expect([await pushed(), (await states(connectionId))['order-push']]).toEqual([[], 'to-do']);
    await person().plans.change({ storeId, plan: 'traction' });
    expect((await states(connectionId))['order-push']).toBe('done');

    await world.run(minute);
    const { id } = await shelf().placeOrder([{ sku: 'MUG-BLUE', quantity: 2 }]);
    await world.run(minute);
    const made = await pushed();
    expect(made).toHaveLength(1);
    await world.source.ship(made[0]?.id ?? '', { company: 'UPS', number: '1Z-FOURTH' });
    await world.run(minute);
    const order = await shelf().readOrder(id);
    expect(order.fulfillments.map((one) => one.trackingInfo[0]?.number)).toEqual(['1Z-FOURTH']);
    expect(await person().connecting.setups()).toEqual([]);
  });

  it('[ST8] a step is to be done again once its facts changed, and “not now” leaves Order Push for later', async () => {
    const connectionId = await connect();
    await world.run(minute);
    await person().connecting.mark({ connectionId, step: 'locations', done: true });
    await person().connecting.mark({ connectionId, step: 'products', done: true });
    const { states: kept } = await person().connecting.mark({
      connectionId,
      step: 'order-push',
      done: true,
    });
    expect(kept).toMatchObject({ locations: 'done', products: 'done', 'order-push': 'done' });
    await world.source.closeLocation('Overflow', 'Main warehouse');
    await world.run(minute);
    expect(await states(connectionId)).toMatchObject({ locations: 'again', products: 'done' });
    // Taken back, it is to be done as before.
    await person().connecting.mark({ connectionId, step: 'order-push', done: false });
    expect(await states(connectionId)).toMatchObject({ 'order-push': 'to-do' });
  });

  it('[ST8] put away it reminds nobody, and is found again where it was', async () => {
    const connectionId = await connect();
    await person().connecting.mark({ connectionId, step: 'locations', done: true });
    const away = await person().connecting.putAway({ connectionId, away: true });
    expect(away).toMatchObject({ isPutAway: true, states: { locations: 'done' } });
    expect(await person().connecting.setups()).toEqual([]);
    await person().connecting.putAway({ connectionId, away: false });
    expect((await person().connecting.setups()).map((one) => one.states.locations)).toEqual([
      'done',
    ]);
    await expect(personOf(world, 'another').connecting.setup({ connectionId })).rejects.toThrow(
      'This connection is not known here.',
    );
    const mark = { connectionId, step: 'products', done: true } as const;
    await expect(personOf(world, 'another').connecting.mark(mark)).rejects.toThrow('not known');
  });
});

describe('connecting again', () => {
  it('[ST8] pressed twice, or again later, makes one store with its connections, links and steps as they were', async () => {
    const [first] = await Promise.all([connect(), connect()]);
    await world.run(minute);
    await person().connecting.mark({ connectionId: first, step: 'locations', done: true });
    const before = await person().stores.list();
    expect(await connect()).toBe(first);
    await world.run(minute);
    const shown = (all: typeof before) =>
      all.map(({ name, connectedWith, listings, plan, orderPushOn, setName }) => ({
        ...{ name, connectedWith, listings, plan, orderPushOn, setName },
      }));
    expect(shown(await person().stores.list())).toEqual(shown(before));
    expect(before.map(({ name }) => name)).toContain('Corner Shelf');
    expect((await states(first)).locations).toBe('done');
    const hooks = await shelf().dropSubscriptions();
    expect(hooks).toBe(world.changes.filter(({ mutation }) => mutation === 'CreateWebhook').length);
  });

  it('[ST8] joins only what was chosen, and a restart of the others adds nothing', async () => {
    const { connections } = await person().stores.connect({
      ...formOf(world.fourth),
      joinWith: [],
    });
    expect(connections).toEqual([]);
    await person().stores.connect({ ...formOf(world.fourth), joinWith: [world.source.id] });
    await world.connectAgain('Mug Street', { orderPush: true });
    await world.connectAgain('North Supply', { orderPush: false });
    const list = await person().stores.list();
    const shelfStore = list.find(({ name }) => name === 'Corner Shelf');
    expect(shelfStore?.connectedWith).toEqual([
      { storeId: world.source.id, name: 'North Supply', as: 'source', active: true },
    ]);
  });

  it('[ST4] a ring is refused with the stores on its way, and nothing is connected', async () => {
    await person().stores.connect({ ...formOf(world.fourth), joinWith: [world.source.id] });
    const shelfId = (await person().stores.list()).find(({ name }) => name === 'Corner Shelf')?.id;
    // Mug Street sells what Corner Shelf has; Corner Shelf may not sell what Mug Street has, then.
    await person().stores.join({
      sourceStoreId: shelfId ?? '',
      destinationStoreId: world.street.id,
    });
    const { street } = world;
    const again = { platform: 'shopify', role: 'source', setUp: true } as const;
    await expect(
      person().stores.connect({
        ...again,
        url: 'http://127.0.0.1:4402',
        token: street.token,
        webhookSecret: street.secret,
        joinWith: [shelfId ?? ''],
      }),
    ).rejects.toThrow('Mug Street → Corner Shelf → Mug Street');
    const list = await person().stores.list();
    expect(list.find(({ name }) => name === 'Mug Street')?.role).toBe('destination');
  });
});

// The source routes a pushed order as it likes. What lies outside the Location Group is moved there, or a person sees it.
import { and, eq, ne } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routingWords } from '../../client/order/routing-words.ts';
import { locationGroupSources, locationGroups } from '../../db/schema/index.ts';
import { newestOrder, pushedTo } from '../support/seen-orders.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

const main = 'Main warehouse';
const overflow = 'Overflow';

describe('where a pushed order ships from', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  /** From now on Mug Street is served by this location of North Supply alone. */
  const serveStreetFrom = async (name: string) => {
    const { db } = world.database;
    const connections = await db.query.connections.findMany();
    const connection = connections.find((one) => one.destinationStoreId === world.street.id);
    const locations = await db.query.locations.findMany();
    const kept = locations.find((one) => one.storeId === world.source.id && one.name === name);
    await db
      .delete(locationGroupSources)
      .where(
        and(
          eq(locationGroupSources.connectionId, connection?.id ?? ''),
          ne(locationGroupSources.sourceLocationId, kept?.platformId ?? ''),
        ),
      );
    await world.road.tellLedgers(account, connection?.id ?? '');
    await world.run(10 * second);
  };

  /** Mug Street's shop is served by the main warehouse, its stall, which stocks red mugs by now, by Overflow. */
  const serveStallToo = async (): Promise<string> => {
    await serveStreetFrom(main);
    const { db } = world.database;
    const locations = await db.query.locations.findMany();
    const [stall, yard] = ['Waterfront stall', overflow].map(
      (name) => locations.find((one) => one.name === name)?.platformId ?? '',
    );
    const [group] = (await db.query.locationGroups.findMany()).filter(({ name }) =>
      name.startsWith('Mug Street'),
    );
    const of = { connectionId: group?.connectionId ?? '' };
    await db
      .insert(locationGroups)
      .values({ ...of, id: 'lg-stall', name: 'Stall', destinationLocationId: stall ?? '' });
    await db
      .insert(locationGroupSources)
      .values({ ...of, groupId: 'lg-stall', sourceLocationId: yard ?? '', priority: 1 });
    const [level] = await world.street.levels('MUG-RED');
    await world.street.post(
      `mutation Stock($item: ID!, $at: ID!, $key: String!) {
        inventoryActivate(inventoryItemId: $item, locationId: $at, available: 5)
          @idempotent(key: $key) { userErrors { message } }
      }`,
      { item: level?.inventoryItemId, at: stall, key: crypto.randomUUID() },
    );
    await world.road.tellLedgers(account, of.connectionId);
    await world.run(10 * second);
    return stall ?? '';
  };

  const said = async () => {
    const order = await newestOrder(world);
    return routingWords(order, order.pushes[0]?.id ?? '').map(({ says }) => says);
  };
  const steps = async () =>
    (await newestOrder(world)).events
      .filter(({ kind }) => kind.startsWith('routing-'))
      .map(({ kind, actor, detail }) => [kind, actor, detail]);
  const rows = () => world.database.db.query.routings.findMany();

  /** Units of a SKU by location: at the source, and as the ledger has them. */
  const atSource = async (sku: string) =>
    Object.fromEntries(
      (await world.source.levels(sku)).map((one) => [one.location, one.available]),
    );
  const inLedger = async (sku: string) => {
    const locations = await world.database.db.query.locations.findMany();
    return Object.fromEntries(
      world
        .ledgerOf(sku)
        .levels.map((level) => [
          locations.find(({ platformId }) => platformId === level.locationId)?.name,
          level.available,
        ]),
    );
  };

  /** Both locations stand so at the source and in the ledger, the stores show it, and nothing counts any more. */
  const expectStock = async (sku: string, levels: Record<string, number>) => {
    expect(await atSource(sku)).toEqual(levels);
    expect(await inLedger(sku)).toEqual(levels);
    const sum = Object.values(levels).reduce((all, units) => all + units, 0);
    expect(await world.street.available(sku)).toBe(levels[overflow]);
    expect(await world.harbor.available(sku)).toBe(sum);
    expect(world.ledgerOf(sku)).toMatchObject({ held: 0, settled: 0, mismatches: [] });
  };

  /** Names of the operations that the source is asked. */
  const listenToSource = () => {
    const { fetch } = world.edge;
    const asked: string[] = [];
    world.edge.fetch = async (request) => {
      if (new URL(request.url).port === '4401') {
        const body: unknown = await request.clone().json();
        asked.push(String(Object(body).operationName));
      }
      return fetch(request);
    };
    return asked;
  };

  it('[OP5] costs no call and no row where one group has every location', async () => {
    const asked = listenToSource();
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(5 * minute);
    expect(asked).toEqual(['FindSourceOrders', 'CreateSourceOrder']);
    expect(await rows()).toEqual([]);
    expect(await said()).toEqual([`Ships from ${main}`]);
  });

  it('[OP5] costs no row where the source routes it to its group by itself', async () => {
    await serveStreetFrom(main);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    expect(await rows()).toEqual([]);
    expect(await said()).toEqual([`Ships from ${main}`]);
  });

  it('[OP5, ST1] moves it to its group, and stock of both locations is right everywhere', async () => {
    await serveStreetFrom(overflow);
    expect(await world.street.available('MUG-RED')).toBe(10);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    expect(await said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(await steps()).toEqual([['routing-moved', 'Crossdock', `${main} to ${overflow}`]]);
    await expectStock('MUG-RED', { [main]: 38 + 2, [overflow]: 8 });
    const [made] = await pushedTo(world.source);
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-MOVED' });
    await world.run(minute);
    expect((await newestOrder(world)).fulfillment).toBe('fulfilled');
    await expectStock('MUG-RED', { [main]: 40, [overflow]: 8 });
  });

  it('[OP5, ST1] moves it later where the store cannot be asked at once', async () => {
    await serveStreetFrom(overflow);
    Object.assign(world.source.store.faults.serverError, { next: 2, only: ['fulfillmentOrder'] });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(5 * second);
    expect(await said()).toEqual([`Routed to ${main}, on its way to ${overflow}`]);
    expect(await atSource('MUG-RED')).toEqual({ [main]: 38, [overflow]: 10 });
    expect(await inLedger('MUG-RED')).toEqual({ [main]: 38, [overflow]: 10 });
    await world.run(2 * minute);
    expect(await said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    await expectStock('MUG-RED', { [main]: 40, [overflow]: 8 });
  });

  it('[OP5] shows where the store does not move it, and the push stands', async () => {
    // Overflow stocks no teapots.
    const placed = await world.street.placeOrder([{ sku: 'TEAPOT-WHT', quantity: 1 }], {
      paid: false,
    });
    await world.run(minute);
    await serveStreetFrom(overflow);
    await world.street.pay(placed.id);
    await world.run(minute);
    expect(await said()).toEqual([
      `Routed to ${main}, outside its Location Group: the source store does not move it ` +
        '(The destination location does not stock the requested inventory item)',
    ]);
    expect(await steps()).toEqual([['routing-elsewhere', 'Crossdock', main]]);
    expect(await newestOrder(world)).toMatchObject({
      pushStatus: 'success',
      pushes: [{ state: 'created', failureKind: null }],
    });
    const asked = listenToSource();
    await world.run(60 * minute);
    expect(asked).toEqual([]);
    expect(await atSource('TEAPOT-WHT')).toEqual({ [main]: 6 });
    expect(await inLedger('TEAPOT-WHT')).toEqual({ [main]: 6, [overflow]: 0 });
    expect(world.ledgerOf('TEAPOT-WHT')).toMatchObject({ held: 0, settled: 0, mismatches: [] });
  });

  it('[OP5] is moved once when the answer to the move is lost', async () => {
    await serveStreetFrom(overflow);
    Object.assign(world.source.store.faults.cutAfter, { next: 1, only: ['fulfillmentOrderMove'] });
    const asked = listenToSource();
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(2 * minute);
    expect(asked.filter((name) => name === 'MoveGroup')).toHaveLength(1);
    expect(await said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(await steps()).toHaveLength(1);
    await expectStock('MUG-RED', { [main]: 40, [overflow]: 8 });
  });

  it('[OP5] is moved by the sweep when its message is lost', async () => {
    await serveStreetFrom(overflow);
    const { orderPush } = world.edge.send;
    let lost = 0;
    world.edge.send.orderPush = async (messages, delayMs) => {
      const kept = messages.filter((one) => !('routingOf' in one) || lost > 0);
      lost += messages.length - kept.length;
      await orderPush(kept, delayMs);
    };
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(10 * second);
    expect(lost).toBe(1);
    expect(await rows()).toMatchObject([{ number: 1, state: 'owed' }]);
    await world.run(2 * minute);
    expect(await said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
  });

  it.each(['before', 'after'] as const)(
    '[OP5, ST1] ends the same whichever call of its turn fails %s it took effect',
    async (when) => {
      await serveStreetFrom(overflow);
      const { routePush } = world.road;
      let at: number | undefined;
      const hits: string[] = [];
      world.road.routePush = async (...turn) => {
        if (at !== undefined) world.faults.plan({ at, when });
        at = undefined;
        try {
          return await routePush(...turn);
        } finally {
          hits.push(world.faults.hit() ?? '');
          world.faults.plan(undefined);
        }
      };
      for (let call = 1; ; call += 1) {
        at = call;
        hits.length = 0;
        await world.source.setStock('MUG-RED', 40, main);
        await world.source.setStock('MUG-RED', 10, overflow);
        await world.run(10 * second);
        await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
        await world.run(3 * minute);
        expect([call, await said()]).toEqual([
          call,
          [`Was routed to ${main}, moved to ${overflow}`],
        ]);
        await expectStock('MUG-RED', { [main]: 40, [overflow]: 9 });
        expect(await pushedTo(world.source)).toHaveLength(call);
        // Its turn makes fewer calls than that: every one has failed once.
        if (hits[0] === '') break;
      }
      expect((await rows()).length).toBeGreaterThan(8);
    },
  );

  it('[OP5] is looked at again where the source routes it later', async () => {
    await serveStreetFrom(overflow);
    world.source.store.faults.routingSeconds = 40;
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(30 * second);
    expect(await said()).toEqual(['The source store has not routed it yet']);
    await world.run(2 * minute);
    expect(await said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    await expectStock('MUG-RED', { [main]: 40, [overflow]: 8 });
  });

  it('[OP5] says so where the source does not route it for long, and hears of it when its people do', async () => {
    await serveStreetFrom(overflow);
    world.source.store.faults.routingSeconds = 30 * 60;
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(20 * minute);
    expect(await said()).toEqual(['The source store has not routed it yet']);
    expect(await rows()).toMatchObject([{ state: 'elsewhere', why: 'not-routed', dueAt: null }]);
    await world.run(11 * minute);
    const [made] = await pushedTo(world.source);
    await world.source.moveTo(made?.id ?? '', overflow);
    await world.run(minute);
    expect(await said()).toEqual([`Ships from ${overflow}`]);
    expect(await steps()).toEqual([]);
    await expectStock('MUG-RED', { [main]: 40, [overflow]: 8 });
  });

  it('[OP5, ST1] moves the units that another group is to ship, and leaves the others', async () => {
    const { street } = world;
    const stall = await serveStallToo();
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], { paid: false });
    await world.run(minute);
    // Its people let the stall give one of the three, before it is paid.
    const { order } = await street.post<{
      order: {
        fulfillmentOrders: { nodes: { id: string; lineItems: { nodes: { id: string }[] } }[] };
      };
    }>(
      `query Groups($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id
        lineItems(first: 1) { nodes { id } } } } } }`,
      { id: placed.id },
    );
    const [group] = order.fulfillmentOrders.nodes;
    await street.post(
      `mutation Part($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
        fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) {
          userErrors { message }
        }
      }`,
      { id: group?.id, to: stall, lines: [{ id: group?.lineItems.nodes[0]?.id, quantity: 1 }] },
    );
    await world.run(minute);
    await street.pay(placed.id);
    await world.run(minute);
    expect(await said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(await atSource('MUG-RED')).toEqual({ [main]: 38, [overflow]: 9 });
    expect(await inLedger('MUG-RED')).toEqual({ [main]: 38, [overflow]: 9 });
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0, mismatches: [] });
  });

  it('[OP5] is not moved a second time when somebody at the source moves it back', async () => {
    await serveStreetFrom(overflow);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const [made] = await pushedTo(world.source);
    const asked = listenToSource();
    await world.source.moveTo(made?.id ?? '', main);
    await world.run(30 * minute);
    expect(await said()).toEqual([
      `Routed to ${main}, outside its Location Group: it was moved there at the source store`,
    ]);
    expect(await steps()).toEqual([
      ['routing-moved', 'Crossdock', `${main} to ${overflow}`],
      ['routing-elsewhere', 'North Supply', main],
    ]);
    expect(asked).not.toContain('MoveGroup');
    await expectStock('MUG-RED', { [main]: 38, [overflow]: 10 });
    await world.source.moveTo(made?.id ?? '', overflow);
    await world.run(minute);
    expect(await said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    await expectStock('MUG-RED', { [main]: 40, [overflow]: 8 });
  });

  it('[OP5] shows what somebody at the source moved out of a group that it was routed to', async () => {
    await serveStreetFrom(main);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const [made] = await pushedTo(world.source);
    await world.source.moveTo(made?.id ?? '', overflow);
    await world.run(minute);
    expect(await said()).toEqual([
      `Routed to ${overflow}, outside its Location Group: it was moved there at the source store`,
    ]);
  });

  it('[OP5] leaves what is shipped before it could be moved', async () => {
    await serveStreetFrom(overflow);
    world.source.store.faults.serverError.only = ['fulfillmentOrder'];
    world.source.store.faults.serverError.probability = 1;
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(10 * second);
    const [made] = await pushedTo(world.source);
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-FAST' });
    world.source.store.faults.serverError.probability = 0;
    await world.run(5 * minute);
    expect(await said()).toEqual([
      `Routed to ${main}, outside its Location Group: it was shipped or cancelled before it could be moved`,
    ]);
    expect(await rows()).toMatchObject([{ dueAt: null }]);
  });
});

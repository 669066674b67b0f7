// Whoever has a dashboard open hears of each step once it can be read, and hears nothing that it would not show.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIdOf } from '../../src/shared/ids.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('an open dashboard', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  /** What a dashboard that reads again at every word of ours has seen of pushes and shipments. */
  const readAtEachTelling = (): string[] => {
    const seen: string[] = [];
    const { tell } = world.edge;
    world.edge.tell = async (accountId, change) => {
      await tell(accountId, change);
      const { rows } = await world.database.client.execute(
        "select 'push ' || state as seen from pushes union all select 'shipment ' || state from shipments",
      );
      for (const row of rows) if (!seen.includes(String(row.seen))) seen.push(String(row.seen));
    };
    return seen;
  };

  it('[OP8] is told that an order came, was pushed, shipped and came back, each after it can be read', async () => {
    const { street, source, told } = world;
    const seen = readAtEachTelling();
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect(told).toContainEqual({
      accountId: account,
      change: { of: 'orders', id: orderIdOf(street.id, placed.id) },
    });
    expect(seen).toEqual(['push ready', 'push created']);

    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z827WK74630' });
    await world.run(minute);
    expect(seen).toEqual(['push ready', 'push created', 'shipment ready', 'shipment created']);
  });

  it('[OP8, WH2] is told of what gave up', async () => {
    const { street, told, database } = world;
    const deaths: number[] = [];
    const { tell } = world.edge;
    world.edge.tell = async (accountId, change) => {
      await tell(accountId, change);
      const { rows } = await database.client.execute('select count(*) as n from dead_letters');
      deaths.push(Number(rows[0]?.n));
    };
    await world.edge.inbox(`${street.id}/0`).keep(street.id, {
      key: 'unreadable',
      topic: 'orders/paid',
      event: { kind: 'unreadable', reason: 'no JSON' },
      triggeredAt: undefined,
    });
    await world.run(1000);
    expect(told).toEqual([{ accountId: account, change: { of: 'orders' } }]);
    expect(deaths).toEqual([1]);
  });

  it('[OP8] is told that a store waits', async () => {
    const { street, told } = world;
    Object.assign(street.store.faults.throttle, { next: 1 });
    await street.store.admin.placeOrder({ lines: [{ sku: 'MUG-RED', quantity: 1 }] });
    await world.run(minute);
    expect(told).toContainEqual({ accountId: account, change: { of: 'stores' } });
  });

  it('[ST5] is told of stock that moved', async () => {
    const { source, told } = world;
    const [level] = source.store.state.levels.all();
    if (!level) throw new Error('North Supply has no stock');
    source.store.admin.setStock({
      inventoryItemId: level.itemId,
      locationId: level.locationId,
      available: 7,
    });
    await world.run(minute);
    expect(told).toContainEqual({ accountId: account, change: { of: 'stock' } });
  });

  it('hears of work that cron handed over', async () => {
    const { street, queues, told } = world;
    const seen = readAtEachTelling();
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    // The messages are lost once the rows are written, as when a local queue is killed.
    const { send } = world.edge;
    const { orderPush } = send;
    send.orderPush = async () => undefined;
    await world.run(3000);
    expect(seen).toEqual(['push ready']);
    send.orderPush = orderPush;
    queues.loseAll();
    told.length = 0;
    await world.run(2 * minute);
    expect(
      told.filter(({ change }) => change.of === 'orders' && !change.id).length,
    ).toBeGreaterThan(0);
    expect(seen).toEqual(['push ready', 'push created']);
  });
});

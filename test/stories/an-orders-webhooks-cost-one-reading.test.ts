// An order's webhooks that come within two seconds cost one reading of it, and none of them is lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

describe('the webhooks of one order', () => {
  let world: World;
  /** Orders of Mug Street that we read, by the moment. */
  let readings: number[];
  beforeEach(async () => {
    world = await openWorld();
    readings = [];
    const { fetch } = world.edge;
    world.edge.fetch = async (request) => {
      const asked = await request.clone().text();
      if (
        request.url.startsWith('http://127.0.0.1:4402/') &&
        asked.includes('"operationName":"Order"')
      )
        readings.push(world.clock.now());
      return fetch(request);
    };
  });
  afterEach(() => world.close());

  const deliveries = async () => {
    const { rows } = await personOf(world).deliveries.list({
      storeId: world.street.id,
      limit: 100,
    });
    return rows.filter(({ topic }) => topic.startsWith('orders/'));
  };
  const place = (paid = true) =>
    world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid });

  it('[WH1] cost one reading, and each of them is in the list with what became of it', async () => {
    const placed = await place(false);
    await world.run(second);
    await world.street.pay(placed.id);
    await world.run(2 * second);
    // One reading for the deliveries; the push reads the order again before it creates anything.
    expect(readings).toHaveLength(2);
    const listed = await deliveries();
    expect(listed.length).toBeGreaterThanOrEqual(3);
    expect(
      listed.map(({ status, outcome }) => [status, outcome?.endsWith(`${placed.name}: pushed`)]),
    ).toEqual(listed.map(() => ['done', true]));
  });

  it('[OP2] one that comes while the order is being read has a reading of its own', async () => {
    const placed = await place(false);
    const { fetch } = world.edge;
    let asked = 0;
    world.edge.fetch = async (request) => {
      if (request.url.startsWith('http://127.0.0.1:4402/')) asked += 1;
      const isFirst = asked === 1;
      const answer = await fetch(request);
      // The store has answered with an unpaid order, and the customer pays before the answer is here.
      if (isFirst) await world.street.pay(placed.id);
      return answer;
    };
    const before = (await world.source.listOrders()).length;
    await world.run(minute);
    expect(await world.source.listOrders()).toHaveLength(before + 1);
  });

  it('[OP2] a cancel among them is not lost', async () => {
    const before = (await world.source.listOrders()).length;
    const placed = await place();
    await world.run(second);
    await world.street.cancel(placed.id);
    await world.run(minute);
    expect(readings).toHaveLength(1);
    const [order] = await world.database.db.query.orders.findMany();
    expect(order?.decision).toBe('cancelled');
    expect(await world.source.listOrders()).toHaveLength(before);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0 });
  });

  it('[WH2] a replay of one that was read together with another reads the order again', async () => {
    await place();
    await world.run(minute);
    const before = (await world.source.listOrders()).length;
    const joined = (await deliveries()).find(({ outcome }) => outcome?.startsWith('read together'));
    if (!joined) throw new Error('no delivery was read together with another');
    const read = readings.length;
    await personOf(world).deliveries.replay({
      keys: [{ storeId: world.street.id, key: joined.key }],
    });
    await world.run(second);
    expect(readings).toHaveLength(read + 1);
    const again = (await deliveries()).find(({ key }) => key === joined.key);
    expect(again).toMatchObject({ status: 'done', replays: 1 });
    expect(again?.outcome).not.toContain('read together');
    expect(await world.source.listOrders()).toHaveLength(before);
  });

  it('[WH1] a worker that ends between hand-over and outcome loses none of them', async () => {
    const before = (await world.source.listOrders()).length;
    const { webhooks } = world.edge.send;
    const lost: string[] = [];
    // Whoever takes a message is ended before it says what became of it.
    world.edge.send.webhooks = async (messages) =>
      void lost.push(...messages.map(({ key }) => key));
    await place();
    await world.run(5 * second);
    world.edge.send.webhooks = webhooks;
    const owed = (await deliveries()).filter(({ status }) => status === 'waiting');
    expect(owed.length).toBeGreaterThan(1);
    expect(owed.filter(({ key }) => lost.some((one) => one.endsWith(key)))).toHaveLength(1);
    await world.run(10 * minute);
    expect(await world.source.listOrders()).toHaveLength(before + 1);
    expect((await deliveries()).every(({ status }) => status === 'done')).toBe(true);
  });
});

// Many orders at once: retried, pushed or looked at again by one press, stopped half-way, and nothing lost whoever dies.
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { stores } from '../../db/schema/index.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import { startBulk } from '../../worker/bulk.ts';
import { resendStrandedWork } from '../../worker/cron/resend-stranded-work.ts';
import type { FaultPlan } from '../support/fault-points.ts';
import { personOf } from '../support/person.ts';
import { danaReyes, skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** A number without any other form: a source that takes only one form refuses its order. */
const shippingAddress = { ...danaReyes, phone: '0100' };

async function openStocked(options?: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
  await world.putOffReconciling();
  for (const { store } of [world.street, world.source])
    for (const { itemId, locationId } of store.state.levels.all())
      store.admin.setStock({ inventoryItemId: itemId, locationId, available: 500 });
  await world.run(10 * second);
  return world;
}

const place = ({ street }: World, orders: number) => {
  for (let order = 0; order < orders; order += 1) {
    const lines = [{ sku: 'MUG-RED', quantity: 1 }];
    expect(street.store.admin.placeOrder({ lines, shippingAddress }).ok).toBe(true);
  }
};

const pushesOf = (world: World) => world.database.db.query.pushes.findMany();

/** How many pushes are in each state. */
const states = async (world: World) => {
  const grouped = Map.groupBy(await pushesOf(world), ({ state }) => state);
  return Object.fromEntries([...grouped].map(([state, all]) => [state, all.length]));
};

/** Orders whose push failed, and whose source would take them by now. */
const failed = async (world: World, orders: number) => {
  world.source.store.faults.phones = 'e164';
  place(world, orders);
  await world.run(20 * second);
  expect(await states(world)).toEqual({ failed: orders });
  world.source.store.faults.phones = 'any';
};

/** Source orders that stand for ours, by the reference they carry. */
const sourceOrders = ({ source }: World) =>
  source.store.state.orders.all().flatMap(({ sourceIdentifier }) => sourceIdentifier ?? []);

const retryAll = { kind: 'retry', selection: { matching: {} } } as const;
const none = { waiting: 0, working: 0, went: 0, failed: 0, stays: 0, later: 0, left: 0 };

describe('many orders retried at once', () => {
  let world: World;
  beforeEach(async () => {
    world = await openStocked();
  });
  afterEach(() => world.close());

  const person = () => personOf(world).bulk;
  const start = async () => (await person().start(retryAll)).id;
  const runOf = (id: string) => person().get({ id });

  it('[OP9, OP2] two hundred failed ones go, are stopped half-way, and the rest goes later', {
    timeout: 180_000,
  }, async () => {
    await failed(world, 200);
    const before = new Map((await pushesOf(world)).map((push) => [push.id, push]));
    expect(await person().estimate(retryAll)).toEqual({
      orders: 200,
      units: 200,
      sources: [{ name: 'North Supply', orders: 200 }],
      reasons: [{ kind: 'address-refused', orders: 200 }],
      leftOut: 0,
      seconds: 60,
      tooMany: false,
    });
    const id = await start();
    await world.run(9_500);
    const half = await runOf(id);
    expect(half).toMatchObject({ state: 'running', total: 200, askedBy: 'You', about: null });
    expect(half.counts).toEqual({ ...none, went: 90, working: 10, waiting: 100 });
    expect(half.perSecond).toBeCloseTo(90 / 9.5);
    expect(half.secondsLeft).toBe(Math.ceil(110 / (90 / 9.5)));
    expect(half.orders[0]).toMatchObject({ outcome: 'working', known: true });

    world.told.length = 0;
    expect(await person().cancel({ id })).toMatchObject({
      state: 'cancelled',
      finishedAt: null,
      counts: { ...none, went: 90, working: 10, left: 100 },
    });
    await world.run(5 * second);
    const stopped = await runOf(id);
    expect(stopped.counts).toEqual({ ...none, went: 100, left: 100 });
    expect(stopped.finishedAt).not.toBeNull();
    expect(world.told).toContainEqual({ accountId: 'demo', change: { of: 'orders' } });
    // Those that went have one source order each; the others are as they were.
    expect(sourceOrders(world)).toHaveLength(100);
    const after = await pushesOf(world);
    const left = after.filter(({ state }) => state !== 'created');
    expect(left).toHaveLength(100);
    for (const push of left) expect(push).toEqual(before.get(push.id));

    expect(await person().estimate(retryAll)).toMatchObject({
      orders: 100,
      leftOut: 100,
      seconds: 10,
    });
    const rest = await start();
    await world.run(15 * second);
    expect(await runOf(rest)).toMatchObject({
      state: 'done',
      total: 100,
      counts: { ...none, went: 100 },
      perSecond: null,
      orders: [],
    });
    expect(new Set(sourceOrders(world)).size).toBe(200);
    expect(sourceOrders(world)).toHaveLength(200);
    expect((await person().list({})).runs.map((run) => run.id)).toEqual([rest, id]);
  });

  it('[OP9] goes on where it was when its messages and its worker are lost', async () => {
    await failed(world, 25);
    const id = await start();
    await world.run(1_500);
    world.queues.loseAll();
    await world.run(10 * second);
    expect((await runOf(id)).counts).toMatchObject({ waiting: 5, went: 10 });
    await world.run(2 * minute);
    expect(await runOf(id)).toMatchObject({ state: 'done', counts: { ...none, went: 25 } });
    expect(sourceOrders(world)).toHaveLength(25);
  });

  it('[OP9] has ten under way at most, however long their stores take to answer', async () => {
    await failed(world, 14);
    Object.assign(world.source.store.faults, { searchLagSeconds: 300, customIdLagSeconds: 300 });
    Object.assign(world.source.store.faults.cutAfter, { next: 1_000, only: ['orderCreate'] });
    world.source.store.faults.dropWebhooks.probability = 1;
    const id = await start();
    await world.run(5 * second);
    expect((await runOf(id)).counts).toEqual({ ...none, working: 10, waiting: 4 });
    // All fourteen are open still: a press by now is the same press again.
    expect(await person().start(retryAll)).toEqual({ id, total: 14 });
    world.source.store.faults.cutAfter.next = 0;
    await world.run(3 * minute);
    // Whether the ten are there is looked for by itself; the run goes on with the others meanwhile.
    expect(await runOf(id)).toMatchObject({
      state: 'done',
      counts: { ...none, went: 4, later: 10 },
    });
    await world.run(30 * minute);
    expect(sourceOrders(world)).toHaveLength(14);
  });

  it('[OP9] is one run for a double click and for two dashboards', async () => {
    await failed(world, 12);
    const both = await Promise.all([person().start(retryAll), person().start(retryAll)]);
    const [first] = both;
    expect(both).toEqual([first, first]);
    await world.run(500);
    expect(await person().start(retryAll)).toEqual(first);
    await world.run(5 * second);
    expect(await states(world)).toEqual({ created: 12 });
    expect((await person().list({})).runs).toHaveLength(1);
    const retried = (await world.database.db.query.orderEvents.findMany()).filter(
      ({ kind }) => kind === 'push-retried',
    );
    expect(retried).toHaveLength(12);
    expect(retried.every(({ actor }) => actor === 'You')).toBe(true);
  });

  it('[OP9] is forgotten by cron once it is older than a month', async () => {
    await failed(world, 1);
    const id = await start();
    await world.run(5 * second);
    const sweepAnHour = async () => {
      for (let swept = 0; swept < 60; swept += 1) {
        world.clock.advance(minute);
        await resendStrandedWork(world.edge);
      }
    };
    world.clock.advance(29 * day);
    await sweepAnHour();
    expect(await runOf(id)).toMatchObject({ state: 'done' });
    world.clock.advance(day);
    await sweepAnHour();
    await expect(runOf(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('[OP9, OP11] says which failed again, and which go later by themselves', async () => {
    await failed(world, 3);
    world.source.store.faults.phones = 'e164';
    const again = await start();
    await world.run(5 * second);
    expect(await runOf(again)).toMatchObject({
      state: 'done',
      counts: { ...none, failed: 3 },
      orders: Array.from({ length: 3 }, () => ({
        outcome: 'failed',
        why: 'address-refused',
        known: true,
        storeName: 'Mug Street',
      })),
    });
    world.source.store.faults.phones = 'any';
    Object.assign(world.source.store.faults.serverError, { next: 1_000 });
    const later = await start();
    await world.run(4 * second);
    expect(await runOf(later)).toMatchObject({ state: 'done', counts: { ...none, later: 3 } });
    const [waits] = (await runOf(later)).orders;
    expect(waits?.why).not.toBeNull();
    Object.assign(world.source.store.faults.serverError, { next: 0 });
    await world.run(minute);
    expect(await states(world)).toEqual({ created: 3 });
  });

  it('[OP9, OP3] says which are not to go any more', async () => {
    await failed(world, 2);
    const { db } = world.database;
    await db.update(stores).set({ plan: 'starter' }).where(eq(stores.id, world.street.id));
    const id = await start();
    await world.run(10 * second);
    expect(await runOf(id)).toMatchObject({
      counts: { ...none, stays: 2 },
      orders: [{ why: 'plan-too-low' }, { why: 'plan-too-low' }],
    });
    expect(sourceOrders(world)).toEqual([]);
  });

  it('[OP9, OP2] beside the ladder, a person’s Retry and reconciling makes one source order each', async () => {
    const { source } = world;
    // Of some the answer is lost, the others find the store closed and wait for their rung.
    Object.assign(source.store.faults.cutAfter, { next: 4, only: ['orderCreate'] });
    source.store.faults.dropWebhooks.probability = 1;
    place(world, 4);
    await world.run(4 * second);
    Object.assign(source.store.faults.serverError, { next: 12 });
    place(world, 8);
    await world.run(3 * second);
    const orders = await personOf(world).orderPush.list({});
    const id = await start();
    await personOf(world).reconciles.start({ storeId: undefined, kind: 'changed' });
    await Promise.all(
      orders.rows.flatMap(({ pushes }) =>
        pushes
          .filter(({ state }) => state !== 'created')
          .map(({ id: pushId }) => personOf(world).orderPush.retry({ pushId })),
      ),
    );
    await world.run(3 * minute);
    expect(await runOf(id)).toMatchObject({ state: 'done' });
    await world.run(30 * minute);
    expect(await states(world)).toEqual({ created: 12 });
    expect(new Set(sourceOrders(world)).size).toBe(12);
    expect(sourceOrders(world)).toHaveLength(12);
  });

  it('[OP9] is refused plainly where there is nothing to do, or too much', async () => {
    place(world, 2);
    await world.run(10 * second);
    expect(await person().estimate(retryAll)).toMatchObject({ orders: 0, leftOut: 2, seconds: 1 });
    await expect(person().start(retryAll)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'None of these orders has a push or a shipment that failed or waits.',
    });
    const recheckAll = { kind: 'recheck', selection: { matching: {} } } as const;
    await expect(person().start(recheckAll)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'None of these orders is open and has something that stays.',
    });
    const tooMany = {
      code: 'BAD_REQUEST',
      message: 'At most 5,000 orders go at once. Narrow the list first.',
    };
    await world.database.db.run(sql`
      with recursive n(value) as (select 1 union all select value + 1 from n where value < 5001)
      insert into orders (id, account_id, store_id, platform_id, name, customer_name, unit_count, total_amount,
        currency, payment, fulfillment, placed_at, platform_updated_at, reading, decision, first_seen_at)
      select 'many.' || value, 'demo', ${world.street.id}, 'many/' || value, '#M' || value, 'Dana Reyes', 1, '5.00',
        'USD', 'paid', 'unfulfilled', '2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z', 1, 'by-hand-only', 1 from n`);
    expect(await person().estimate(recheckAll)).toMatchObject({ orders: 5_001, tooMany: true });
    await expect(person().start(recheckAll)).rejects.toMatchObject(tooMany);
    expect((await person().list({})).runs).toEqual([]);
  });

  it('[AC1] shows another account no run, and takes none of its orders', async () => {
    await failed(world, 1);
    const { id } = await person().start(retryAll);
    await ensureAccount(world.database.db, 'other', 0);
    const stranger = personOf(world, 'other').bulk;
    const unknown = { code: 'NOT_FOUND', message: 'This run is not known here.' };
    await expect(stranger.get({ id })).rejects.toMatchObject(unknown);
    await expect(stranger.cancel({ id })).rejects.toMatchObject(unknown);
    expect(await stranger.list({})).toEqual({ runs: [] });
    const [order] = (await runOf(id)).orders;
    const kind = 'retry' as const;
    const chosen = { kind, selection: { orderIds: [order?.orderId ?? ''] } };
    expect(await stranger.estimate(chosen)).toMatchObject({ orders: 0, leftOut: 0 });
    await expect(stranger.start(chosen)).rejects.toMatchObject({ code: 'CONFLICT' });
    const storeId = world.street.id;
    await expect(
      stranger.start({ kind: 'retry', selection: { matching: { storeId } } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await runOf(id)).state).toBe('running');
  });
});

describe('a worker that is lost in a bulk run', () => {
  const outcomeOf = async (fault: FaultPlan | undefined) => {
    const world = await openStocked();
    await failed(world, 3);
    const { id } = await personOf(world).bulk.start(retryAll);
    world.faults.plan(fault);
    await world.run(5 * second);
    if (world.faults.hit()) world.queues.loseAll();
    await world.run(4 * minute);
    const run = await personOf(world).bulk.get({ id });
    const outcome = {
      orders: sourceOrders(world).length,
      states: await states(world),
      state: run.state,
      unknown: run.counts.waiting + run.counts.working,
    };
    world.close();
    return { outcome, hit: world.faults.hit() };
  };

  it('[OP9, OP2] leaves one source order each and a run that ends, wherever it was', {
    timeout: 180_000,
  }, async () => {
    const { outcome: right } = await outcomeOf(undefined);
    expect(right).toEqual({ orders: 3, states: { created: 3 }, state: 'done', unknown: 0 });
    // Every second call of the turn that hands over, now before and now after its effect: all of them are many worlds.
    const wrong: string[] = [];
    for (let at = 1; at <= 21; at += 2) {
      const when = at % 4 === 1 ? 'before' : 'after';
      const { outcome, hit } = await outcomeOf({ at, when });
      expect(hit).toBeDefined();
      if (JSON.stringify(outcome) !== JSON.stringify(right))
        wrong.push(`${hit}: ${JSON.stringify(outcome)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('many orders looked at again', () => {
  let world: World;
  afterEach(() => world.close());

  it('[OP9, OP6] says how many go now, and how many stay and why', async () => {
    world = await openStocked();
    const { street, source } = world;
    const local = await skuOnlyAt(street, source);
    const unpaid: string[] = [];
    for (let order = 0; order < 4; order += 1)
      unpaid.push((await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false })).id);
    await street.placeOrder([{ sku: local, quantity: 2 }]);
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: local, quantity: 1 },
    ]);
    const whole = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(10 * second);
    street.store.faults.dropWebhooks.probability = 1;
    for (const id of unpaid.slice(0, 3)) await street.pay(id);
    const recheck = { kind: 'recheck', selection: { matching: {} } } as const;
    expect(await personOf(world).bulk.estimate(recheck)).toEqual({
      orders: 6,
      units: 7,
      sources: [],
      reasons: [
        { kind: 'waiting-for-payment', orders: 4 },
        { kind: 'sku-not-on-source', orders: 2 },
      ],
      leftOut: 1,
      seconds: 2,
      tooMany: false,
    });
    const { id, total } = await personOf(world).bulk.start(recheck);
    expect(total).toBe(6);
    await world.run(10 * second);
    const run = await personOf(world).bulk.get({ id });
    expect(run.counts).toEqual({ ...none, went: 3, stays: 3 });
    expect(run.orders.map(({ why }) => why)).toEqual([
      'waiting-for-payment',
      'sku-not-on-source',
      'sku-not-on-source',
    ]);
    expect(sourceOrders(world)).toHaveLength(5);
    const orderId = orderIdOf(street.id, whole.id);
    await expect(
      personOf(world).bulk.start({ kind: 'recheck', selection: { orderIds: [orderId] } }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('[OP9] says which could not be read in time: they are read later by themselves', async () => {
    world = await openStocked();
    const { street } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await world.run(10 * second);
    Object.assign(street.store.faults.serverError, { next: 1_000 });
    const { id } = await personOf(world).bulk.start({
      kind: 'recheck',
      selection: { matching: {} },
    });
    await world.run(minute);
    expect((await personOf(world).bulk.get({ id })).counts).toEqual({ ...none, working: 1 });
    await world.run(2 * minute);
    const run = await personOf(world).bulk.get({ id });
    expect(run).toMatchObject({ state: 'done', counts: { ...none, later: 1 } });
    expect(run.orders[0]?.why).not.toBeNull();
  });
});

describe('many orders pushed by hand', () => {
  let world: World;
  afterEach(() => world.close());

  it('[OP15] go as far as what was agreed to, those too whose webhook never came', async () => {
    world = await openStocked({ street: { orderPush: false } });
    const { street } = world;
    const older = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const unpaid = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await world.run(10 * second);
    street.store.faults.dropWebhooks.probability = 1;
    const unheard = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(10 * second);
    await world.connectAgain('Mug Street', { orderPush: true });
    await world.run(10 * second);
    expect(sourceOrders(world)).toEqual([]);
    const orders = [older, unpaid, unheard, { id: 'gid://shopify/Order/1', name: '#1' }].map(
      ({ id, name }) => ({
        storeId: street.id,
        platformOrderId: id,
        orderId: orderIdOf(street.id, id),
        name,
      }),
    );
    const started = await startBulk(world.edge, 'demo', {
      kind: 'push',
      askedBy: 'You',
      about: 'Mug Street',
      over: ['placed-before-switch'],
      orders: [...orders, ...orders],
    });
    expect(started?.total).toBe(4);
    await world.run(10 * second);
    const run = await personOf(world).bulk.get({ id: started?.id ?? '' });
    expect(run).toMatchObject({ state: 'done', kind: 'push', about: 'Mug Street' });
    expect(run.counts).toEqual({ ...none, went: 2, stays: 1, failed: 1 });
    expect(run.orders).toMatchObject([
      { name: '#1', known: false, outcome: 'failed', why: 'not-found' },
      { name: unpaid.name, outcome: 'stays', why: 'waiting-for-payment' },
    ]);
    expect(sourceOrders(world)).toHaveLength(2);
    expect(
      await startBulk(world.edge, 'demo', { kind: 'push', askedBy: 'You', orders: [] }),
    ).toBeNull();
  });
});

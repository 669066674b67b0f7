// What a person sees of Order Push: every order of the destination stores, where it stands, and nobody else's.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { pushStatuses } from '../../src/order-push/push-status.ts';
import { tail } from '../../src/shared/ids.ts';
import { personOf } from '../support/person.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('the Order Push page', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('[OP8] lists a finished, a partial, a failed and a not eligible order, newest first', async () => {
    const { street, harbor, source } = world;
    const finished = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z827WK74630' });
    await world.run(minute);
    const local = await skuOnlyAt(street, source);
    const partial = await street.placeOrder([
      { sku: 'TOTE-NAT', quantity: 1 },
      { sku: local, quantity: 1 },
    ]);
    await world.run(minute);
    source.store.faults.refuse = 401;
    const failed = await street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    source.store.faults.refuse = null;
    const stays = await harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);

    const { rows, next } = await personOf(world).orderPush.list({});
    expect(next).toBeNull();
    expect(rows.map(({ name, pushStatus }) => [name, pushStatus])).toEqual([
      [stays.name, 'not-eligible'],
      [failed.name, 'failed'],
      [partial.name, 'partial'],
      [finished.name, 'success'],
    ]);
    expect(rows[3]).toMatchObject({
      storeName: 'Mug Street',
      customerName: 'Dana Reyes',
      unitCount: 2,
      payment: 'paid',
      fulfillment: 'fulfilled',
      heldUnits: 0,
      pushes: [
        {
          part: 1,
          state: 'created',
          sourceStoreName: 'North Supply',
          sourceOrderName: made?.name,
          sourceOrderUrl: `http://127.0.0.1:4401/admin/orders/${tail(made?.id ?? '')}`,
          failureKind: null,
          shipments: [{ state: 'created', tracking: { company: 'UPS' } }],
        },
      ],
    });
    expect(rows[3]?.reasons).toEqual([]);
    expect(rows[2]).toMatchObject({
      heldUnits: 1,
      reasons: ['sku-not-on-source'],
      pushes: [{ state: 'created' }],
    });
    expect(rows[1]).toMatchObject({
      reasons: ['unauthorized'],
      pushes: [{ state: 'failed', failureKind: 'unauthorized', sourceOrderUrl: null, dueAt: null }],
    });
    expect(rows[0]).toMatchObject({
      decision: 'plan-too-low',
      reasons: ['plan-too-low'],
      pushes: [],
    });

    const page = await personOf(world).orders.get({ orderId: rows[3]?.id ?? '' });
    expect(page).toMatchObject({
      orderUrl: `http://127.0.0.1:4402/admin/orders/${tail(finished.id)}`,
      lines: [
        { quantity: 2, shippedQuantity: 2, pushed: [{ sourceOrderName: made?.name, quantity: 2 }] },
      ],
      pushes: [{ units: 2, sourceCancelled: false, shipments: [{ lines: [{ quantity: 2 }] }] }],
    });
    expect(page.pushes[0]?.shipments[0]?.lines[0]?.lineId).toBe(page.lines[0]?.id);
    expect(await personOf(world).overview.get({})).toMatchObject({
      failedPushes: 1,
      waiting: 0,
      oldestWaiting: null,
      pushed24h: 2,
      returned24h: 1,
    });
    const { hours } = await personOf(world).overview.pushesPerHour({ hours: 24 });
    expect(hours.at(-1)).toMatchObject({ pushed: 2, failed: 1 });
  });

  it('[OP8] pages without a gap or a repeat while orders arrive, and narrows to a store', async () => {
    const { street, harbor } = world;
    const person = personOf(world);
    const names: string[] = [];
    for (let order = 0; order < 5; order += 1) {
      names.unshift((await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }])).name);
      await world.run(3000);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof person.orderPush.list>> = await person.orderPush.list({
        limit: 2,
        cursor,
      });
      seen.push(...page.rows.map(({ name }) => name));
      cursor = page.next ?? undefined;
      await harbor.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      await world.run(3000);
    } while (cursor);
    expect(seen).toEqual(names);
    const of = async (storeId: string, q?: string) =>
      (await person.orderPush.list({ storeId, q })).rows.map(({ name }) => name);
    expect(await of(street.id)).toEqual(names);
    expect(await of(world.source.id)).toEqual(names);
    expect(await of(harbor.id)).toHaveLength(3);
    expect(await of(street.id, names[0])).toEqual([names[0]]);
    expect(await of(harbor.id, names[0])).toEqual([]);
  });

  it('[AC1] shows another account nothing, and no store or order that is not its own', async () => {
    const { street } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [order] = (await personOf(world).orderPush.list({})).rows;
    await ensureAccount(world.database.db, 'other', 0);
    const stranger = personOf(world, 'other');
    expect(await stranger.orderPush.list({})).toEqual({ rows: [], next: null });
    expect(await stranger.stores.list()).toEqual([]);
    expect((await stranger.shell.get()).stores).toEqual([]);
    expect((await stranger.notices.list({})).rows).toEqual([]);
    const notHere = { code: 'NOT_FOUND', message: 'This store is not connected here.' };
    const storeId = street.id;
    await expect(stranger.orderPush.list({ storeId })).rejects.toMatchObject(notHere);
    await expect(stranger.overview.get({ storeId })).rejects.toMatchObject(notHere);
    await expect(stranger.overview.pushesPerHour({ storeId })).rejects.toMatchObject(notHere);
    const unknown = { code: 'NOT_FOUND', message: 'This order is not known here.' };
    const orderId = order?.id ?? '';
    await expect(stranger.orders.get({ orderId })).rejects.toMatchObject(unknown);
    const found = { shop: street.shop, order: orderId.slice(orderId.lastIndexOf('.') + 1) };
    expect(await personOf(world).orders.find(found)).toEqual({ orderId });
    await expect(stranger.orders.find(found)).rejects.toMatchObject(unknown);
    const pushId = order?.pushes[0]?.id ?? '';
    await expect(stranger.orderPush.retry({ pushId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it.each(['', 'x', '~', '1~1', '-1~0~a', `1~0~${'a'.repeat(201)}`, '1~0~a~b'])(
    '[OP8] says plainly that it cannot go on from %j',
    async (cursor) => {
      const wrong = { code: 'BAD_REQUEST', message: expect.stringContaining('from its beginning') };
      const person = personOf(world);
      await expect(person.orderPush.list({ cursor })).rejects.toMatchObject(wrong);
      await expect(person.orders.toShip({ cursor })).rejects.toMatchObject(wrong);
    },
  );
});

describe('the views of the Order Push page', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  /** One order of each view, oldest first. */
  const oneOfEach = async () => {
    const { street, harbor, source } = world;
    const mugs = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    const local = await skuOnlyAt(street, source);
    const partly = await street.placeOrder([
      { sku: 'TOTE-NAT', quantity: 1 },
      { sku: local, quantity: 1 },
    ]);
    await world.run(minute);
    const unpaid = await street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }], { paid: false });
    const stays = await harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    source.store.faults.refuse = 401;
    const refused = await street.placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }]);
    await world.run(minute);
    source.store.faults.refuse = null;
    return { mugs, partly, unpaid, stays, refused };
  };

  it('[OP8] each have their orders and their count, and a search or a store narrows both', async () => {
    const { street, harbor, source } = world;
    const { mugs, partly, unpaid, stays, refused } = await oneOfEach();
    const { orderPush } = personOf(world);
    const names = async (of: Parameters<typeof orderPush.list>[0]) =>
      (await orderPush.list(of)).rows.map(({ name }) => name);
    const one = { pending: 1, success: 1, partial: 1, failed: 1, 'not-eligible': 1 };
    const none = { pending: 0, success: 0, partial: 0, failed: 0, 'not-eligible': 0 };

    expect(await names({})).toHaveLength(5);
    expect(await names({ view: 'success' })).toEqual([mugs.name]);
    expect(await names({ view: 'partial' })).toEqual([partly.name]);
    expect(await names({ view: 'pending' })).toEqual([unpaid.name]);
    expect(await names({ view: 'failed' })).toEqual([refused.name]);
    expect(await names({ view: 'not-eligible' })).toEqual([stays.name]);
    expect(await orderPush.counts({})).toEqual({ all: 5, ...one });
    const ofStreet = { all: 4, ...one, 'not-eligible': 0 };
    expect(await orderPush.counts({ storeId: street.id })).toEqual(ofStreet);
    const ofHarbor = { all: 1, ...none, 'not-eligible': 1 };
    expect(await orderPush.counts({ storeId: harbor.id })).toEqual(ofHarbor);
    const ofSource = { all: 3, ...none, success: 1, partial: 1, failed: 1 };
    expect(await orderPush.counts({ storeId: source.id })).toEqual(ofSource);

    expect(await names({ q: 'tote' })).toEqual([refused.name, partly.name]);
    expect(await names({ q: 'TOTE-NAT', view: 'failed' })).toEqual([refused.name]);
    const ofTotes = { all: 2, ...none, partial: 1, failed: 1 };
    expect(await orderPush.counts({ q: 'tote' })).toEqual(ofTotes);
    const [there] = (await orderPush.list({ view: 'success' })).rows;
    const number = there?.pushes[0]?.sourceOrderName ?? '';
    expect(await names({ q: number, view: 'success' })).toEqual([mugs.name]);
    expect(await orderPush.counts({ q: 'nobody' })).toEqual({ all: 0, ...none });
  });

  it('[OP6] say why orders stay, wait or fail, and narrow to one reason', async () => {
    const { partly, unpaid, refused } = await oneOfEach();
    const { orderPush } = personOf(world);
    expect(await orderPush.reasons({})).toEqual([
      { kind: 'plan-too-low', orders: 1 },
      { kind: 'sku-not-on-source', orders: 1 },
      { kind: 'unauthorized', orders: 1 },
      { kind: 'waiting-for-payment', orders: 1 },
    ]);
    expect(await orderPush.reasons({ view: 'failed' })).toEqual([
      { kind: 'unauthorized', orders: 1 },
    ]);
    expect(await orderPush.reasons({ storeId: world.harbor.id })).toEqual([
      { kind: 'plan-too-low', orders: 1 },
    ]);
    expect(await orderPush.reasons({ q: refused.name, view: 'failed' })).toEqual([
      { kind: 'unauthorized', orders: 1 },
    ]);
    expect(await orderPush.reasons({ q: unpaid.name.replace('#', '') })).toEqual(
      expect.arrayContaining([{ kind: 'waiting-for-payment', orders: 1 }]),
    );
    expect(await orderPush.reasons({ q: 'nobody' })).toEqual([]);
    const shown = async (reason: string) =>
      (await orderPush.list({ reason })).rows.map(({ name, reasons }) => [name, reasons]);
    expect(await shown('unauthorized')).toEqual([[refused.name, ['unauthorized']]]);
    expect(await shown('sku-not-on-source')).toEqual([[partly.name, ['sku-not-on-source']]]);
    expect(await shown('waiting-for-payment')).toEqual([[unpaid.name, ['waiting-for-payment']]]);
    expect(await shown('nothing-like-it')).toEqual([]);
    expect(await orderPush.counts({ reason: 'sku-not-on-source' })).toMatchObject({
      all: 1,
      partial: 1,
      success: 0,
    });
  });

  it('[OP9] an order is read and decided about anew when a person asks, and goes if nothing is in its way', async () => {
    const { harbor, database } = world;
    await harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    const cancelled = await harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await harbor.cancel(cancelled.id);
    await world.run(minute);
    const { orderPush, orders } = personOf(world);
    const [second, first] = (await orderPush.list({})).rows;
    const orderId = first?.id ?? '';
    const stands = async () => (await orders.get({ orderId })).pushStatus;
    expect(await stands()).toBe('not-eligible');

    // Nobody told of the change: without being asked, it would stay as it is.
    await database.client.execute(
      `update stores set plan = 'traction', order_push_on = 1, order_push_since = 0 where name = 'Harbor Goods'`,
    );
    await world.run(minute);
    expect(await stands()).toBe('not-eligible');
    expect(await orderPush.checkAgain({ orderId })).toEqual({ again: true });
    expect(await orderPush.checkAgain({ orderId })).toEqual({ again: true });
    await world.run(minute);
    expect(await stands()).toBe('success');
    expect((await orders.get({ orderId })).pushes).toHaveLength(1);

    await expect(orderPush.checkAgain({ orderId: second?.id ?? '' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This order was cancelled: there is nothing to check any more.',
    });
    const unknown = { code: 'NOT_FOUND', message: 'This order is not known here.' };
    await expect(orderPush.checkAgain({ orderId: 'none' })).rejects.toMatchObject(unknown);
  });

  it('[OP9] what a push’s tries asked and were answered is shown newest first', async () => {
    await oneOfEach();
    const { orderPush } = personOf(world);
    const [failed] = (await orderPush.list({ view: 'failed' })).rows;
    const pushId = failed?.pushes[0]?.id ?? '';
    const tries = [1, 2].map((at) => ({ at, ms: 1, outcome: 'unauthorized', calls: [] }));
    await world.database.client.execute({
      sql: 'update pushes set tries = ? where id = ?',
      args: [JSON.stringify(tries), pushId],
    });
    expect(await orderPush.tries({ pushId })).toEqual({ tries: tries.reverse() });
    const unknown = { code: 'NOT_FOUND', message: 'This push is not known here.' };
    await expect(orderPush.tries({ pushId: 'none' })).rejects.toMatchObject(unknown);
  });

  it('[AC1] show another account no count, no reason and no try, and let it ask for nothing', async () => {
    const { street, harbor, source } = world;
    await oneOfEach();
    const [failed] = (await personOf(world).orderPush.list({ view: 'failed' })).rows;
    await ensureAccount(world.database.db, 'other', 0);
    const { orderPush } = personOf(world, 'other');
    const none = { all: 0, pending: 0, success: 0, partial: 0, failed: 0, 'not-eligible': 0 };
    expect(await orderPush.counts({})).toEqual(none);
    expect(await orderPush.counts({ q: 'reyes', reason: 'unauthorized' })).toEqual(none);
    expect(await orderPush.reasons({})).toEqual([]);
    for (const view of pushStatuses)
      expect(await orderPush.list({ view })).toEqual({ rows: [], next: null });
    const notHere = { code: 'NOT_FOUND', message: 'This store is not connected here.' };
    for (const { id: storeId } of [street, harbor, source]) {
      await expect(orderPush.counts({ storeId })).rejects.toMatchObject(notHere);
      await expect(orderPush.reasons({ storeId })).rejects.toMatchObject(notHere);
    }
    const unknown = { code: 'NOT_FOUND' };
    const pushId = failed?.pushes[0]?.id ?? '';
    await expect(orderPush.tries({ pushId })).rejects.toMatchObject(unknown);
    const orderId = failed?.id ?? '';
    await expect(orderPush.checkAgain({ orderId })).rejects.toMatchObject(unknown);
  });
});

describe('around every page', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('[HP1] stand the account’s stores, and the operator’s support address and contact link', async () => {
    expect(await personOf(world).shell.get()).toEqual({
      account: { name: 'demo' },
      person: 'You',
      support: { email: 'support@crossdock.test', contactUrl: 'https://crossdock.test/contact' },
      stores: [
        ['Harbor Goods', 'harbor-goods', world.harbor.id, false],
        ['Mug Street', 'mug-street', world.street.id, false],
        ['North Supply', 'north-supply', world.source.id, true],
      ].map(([name, shop, id, isSource]) => ({
        id,
        name,
        platform: 'shopify',
        shop: `${shop}.myshopify.com`,
        isSource,
        isDestination: !isSource,
        state: 'working',
      })),
      sandbox: false,
    });
  });

  it('[OP8] whatever a person changes is told to open dashboards, once it is done', async () => {
    const { street, source, told, clock } = world;
    const person = personOf(world);
    source.store.faults.refuse = 401;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    source.store.faults.refuse = null;
    const [failed] = (await person.orderPush.list({})).rows;
    told.length = 0;
    await person.orderPush.retry({ pushId: failed?.pushes[0]?.id ?? '' });
    expect(told).toEqual([{ accountId: 'demo', change: { of: 'orders' } }]);
    await world.run(minute);
    const [created] = (await person.orderPush.list({})).rows;
    told.length = 0;
    await person.orders.ship({
      pushId: created?.pushes[0]?.id ?? '',
      carrier: 'UPS',
      number: String(clock.now()),
    });
    expect(told).toEqual([{ accountId: 'demo', change: { of: 'orders' } }]);
    told.length = 0;
    const { token, secret } = street;
    const store = {
      platform: 'shopify',
      token,
      webhookSecret: secret,
      role: 'destination',
    } as const;
    await person.stores.connect({ ...store, url: 'http://127.0.0.1:4402' });
    // Its catalogue is imported with it, and says how far it is.
    expect(told.at(-1)).toEqual({ accountId: 'demo', change: { of: 'stores' } });
    expect(new Set(told.map(({ change }) => change.of))).toEqual(new Set(['reconciles', 'stores']));
    told.length = 0;
    await expect(person.orderPush.retry({ pushId: 'ps_unknown' })).rejects.toThrow();
    await person.orderPush.list({});
    expect(told).toEqual([]);
  });
});

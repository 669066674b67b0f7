// What a person sees of the deliveries of their stores, and what a replay does: nothing that was accepted disappears.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordDeadLetter } from '../../db/records/dead-letters.ts';
import { bodyBytesMax } from '../../src/webhooks/delivery-body.ts';
import { inboxesOf } from '../../worker/inbox-of.ts';
import { personOf } from '../support/person.ts';
import { type DeliveryOptions, signedDelivery } from '../support/signed-delivery.ts';
import { account, openWorld, type World, type WorldStore } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

let deliveryNumber = 0;

const deliver = async (store: WorldStore, options: Partial<DeliveryOptions>) => {
  deliveryNumber += 1;
  const webhookId = `00000000-0000-4000-8000-${String(deliveryNumber).padStart(12, '0')}`;
  const request = signedDelivery(store, {
    topic: 'orders/updated',
    body: JSON.stringify({ admin_graphql_api_id: 'gid://shopify/Order/1' }),
    webhookId,
    ...options,
  });
  expect((await world.post(request)).status).toBe(200);
  return {
    storeId: store.id,
    key: `${options.topic ?? 'orders/updated'}:${options.webhookId ?? webhookId}`,
  };
};

const listed = (input: Parameters<ReturnType<typeof personOf>['deliveries']['list']>[0] = {}) =>
  personOf(world).deliveries.list(input);

/** Every page of a list, two rows at a time. */
const listedByTwo = async () => {
  const rows = [];
  let cursor: string | undefined;
  do {
    const page = await listed({ limit: 2, cursor });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
};

describe('the list of deliveries', () => {
  it('[WH2] shows every delivery of every store newest first, page by page, with what became of it', async () => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(60_000);
    const whole = (await listed({ limit: 100 })).rows;
    expect(whole.length).toBeGreaterThan(4);
    expect(whole.map(({ status }) => status)).toEqual(whole.map(() => 'done'));
    expect(new Set(whole.map(({ storeName }) => storeName))).toEqual(
      new Set(['North Supply', 'Mug Street']),
    );
    const times = whole.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect((await listedByTwo()).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    const ofStreet = (await listed({ storeId: world.street.id, limit: 100 })).rows;
    expect(ofStreet).toEqual(whole.filter(({ storeId }) => storeId === world.street.id));
  });

  it('names what each is about: the order, also by its number at the source, the SKU and the location', async () => {
    const placed = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(60_000);
    const { rows } = await listed({ limit: 100 });
    const orders = rows.filter(({ event }) => event.kind === 'order-changed');
    const atStreet = orders.find(({ storeId }) => storeId === world.street.id);
    const atSource = orders.find(({ storeId }) => storeId === world.source.id);
    expect(atStreet?.order?.name).toBe(placed.name);
    expect(atSource?.order?.id).toBe(atStreet?.order?.id);
    expect(atSource?.order?.name).not.toBe(placed.name);
    const stock = rows.find(({ event }) => event.kind === 'stock-changed');
    expect(stock).toMatchObject({ listing: 'MUG-RED', location: expect.stringMatching(/\w/) });
  });

  it('tells rows of one moment and one key at several stores apart, page by page', async () => {
    const webhookId = 'the-same';
    for (const store of [world.source, world.street, world.harbor])
      await deliver(store, { webhookId });
    const rows = await listedByTwo();
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ storeId }) => storeId)).size).toBe(3);
  });

  it('[AC1] is closed to people of another account, store by store and row by row', async () => {
    const delivery = await deliver(world.street, {});
    const stranger = personOf(world, 'another').deliveries;
    expect(await stranger.list({})).toEqual({ rows: [], next: null });
    for (const asked of [
      stranger.list({ storeId: world.street.id }),
      stranger.get(delivery),
      stranger.replay({ keys: [delivery] }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses a place in a list that nobody gave out', async () => {
    await expect(listed({ cursor: 'somewhere' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('our own writes that come back', () => {
  it('[ST4] are listed as what they are, and were handed to nobody', async () => {
    await world.applyFirstLevels();
    await world.run(60_000);
    await world.source.setStock('MUG-RED', 12, 'Main warehouse');
    await world.run(60_000);
    // The source has ten more at another location.
    for (const storeId of [world.street.id, world.harbor.id]) {
      const { rows } = await listed({ storeId, limit: 100 });
      const ofMugs = rows.filter(({ listing }) => listing === 'MUG-RED');
      expect(ofMugs).toMatchObject([
        {
          status: 'done',
          tries: 0,
          outcome: 'our own write coming back',
          event: { available: 22 },
        },
      ]);
    }
    const { rows } = await listed({ storeId: world.source.id, limit: 100 });
    expect(rows.find(({ listing }) => listing === 'MUG-RED')).toMatchObject({
      tries: 1,
      outcome: 'stock: 12',
    });
  });
});

describe('one delivery', () => {
  it('[AC1] shows what the store sent of an order, which nobody finds in storage', async () => {
    const body = JSON.stringify({
      id: 12345678901234567890n.toString(),
      admin_graphql_api_id: 'gid://shopify/Order/1',
      email: 'ada@example.com',
    });
    const delivery = await deliver(world.street, { body });
    const kept = await personOf(world).deliveries.get(delivery);
    expect(kept).toMatchObject({ body: 'kept', topic: 'orders/updated' });
    expect(kept.text).toBe(JSON.stringify(JSON.parse(body), null, 2));
    const [inbox = ''] = inboxesOf(delivery.storeId);
    const stored = await world.edge.inbox(inbox).open(delivery.key);
    expect(stored?.sealedBody?.length).toBeGreaterThan(body.length);
    expect(JSON.stringify(stored).includes('ada@example')).toBe(false);
  });

  it('says where it was too large to be kept, and keeps none of other topics', async () => {
    const order = { admin_graphql_api_id: 'gid://shopify/Order/1', note: 'x'.repeat(bodyBytesMax) };
    const large = await deliver(world.street, { body: JSON.stringify(order) });
    const other = await deliver(world.street, {
      topic: 'shop/update',
      body: '{"name":"Mug Street"}',
    });
    const { get } = personOf(world).deliveries;
    expect(await get(large)).toMatchObject({ body: 'too-large', text: null });
    expect(await get(other)).toMatchObject({ body: null, text: null });
  });

  it('is not found where it is not kept any more', async () => {
    const gone = { storeId: world.street.id, key: 'orders/paid:nobody' };
    await expect(personOf(world).deliveries.get(gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a replay', () => {
  it('[WH2] has one and many handled again, and makes nothing twice', async () => {
    const placed = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(60_000);
    const before = await world.source.listOrders();
    const { rows } = await listed({ storeId: world.street.id, limit: 100 });
    const keys = rows.map(({ storeId, key }) => ({ storeId, key }));
    const person = personOf(world).deliveries;
    expect(await person.replay({ keys })).toEqual({ replayed: keys.length, gone: 0 });
    expect((await listed({ status: 'waiting', limit: 100 })).rows).toHaveLength(keys.length);
    await world.run(60_000);
    const after = (await listed({ storeId: world.street.id, limit: 100 })).rows;
    expect(after.filter(({ replays }) => replays === 1).map(({ status }) => status)).toEqual(
      keys.map(() => 'done'),
    );
    expect(await world.source.listOrders()).toEqual(before);
    expect(
      (await world.street.listOrders()).find(({ name }) => name === placed.name),
    ).toBeDefined();
  });

  it('[WH2] takes what gave up off the list of letters, where it comes back when it gives up again', async () => {
    const delivery = await deliver(world.street, { body: '{"id": 1,' });
    await world.run(5000);
    const person = personOf(world).deliveries;
    const [letter] = (await person.deadLetters.list({})).rows;
    expect(letter).toMatchObject({
      queue: 'webhooks',
      subject: 'orders/updated',
      storeName: 'Mug Street',
      mayGoAgain: true,
    });
    expect((await listed({ status: 'failed' })).rows).toMatchObject([
      { key: delivery.key, outcome: `dead: ${letter?.reason}` },
    ]);
    expect(await person.replay({ keys: [delivery] })).toEqual({ replayed: 1, gone: 0 });
    expect((await person.deadLetters.list({})).rows).toEqual([]);
    await world.run(5000);
    expect((await person.deadLetters.list({})).rows).toMatchObject([{ id: letter?.id }]);
  });

  it('says of what is not kept any more that it is gone', async () => {
    const keys = [{ storeId: world.street.id, key: 'orders/paid:nobody' }];
    expect(await personOf(world).deliveries.replay({ keys })).toEqual({ replayed: 0, gone: 1 });
  });
});

describe('what gave up', () => {
  it('[WH2] goes again from its letter, in its inbox', async () => {
    await deliver(world.street, { body: 'not JSON' });
    await world.run(5000);
    const { deadLetters } = personOf(world).deliveries;
    const ids = (await deadLetters.list({})).rows.map(({ id }) => id);
    expect(ids).toHaveLength(1);
    expect(await deadLetters.again({ ids })).toEqual({ again: 1, settled: 0, unreadable: 0 });
    expect((await deadLetters.list({})).rows).toEqual([]);
    await world.run(5000);
    expect((await deadLetters.list({})).rows.map(({ id }) => id)).toEqual(ids);
  });

  it('[WH2, OP9] goes again where it was a push, and its letter names the order', async () => {
    world.source.store.faults.refuse = 423;
    const placed = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(60_000);
    const [push] = await world.database.db.query.pushes.findMany();
    const message = JSON.stringify({ accountId: 'demo', pushId: push?.id });
    const letter = { accountId: account, subject: 'a push', reason: 'It threw.', message };
    const { db } = world.database;
    await recordDeadLetter(
      db,
      { id: `push:${push?.id}`, queue: 'order-push', ...letter },
      world.clock.now(),
    );
    world.source.store.faults.refuse = null;
    const { deadLetters } = personOf(world).deliveries;
    const [row] = (await deadLetters.list({})).rows;
    expect(row).toMatchObject({ orderName: placed.name, storeName: 'Mug Street' });
    const ids = [row?.id ?? ''];
    expect(await deadLetters.again({ ids })).toEqual({ again: 1, settled: 0, unreadable: 0 });
    await world.run(60_000);
    expect(await world.database.db.query.pushes.findMany()).toMatchObject([{ state: 'created' }]);
    expect(await deadLetters.list({})).toEqual({ rows: [], next: null });
  });
});

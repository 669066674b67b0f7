// Tokens that end, and stores that refuse us for a while: nothing is lost, and nobody knocks all day.
import { is } from 'drizzle-orm';
import { SQLiteUpdateBase } from 'drizzle-orm/sqlite-core';
import { afterEach, describe, expect, it } from 'vitest';
import { markStoreState } from '../../db/records/stores.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
afterEach(() => world.close());

describe('a store whose tokens end after an hour', () => {
  it('[AC1] is served for days without a person: each token is renewed once, and kept before it is used', async () => {
    world = await openWorld({ street: { tokensEnd: true } });
    await world.applyFirstLevels();
    for (let hour = 0; hour < 5; hour += 1) {
      await world.source.setStock('MUG-RED', 20 + hour, 'Main warehouse');
      await world.run(50 * minute);
    }
    // The desk of the test uses the store's first token, which has ended: its levels are read from the store itself.
    const level = world.street.store.state.levels
      .all()
      .find(({ itemId }) => world.street.store.state.inventoryItems.get(itemId)?.sku === 'MUG-RED');
    expect(level?.quantities.available).toBe(34);
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
    // Asked every quarter of an hour for four hours and ten minutes: renewed once an hour.
    expect(world.exchanges()).toBe(4);
  });
});

describe('a store that refuses us', () => {
  it('[OP11] is asked once a minute, keeps its numbers waiting, and has the newest when it lets us in', async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.run(10 * second);
    const { harbor, source } = world;
    harbor.store.faults.refuse = 401;
    await source.setStock('MUG-RED', 30, 'Main warehouse');
    await world.run(5 * minute);
    const before = world.storeCalls();
    for (let turn = 0; turn < 10; turn += 1) {
      await source.setStock('MUG-RED', 20 + turn, 'Main warehouse');
      await world.run(minute);
    }
    // Ten writes to Mug Street, and a knock a minute at Harbor Goods.
    expect(world.storeCalls() - before).toBeLessThanOrEqual(10 + 12);
    const stores = await world.database.db.query.stores.findMany();
    expect(stores.find(({ name }) => name === 'Harbor Goods')?.state).toBe('unauthorized');
    harbor.store.faults.refuse = null;
    await world.run(5 * minute);
    expect((await harbor.levels('MUG-RED'))[0]?.available).toBe(39);
    expect(await source.available('MUG-RED')).toBe(39);
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
  });
});

describe('pushes of a store that refuses us for a while', () => {
  const pushesOf = async () =>
    (await personOf(world).orderPush.list({})).rows.flatMap(({ pushes }) => pushes);
  const kinds = async () =>
    (await pushesOf()).map(({ state, failureKind }) => `${state} ${failureKind}`).sort();
  const stateOf = async (name: string) =>
    (await personOf(world).stores.list()).find((store) => store.name === name)?.state;
  const place = async (orders: number, between = 4 * second) => {
    for (let order = 0; order < orders; order += 1) {
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      await world.run(between);
    }
  };
  const shut = async () => {
    world = await openWorld();
    await world.putOffReconciling();
    world.source.store.faults.refuse = 401;
    await place(5);
  };
  const open = { state: 'created', failureKind: null };

  it('[OP11] all go by themselves once it lets us in: those that failed and those that waited, once each', async () => {
    await shut();
    const failed = Array.from({ length: 3 }, () => 'failed unauthorized');
    expect(await kinds()).toEqual([...failed, 'ready paused', 'ready paused']);
    const before = world.source.store.state.orders.size;
    world.source.store.faults.refuse = null;
    await world.run(4 * minute);
    expect(await pushesOf()).toMatchObject([open, open, open, open, open]);
    expect(world.source.store.state.orders.size).toBe(before + 5);
    expect(await stateOf('North Supply')).toBe('working');
  });

  it('[OP11] go although the worker dies while it notes that the store lets us in', async () => {
    await shut();
    world.source.store.faults.refuse = null;
    const { db } = world.database;
    const { batch } = db;
    let died = 0;
    // Dies with the batch that notes it, three times.
    Object.assign(db, {
      batch: async (statements: Parameters<typeof batch>[0]) => {
        const isReturn = statements.some(
          (one) =>
            is(one, SQLiteUpdateBase) && one.toSQL().sql.startsWith('update "stores" set "state"'),
        );
        if (isReturn && died < 3) {
          died += 1;
          throw new Error('The worker died');
        }
        return batch.call(db, statements);
      },
    });
    await world.run(10 * minute);
    expect(died).toBe(3);
    expect(await pushesOf()).toMatchObject([open, open, open, open, open]);
  });

  it('[OP11] stay while the other store still refuses us, and are asked for by no return but its own', async () => {
    world = await openWorld();
    await world.putOffReconciling();
    const { source, street, database, edge } = world;
    await place(1, 0);
    // The order is known and its push about to begin when its own store shuts.
    await world.run(10 * second);
    const [push] = await pushesOf();
    const name = { accountId: account, storeId: source.id };
    const set = (columns: string) => database.client.execute(`update pushes set ${columns}`);
    await set("state = 'failed', failure_kind = 'unauthorized', due_at = null");
    const mark = (storeId: string, state: 'working' | 'unauthorized') =>
      markStoreState(database.db, { ...name, storeId }, state, edge.now());
    const state = async () => (await pushesOf())[0]?.state;
    await mark(street.id, 'unauthorized');
    await mark(source.id, 'unauthorized');
    await mark(source.id, 'working');
    expect(await state()).toBe('failed');
    await mark(street.id, 'working');
    expect(await state()).toBe('ready');
    expect((await pushesOf())[0]?.id).toBe(push?.id);
    // No return, and another account's: nothing.
    await set("state = 'failed'");
    await mark(street.id, 'working');
    await mark(street.id, 'unauthorized');
    await markStoreState(
      database.db,
      { accountId: 'other', storeId: street.id },
      'working',
      edge.now(),
    );
    expect(await state()).toBe('failed');
  });

  it('[OP11] wait for a person where the store reads to us and refuses every order', async () => {
    await shut();
    const { client, db } = world.database;
    await client.execute("update pushes set state = 'failed', failure_kind = 'unauthorized'");
    const name = { accountId: account, storeId: world.source.id };
    let owed = 0;
    for (let round = 0; round < 20; round += 1) {
      await markStoreState(db, name, 'unauthorized', world.clock.now());
      await markStoreState(db, name, 'working', world.clock.now());
      if ((await kinds()).includes('ready unauthorized')) owed += 1;
      await client.execute("update pushes set state = 'failed', due_at = null");
    }
    expect(owed).toBe(8);
  });

  describe('and that a person retries', () => {
    // The first of the world's stores.
    const sourceUrl = 'http://127.0.0.1:4401';
    /** Counts what the source is asked from here on. */
    const countAsked = () => {
      const { edge } = world;
      const { fetch } = edge;
      let asked = 0;
      Object.assign(edge, {
        fetch: (request: Request) => {
          if (new URL(request.url).origin === sourceUrl) asked += 1;
          return fetch(request);
        },
      });
      return () => asked;
    };
    const waiting = async () => {
      const push = (await pushesOf()).find(({ failureKind }) => failureKind === 'paused');
      if (!push) throw new Error('none waits');
      return push.id;
    };

    it('[OP9] are asked for at once, however long the store is not to be asked by itself, and not twice in a few seconds', async () => {
      await shut();
      const { orderPush } = personOf(world);
      const pushId = await waiting();
      const asked = countAsked();
      const retried = async () => {
        await orderPush.retry({ pushId });
        await world.run(second);
        return (await pushesOf()).find(({ id }) => id === pushId);
      };
      expect(await retried()).toMatchObject({ state: 'failed', failureKind: 'unauthorized' });
      expect(asked()).toBe(1);
      const [newest] = (await orderPush.tries({ pushId })).tries;
      expect(newest?.calls.at(-1)?.status).toBe(401);
      // Again at once: the store is not asked yet, but within five seconds, not a minute.
      expect(await retried()).toMatchObject({ state: 'ready', failureKind: 'paused' });
      expect(asked()).toBe(1);
      world.source.store.faults.refuse = null;
      await world.run(5 * second);
      expect((await pushesOf()).find(({ id }) => id === pushId)).toMatchObject(open);
    });

    it('[OP9] many at once ask it once, and go together where it lets us in', async () => {
      await shut();
      const { bulk } = personOf(world);
      const asked = countAsked();
      const retryAll = async () => {
        await bulk.start({ kind: 'retry', selection: { matching: {} } });
        await world.run(6 * second);
      };
      await retryAll();
      expect(asked()).toBe(1);
      const all = await pushesOf();
      expect(all.map(({ state, failureKind }) => [state, failureKind])).toEqual(
        all.map(() => ['ready', 'paused']),
      );
      await world.run(6 * second);
      world.source.store.faults.refuse = null;
      await retryAll();
      expect(await pushesOf()).toMatchObject([open, open, open, open, open]);
    });

    it('[OP9] are retried although nobody can say whether the store may be asked', async () => {
      await shut();
      const pushId = await waiting();
      const probeNow = () => Promise.reject(new Error('The gate did not answer'));
      Object.assign(world.edge, { probeNow });
      await expect(personOf(world).orderPush.retry({ pushId })).resolves.toEqual({ retried: true });
    });
  });
});

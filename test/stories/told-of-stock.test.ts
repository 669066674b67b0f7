// People are told of stock: what reconciling put right, what waits for their Apply, and what was stopped for them to answer.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteStops } from '../../db/records/stock-stops.ts';
import { links } from '../../db/schema/index.ts';
import { tellMatches } from '../../worker/matches.ts';
import { personOf } from '../support/person.ts';
import { actsOf, groupsOf, sentencesOf, toldOf } from '../support/told.ts';
import { account, openWorld, type World, type WorldStore } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const connectionOf = async (destination: WorldStore) => {
  const all = await world.database.db.query.connections.findMany();
  const found = all.find((one) => one.destinationStoreId === destination.id);
  if (!found) throw new Error('no connection');
  return found;
};

describe('a reconcile run', () => {
  beforeEach(async () => {
    await world.applyFirstLevels();
    await world.run(10 * second);
  });
  const reconcile = async () => {
    await personOf(world).reconciles.start({ storeId: world.harbor.id, kind: 'everything' });
    await world.run(8 * minute);
  };

  it('[RC1] that put levels right says how many, once', async () => {
    world.harbor.store.faults.dropWebhooks.probability = 1;
    await world.harbor.setStock('MUG-RED', 20);
    await world.harbor.setStock('TEE-M', 1);
    await world.run(second);
    world.harbor.store.faults.dropWebhooks.probability = 0;
    await world.run(30 * second);
    await reconcile();
    expect(await sentencesOf(world, 'drift-repaired')).toEqual([
      '2 stock levels of Harbor Goods had drifted and were put right',
    ]);
    expect(await actsOf(world, 'drift-repaired')).toEqual([
      ['Crossdock', 'Harbor Goods', null, '2 put right'],
    ]);
    const [run] = await toldOf(world, 'drift-repaired');
    await world.edge.send.reconcile([{ accountId: account, id: run?.facts.runId ?? '' }]);
    await world.run(minute);
    expect(await groupsOf(world, 'drift-repaired')).toEqual([1]);
  });

  it('[RC1] that found nothing says nothing, and stands on Activity only where a person asked for it', async () => {
    await reconcile();
    await world.run(20 * minute);
    expect(await sentencesOf(world, 'drift-repaired')).toEqual([]);
    expect(await actsOf(world, 'reconcile-started')).toEqual([
      ['You', 'Harbor Goods', null, 'every stock level'],
    ]);
  });
});

describe('first levels', () => {
  it('[ST8] that wait of a connection that nobody sets up are told, once a connection', async () => {
    await world.run(20 * minute);
    const count = async (store: WorldStore) => {
      const { id } = await connectionOf(store);
      const page = await personOf(world).inventory.firstLevels.list({ connectionId: id });
      return page.counts.links;
    };
    const [harbor, street] = [await count(world.harbor), await count(world.street)];
    expect((await sentencesOf(world, 'first-levels-waiting')).sort()).toEqual([
      `First levels of Harbor Goods wait for you. ${harbor} SKUs linked with North Supply are not kept level before somebody looks at them and presses Apply.`,
      `First levels of Mug Street wait for you. ${street} SKUs linked with North Supply are not kept level before somebody looks at them and presses Apply.`,
    ]);
    expect(await groupsOf(world, 'first-levels-waiting')).toEqual([1, 1]);
  });

  it('[ST8] of a SKU that is linked days later are told anew; those that were told of before are not', async () => {
    await world.applyFirstLevels();
    await world.putOffReconciling();
    world.clock.advance(2 * day);
    await world.run(minute);
    const before = (await toldOf(world, 'first-levels-waiting')).length;
    const connection = await connectionOf(world.harbor);
    const person = personOf(world);
    // A person resumes and changes what was linked long ago: nothing begins to wait by that.
    const [old] = await world.database.db
      .select()
      .from(links)
      .where(eq(links.connectionId, connection.id));
    await person.inventory.allowances.saveSku({
      ...{ connectionId: connection.id, variantId: old?.destinationVariantId ?? '' },
      ...{ buffer: 1, sharePercent: null, cap: null },
    });
    await world.run(minute);
    expect(await toldOf(world, 'first-levels-waiting')).toHaveLength(before);
    // Linked anew, it waits for Apply.
    await world.database.db
      .update(links)
      .set({ alignedAt: null, createdAt: world.clock.now() })
      .where(eq(links.destinationVariantId, old?.destinationVariantId ?? ''));
    await person.inventory.allowances.saveSku({
      ...{ connectionId: connection.id, variantId: old?.destinationVariantId ?? '' },
      ...{ buffer: 2, sharePercent: null, cap: null },
    });
    await world.run(minute);
    const told = await sentencesOf(world, 'first-levels-waiting');
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)).toContain('1 SKU linked with North Supply is not kept level');
    // What is told again is told once.
    await tellMatches(world.edge, world.road.open, account, connection.id);
    await world.run(minute);
    expect(await toldOf(world, 'first-levels-waiting')).toHaveLength(before + 1);
  });

  it('[ST8] are not told of while somebody sets the connection up', async () => {
    const { db, client } = world.database;
    await client.execute('delete from notices');
    await client.execute("update connections set setup = '{}'");
    await client.execute('update matches set tell_due_at = 1');
    for (const { id } of await db.query.connections.findMany())
      await tellMatches(world.edge, world.road.open, account, id);
    expect(await toldOf(world, 'first-levels-waiting')).toEqual([]);
    await client.execute('update connections set setup = \'{"put-away":1}\'');
    await client.execute('update matches set tell_due_at = 1');
    for (const { id } of await db.query.connections.findMany())
      await tellMatches(world.edge, world.road.open, account, id);
    expect(await toldOf(world, 'first-levels-waiting')).toHaveLength(2);
  });
});

describe('the stop on many zeros', () => {
  it('[ST8] is told once for as long as it stands, with how many wait by now, and again when it comes again', async () => {
    const { db } = world.database;
    const { id: connectionId } = await connectionOf(world.harbor);
    const since = world.clock.now();
    await noteStops(db, world.harbor.id, [{ connectionId, since, rows: 21 }], since);
    await noteStops(db, world.harbor.id, [{ connectionId, since, rows: 40 }], since + 1);
    expect(await sentencesOf(world, 'mass-zero-stop')).toEqual([
      '40 SKUs of Harbor Goods would show zero: stopped. Nothing of them is written to Harbor Goods before somebody says whether North Supply is really sold out.',
    ]);
    expect(await groupsOf(world, 'mass-zero-stop')).toEqual([1]);
    await noteStops(db, world.harbor.id, [], since + 2);
    const again = since + minute;
    await noteStops(db, world.harbor.id, [{ connectionId, since: again, rows: 3 }], again);
    expect(await groupsOf(world, 'mass-zero-stop')).toEqual([2]);
  });

  it('[ST8] of one store says nothing of another’s connection', async () => {
    const { id: connectionId } = await connectionOf(world.harbor);
    const stop = { connectionId, since: world.clock.now(), rows: 21 };
    await noteStops(world.database.db, world.street.id, [stop], stop.since);
    expect(await toldOf(world, 'mass-zero-stop')).toEqual([]);
  });
});

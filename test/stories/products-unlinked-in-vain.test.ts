// A copy was to show nothing before it is unlinked, and meanwhile nobody may write it any more: the link ends all the same.
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inOneBatch } from '../../db/batch.ts';
import { removingLinks } from '../../db/records/removing-links.ts';
import { finishUnlinking, unlinkListings } from '../../db/records/unlinking.ts';
import { links } from '../../db/schema/index.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.applyFirstLevels();
  await world.run(minute);
  await world.putOffReconciling();
});
afterEach(() => world.close());

const me = () => personOf(world);
const rowOf = async (store = 'Mug Street') => {
  const found = (await me().products.connections()).find(
    ({ destination }) => destination.name === store,
  );
  const connectionId = found?.connectionId ?? '';
  const { rows } = await me().products.list({ connectionId, q: 'MUG-RED', limit: 100 });
  const row = rows.find(({ sku }) => sku === 'MUG-RED');
  if (!row) throw new Error('MUG-RED is not listed');
  return { connectionId, ...row };
};
const shows = async () => (await world.street.levels('MUG-RED')).map(({ available }) => available);
const asked = async () => {
  const { connectionId, variantId } = await rowOf();
  return { connectionId, variantIds: [variantId] };
};
const actsOf = async () => {
  const { connectionId, variantId } = await rowOf();
  const { acts } = await me().products.one({ connectionId, variantId });
  return acts.map(({ kind, actor, after }) => [kind, actor, after]);
};
const unreachable = (is: boolean) => {
  world.street.store.faults.cutBefore.probability = is ? 1 : 0;
};
/** A zero is on its way, and its store cannot be reached. */
const zeroOnItsWay = async () => {
  unreachable(true);
  const ask = await asked();
  expect(await me().products.unlink({ ...ask, stock: 'zero' })).toMatchObject({ zeroing: 1 });
  await world.run(2 * minute);
  expect(await rowOf()).toMatchObject({ wasUnlinked: true });
  return ask;
};
const over = async () => {
  unreachable(false);
  await world.run(30 * minute);
  expect(await shows()).toEqual([50]);
  expect(await rowOf()).toMatchObject({ state: 'unlinked' });
  expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
  return actsOf();
};
const left = [['link-removed', 'You', 'left as it is']];

describe('unlinking with a zero that nobody may write any more', () => {
  it('[ST8] ends once no Location Group serves the place: its stock is left, and its history says so', async () => {
    const { connectionId } = await zeroOnItsWay();
    const { map } = await me().locationGroups.page({ connectionId });
    const saved = await me().locationGroups.save({
      connectionId,
      revision: map?.revision ?? 0,
      groups: [],
    });
    expect(saved).toMatchObject({ kind: 'saved' });
    expect(await over()).toEqual(left);
  });

  it('[ST8] ends once its location is closed', async () => {
    await zeroOnItsWay();
    unreachable(false);
    await world.database.db.run(
      sql`update locations set active = 0, closed_at = 1 where store_id = ${world.street.id}`,
    );
    const { connectionId } = await asked();
    await world.road.tellLedgers(account, connectionId);
    expect(await over()).toEqual(left);
  });

  it('[ST8] ends once its connection takes part no more', async () => {
    const { connectionId } = await zeroOnItsWay();
    await world.database.db.run(sql`update connections set active = 0 where id = ${connectionId}`);
    await world.database.db.run(sql`update stores set stock_revision = stock_revision + 1`);
    await world.road.tellLedgers(account, connectionId);
    expect(await over()).toEqual(left);
  });

  it('[ST8] ends once the store counts no stock of it', async () => {
    await zeroOnItsWay();
    unreachable(false);
    await world.street.setTracked('MUG-RED', false);
    await world.run(30 * minute);
    expect(await rowOf()).toMatchObject({ state: 'unlinked' });
    expect(await actsOf()).toEqual(expect.arrayContaining(left));
  });

  it('[ST8] is not offered where the only location that shows it is closed', async () => {
    await world.database.db.run(
      sql`update locations set active = 0, closed_at = 1 where store_id = ${world.street.id}`,
    );
    const ask = await asked();
    expect(await me().products.unlinkPreview(ask)).toMatchObject({ links: 1, mayZero: 0 });
    expect(await me().products.unlink({ ...ask, stock: 'zero' })).toEqual({
      kind: 'done',
      unlinked: 1,
      zeroing: 0,
    });
    expect(await actsOf()).toEqual([['link-removed', 'You', null]]);
  });

  it('[ST8] waits as long as its store may be written again', async () => {
    await zeroOnItsWay();
    await world.run(30 * minute);
    expect(await rowOf()).toMatchObject({ state: 'linked', wasUnlinked: true });
    unreachable(false);
    await world.run(30 * minute);
    expect(await shows()).toEqual([0]);
    expect(await actsOf()).toEqual([['link-removed', 'You', 'set to zero']]);
  });
});

describe('the history', () => {
  it('[ST8] tells an unlinking once, whoever else ends it', async () => {
    const { connectionId, variantIds } = await asked();
    const { db } = world.database;
    unreachable(true);
    await me().products.unlink({ connectionId, variantIds, stock: 'zero' });
    await db.run(
      sql`update stock_targets set state = 'ended' where connection_id = ${connectionId}`,
    );
    const now = world.clock.now();
    await Promise.all([
      finishUnlinking(db, undefined, now),
      finishUnlinking(db, connectionId, now),
      unlinkListings(db, account, connectionId, variantIds, { stock: 'leave', person: 'You', now }),
    ]);
    expect(await actsOf()).toHaveLength(1);
    expect(await db.query.links.findMany()).not.toContainEqual(
      expect.objectContaining({ connectionId, destinationVariantId: variantIds[0] }),
    );
  });

  it('[ST8] tells nothing of one that somebody linked again meanwhile', async () => {
    const { connectionId, variantId } = await rowOf();
    const removed = {
      variantId,
      sku: 'MUG-RED',
      sourceSku: 'MUG-RED',
      by: 'You',
      after: undefined,
    };
    const { db } = world.database;
    const onlyIf = sql`${links.zeroingSince} is not null`;
    const now = world.clock.now();
    await inOneBatch(db, removingLinks(db, account, connectionId, [removed], now, onlyIf));
    expect(await actsOf()).toEqual([]);
    expect(await rowOf()).toMatchObject({ state: 'linked' });
  });
});

describe('a listing that is gone', () => {
  it('[ST8] stays as long as its ledger has to hear that its links are gone', async () => {
    const { db } = world.database;
    const now = world.clock.now();
    // Whoever unlinks is interrupted before anybody is told.
    for (const store of ['Mug Street', 'Harbor Goods']) {
      const { connectionId, variantId } = await rowOf(store);
      const how = { stock: 'leave', person: 'You', now } as const;
      await unlinkListings(db, account, connectionId, [variantId], how);
    }
    await world.source.deleteVariant('MUG-RED');
    await world.run(30 * minute);
    expect(world.ledgerOf('MUG-RED').targets).toEqual([]);
    expect(await shows()).toEqual([50]);
  });
});

// What waits for a store that cannot be reached is not written any more once a person unlinks, pauses or links anew.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connections } from '../../db/schema/index.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.applyFirstLevels();
  await world.run(minute);
  await world.putOffReconciling();
});
afterEach(() => world.close());

const me = () => personOf(world);
const rowOf = async (sku = 'MUG-RED') => {
  const found = (await me().products.connections()).find(
    ({ destination }) => destination.name === 'Mug Street',
  );
  const connectionId = found?.connectionId ?? '';
  const { rows } = await me().products.list({ connectionId, q: sku, limit: 100 });
  const row = rows.find((one) => one.sku === sku);
  if (!row) throw new Error(`${sku} is not listed`);
  return { connectionId, ...row };
};
const shows = async (sku = 'MUG-RED') =>
  (await world.street.levels(sku)).map(({ available }) => available);
const places = () =>
  world.ledgerOf('MUG-RED').targets.filter((one) => one.destinationStoreId === world.street.id);
const addsUp = () => world.ledgers().flatMap(({ mismatches }) => mismatches);

const unlink = async (stock: 'leave' | 'zero') => {
  const { connectionId, variantId } = await rowOf();
  return me().products.unlink({ connectionId, variantIds: [variantId], stock });
};
const linkTo = async (sku: string) => {
  const { connectionId, variantId } = await rowOf();
  const { sourceVariantId } = await rowOf(sku);
  return me().products.link({ connectionId, variantId, sourceVariantId: sourceVariantId ?? '' });
};
const pause = async (paused: boolean) => {
  const { connectionId, variantId } = await rowOf();
  return me().links.pause({ connectionId, variantId, paused });
};
const count = async (units: number) => {
  await world.source.setStock('MUG-RED', units, 'Main warehouse');
  await world.run(minute);
};

/** How Mug Street cannot be reached, and that it can be again. */
const troubles = {
  'refuses every call': {
    begin: async () => {
      world.street.store.faults.refuse = 402;
      await world.source.setStock('MUG-BLUE', 8, 'Main warehouse');
      await world.run(minute);
    },
    end: () => {
      world.street.store.faults.refuse = null;
    },
  },
  'is not reached': {
    begin: async () => {
      world.street.store.faults.cutBefore.probability = 1;
    },
    end: () => {
      world.street.store.faults.cutBefore.probability = 0;
    },
  },
};

describe.each(Object.entries(troubles))('while its store %s', (_, { begin, end }) => {
  beforeEach(begin);
  const over = async () => {
    end();
    await world.run(60 * minute);
    expect(addsUp()).toEqual([]);
  };

  it('[ST8] a number that waits is not written once its link is unlinked', async () => {
    await count(7);
    await unlink('leave');
    await world.run(minute);
    await over();
    expect(await shows()).toEqual([50]);
    expect((await rowOf()).state).toBe('unlinked');
  });

  it('[ST8] nor is a zero once a person leaves the stock after all', async () => {
    await unlink('zero');
    await world.run(minute);
    await unlink('leave');
    await over();
    expect(await shows()).toEqual([50]);
  });

  it('[ST8] nor is a zero once a person links it again: it waits for Apply', async () => {
    await unlink('zero');
    await world.run(minute);
    await linkTo('MUG-RED');
    await world.run(minute);
    await over();
    expect(await rowOf()).toMatchObject({ state: 'linked', wasUnlinked: false });
    expect(await shows()).toEqual([50]);
    expect(places()).toMatchObject([{ state: 'waiting', expected: 50 }]);
  });

  it('[ST8] nor is a number once it is linked to another listing: that waits for Apply', async () => {
    await count(7);
    await linkTo('MUG-BLUE');
    await world.run(minute);
    await over();
    expect(await shows()).toEqual([50]);
    expect(places()).toEqual([]);
  });

  it('[ST8, OP5] nor is a number while its link is paused; resumed, the newest one is', async () => {
    await count(7);
    await pause(true);
    await world.run(minute);
    await over();
    expect(await shows()).toEqual([50]);
    expect(places()).toMatchObject([{ state: 'paused', expected: 50 }]);
    await count(4);
    await pause(false);
    await world.run(minute);
    const { free } = world.ledgerOf('MUG-RED');
    expect(await shows()).toEqual([free]);
    expect(places()).toMatchObject([{ state: 'aligned', expected: free, suspense: 0 }]);
  });

  it('[ST5] other numbers that wait with it are written', async () => {
    await world.source.setStock('TEE-M', 6, 'Main warehouse');
    await count(7);
    await unlink('leave');
    await over();
    expect(await shows()).toEqual([50]);
    const { free } = world.ledgerOf('TEE-M');
    expect(await shows('TEE-M')).toEqual([free]);
    expect(free).not.toBe(50);
  });
});

describe('a number that reached its store before it was withdrawn', () => {
  const loseAnswers = (lost: boolean) => {
    world.street.store.faults.cutAfter.probability = lost ? 1 : 0;
  };
  /** @returns what the store shows since a write of ours whose answer was lost */
  const countUnanswered = async (units: number) => {
    loseAnswers(true);
    await count(units);
    loseAnswers(false);
    const now = await shows();
    loseAnswers(true);
    expect(now).not.toEqual([50]);
    return now;
  };

  it('[ST2, ST8] is no edit there: resumed, nothing of it is passed on to the source', async () => {
    await world.database.db.update(connections).set({ edits: 'pass-on' });
    for (const { id } of await world.database.db.query.connections.findMany())
      await world.road.tellLedgers(account, id);
    await world.run(second);
    const now = await countUnanswered(7);
    await pause(true);
    await world.run(minute);
    await pause(false);
    await world.run(second);
    loseAnswers(false);
    await world.run(30 * minute);
    expect(await shows()).toEqual(now);
    expect(world.ledgerOf('MUG-RED').free).toBe(now[0]);
    expect(places()).toMatchObject([{ state: 'aligned', expected: now[0], suspense: 0 }]);
    expect(addsUp()).toEqual([]);
  });

  it('[ST8] stays there once its link is unlinked, and the place is not written again', async () => {
    const now = await countUnanswered(7);
    await unlink('leave');
    await world.run(minute);
    await world.source.setStock('MUG-RED', 3, 'Main warehouse');
    loseAnswers(false);
    await world.run(30 * minute);
    expect(await shows()).toEqual(now);
    expect(addsUp()).toEqual([]);
  });
});

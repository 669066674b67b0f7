// People are told when a store lets us in no more, and when another one is connected and waits to be set up.
import { afterEach, describe, expect, it } from 'vitest';
import { markStoreState } from '../../db/records/stores.ts';
import { noticeWordsNow } from '../../src/notices/notice-words.ts';
import { formOf, openConnecting } from '../support/connecting.ts';
import { personOf } from '../support/person.ts';
import { signedDelivery } from '../support/signed-delivery.ts';
import { southDepot } from '../support/south-depot.ts';
import { actsOf, groupsOf, sentencesOf, toldOf } from '../support/told.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
afterEach(() => world.close());

describe('a store that refuses us', () => {
  it('[OP11] is said to need reconnecting, once for as long as it does, and written down with its return', async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(10 * second);
    expect(await sentencesOf(world, 'store-needs-reconnecting')).toEqual([]);
    world.harbor.store.faults.refuse = 401;
    for (let turn = 0; turn < 5; turn += 1) {
      await world.source.setStock('MUG-RED', 20 + turn, 'Main warehouse');
      await world.run(2 * minute);
    }
    expect(await sentencesOf(world, 'store-needs-reconnecting')).toEqual([
      'Harbor Goods needs reconnecting. It refused our token. Its orders and stock wait until it is connected again.',
    ]);
    world.harbor.store.faults.refuse = null;
    await world.run(5 * minute);
    expect(await actsOf(world, 'store-out')).toEqual([
      ['Harbor Goods', 'Harbor Goods', 'connected', 'refuses our token'],
    ]);
    expect(await actsOf(world, 'store-back')).toEqual([
      ['Harbor Goods', 'Harbor Goods', null, 'connected'],
    ]);
    world.harbor.store.faults.refuse = 403;
    await world.source.setStock('MUG-RED', 9, 'Main warehouse');
    await world.run(5 * minute);
    // Connecting a frozen shop again would not open it.
    expect((await sentencesOf(world, 'store-needs-reconnecting')).slice(1)).toEqual([
      'Harbor Goods lets us in no more. Look into its admin (a frozen or locked shop, missing rights), or connect it again. Its orders and stock wait until it lets us in.',
    ]);
    expect(await groupsOf(world, 'store-needs-reconnecting')).toEqual([2]);
    const shownNow = async () =>
      (await personOf(world).notices.list({ kind: 'store-needs-reconnecting' })).rows.map(
        ({ newest }) => noticeWordsNow(newest).says,
      );
    expect(await shownNow()).toEqual([expect.stringMatching(/^Look into its admin/)]);
    world.harbor.store.faults.refuse = null;
    await world.run(5 * minute);
    expect(await shownNow()).toEqual(['It lets us in again.']);
  });

  it('[OP11] that answers now this and now that goes out once', async () => {
    world = await openWorld();
    const { db } = world.database;
    const name = { accountId: account, storeId: world.harbor.id };
    for (const [at, state] of (['unauthorized', 'forbidden', 'unauthorized'] as const).entries())
      await markStoreState(db, name, state, world.clock.now() + at);
    await markStoreState(db, { ...name, accountId: 'other' }, 'left', world.clock.now() + 9);
    expect(await toldOf(world, 'store-needs-reconnecting')).toMatchObject([
      { facts: { state: 'unauthorized' } },
    ]);
  });

  it('[OP11] and uninstalls the app is said to have done so, however often it says it', async () => {
    world = await openWorld();
    const { db } = world.database;
    const name = { accountId: account, storeId: world.harbor.id };
    await markStoreState(db, name, 'left', world.clock.now());
    await markStoreState(db, name, 'left', world.clock.now() + 1);
    await markStoreState(db, name, 'unauthorized', world.clock.now() + 2);
    expect(await sentencesOf(world, 'store-needs-reconnecting')).toEqual([
      'Harbor Goods needs reconnecting. It uninstalled the app. Its orders and stock wait until it is connected again.',
    ]);
    expect(await actsOf(world, 'store-out')).toHaveLength(1);
  });
});

describe('a store whose webhook says that it uninstalled the app', () => {
  const says = () =>
    world.post(
      signedDelivery(world.street, { topic: 'app/uninstalled', body: '{"id":548380009}' }),
    );
  const stateOf = async () =>
    (await world.database.db.query.stores.findMany()).find(({ id }) => id === world.street.id)
      ?.state;

  it('[OP11] is out where it lets us in no more', async () => {
    world = await openWorld();
    world.street.store.faults.refuse = 401;
    await says();
    await world.run(minute);
    expect(await stateOf()).toBe('left');
  });

  it('[OP11] goes on where it was connected again before that was told', async () => {
    world = await openWorld();
    await says();
    await world.run(minute);
    expect(await stateOf()).toBe('working');
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect((await world.source.listOrders()).length).toBe(1);
  });

  it('[OP11] is asked again later where it does not answer', async () => {
    world = await openWorld();
    Object.assign(world.street.store.faults.serverError, { next: 1 });
    await says();
    await world.run(2 * minute);
    expect(await stateOf()).toBe('working');
  });
});

describe('a store that is connected', () => {
  it('[ST8] asks each store that it is to work with, once, and stands on Activity with who did it', async () => {
    const opened = await openConnecting(southDepot());
    world = opened;
    const person = personOf(world);
    const made = (await actsOf(world, 'connection-made')).length;
    await person.stores.connect(formOf(opened.fourth, 'source'));
    await person.stores.connect(formOf(opened.fourth, 'source'));
    await world.run(minute);
    const said = await sentencesOf(world, 'connection-requested');
    expect(said.sort()).toEqual(
      ['Harbor Goods', 'Mug Street'].map(
        (store) =>
          `${store} asks to be connected with South Depot. It is to sell what South Depot ships. Nothing moves before its locations, products and first levels are looked at.`,
      ),
    );
    expect(await actsOf(world, 'store-connected')).toContainEqual([
      'You',
      'South Depot',
      null,
      'connected',
    ]);
    // Pressed twice in a row it is one act.
    expect((await actsOf(world, 'store-connected')).filter(([who]) => who === 'You')).toHaveLength(
      1,
    );
    expect((await actsOf(world, 'connection-made')).slice(made).sort()).toEqual([
      ['You', 'South Depot → Harbor Goods', null, null],
      ['You', 'South Depot → Mug Street', null, null],
    ]);
    // Somebody is setting it up, who sees its first levels there.
    expect(
      (await toldOf(world, 'first-levels-waiting')).map(({ storeName, otherStoreName }) => [
        storeName,
        otherStoreName,
      ]),
    ).not.toContainEqual(['Mug Street', 'South Depot']);
  });

  it('[ST8] asks nobody where no one is to set it up', async () => {
    world = await openWorld();
    expect(await sentencesOf(world, 'connection-requested')).toEqual([]);
  });
});

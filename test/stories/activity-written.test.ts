// Whatever people change stands on Activity: who, what, from what to what, once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { settingsOf } from '../../src/order-push/settings.ts';
import { connectionTo } from '../support/link-file-desk.ts';
import { personOf } from '../support/person.ts';
import { actsOf } from '../support/told.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
afterEach(() => world.close());

describe('a person', () => {
  beforeEach(async () => {
    world = await openWorld();
    await world.putOffReconciling();
    await world.run(10 * second);
  });

  const me = () => personOf(world);
  const who = (person: string) => personOf(world, account, { personId: person, person });
  const harbor = () => connectionTo(world, world.harbor);
  const settings = async () => {
    const { stores } = await me().pushSettings.list({});
    const found = stores.find(({ storeId }) => storeId === world.street.id);
    if (!found) throw new Error('no settings');
    return { storeId: world.street.id, revision: found.revision, settings: found.settings };
  };

  it('[OP12] who saves Order Push Settings stands there with the fields that changed, once', async () => {
    const { settings: before, ...of } = await settings();
    const settingsNow = {
      ...before,
      when: 'by-hand' as const,
      holds: { ...before.holds, risk: false },
      tags: ['dropship'],
    };
    await who('Ada').pushSettings.save({ ...of, settings: settingsNow });
    await expect(who('Ben').pushSettings.save({ ...of, settings: before })).rejects.toThrow(
      'changed meanwhile',
    );
    await who('Ben').pushSettings.save({ ...(await settings()), settings: settingsNow });
    expect(await actsOf(world, 'push-settings-saved')).toEqual([
      [
        'Ada',
        'Mug Street',
        'pushes: when paid; high risk: held; tags: none',
        'pushes: by hand only; high risk: not held; tags: dropship',
      ],
    ]);
  });

  it('[OP12] who turns the switch or changes the plan stands there, and a second press does not', async () => {
    const { pushSettings, plans } = who('Ada');
    const storeId = world.street.id;
    await pushSettings.switch({ storeId, on: false });
    await pushSettings.switch({ storeId, on: false });
    await plans.change({ storeId, plan: 'scale' });
    await plans.change({ storeId, plan: 'scale' });
    expect(await actsOf(world, 'push-switch')).toEqual([['Ada', 'Mug Street', 'on', 'off']]);
    expect(await actsOf(world, 'plan-changed')).toEqual([
      ['Ada', 'Mug Street', 'Traction', 'Scale'],
    ]);
  });

  it('[ST6] who changes what is kept back stands there with the fields that changed', async () => {
    const connectionId = await harbor();
    const said = { connectionId, buffer: 2, sharePercent: 100, cap: 50, edits: 'pass-on' as const };
    const { allowances } = who('Ada').inventory;
    await allowances.save(said);
    await allowances.save(said);
    const [link] = (await world.database.db.query.links.findMany()).filter(
      (one) => one.connectionId === connectionId,
    );
    const variantId = link?.destinationVariantId ?? '';
    const listings = await world.database.db.query.listings.findMany();
    const { sku } = listings.find(
      (one) => one.variantId === variantId && one.storeId === world.harbor.id,
    ) ?? { sku: '' };
    await allowances.saveSku({
      connectionId,
      variantId,
      buffer: null,
      sharePercent: 80,
      cap: null,
    });
    expect(await actsOf(world, 'allowance-changed')).toEqual([
      [
        'Ada',
        'North Supply → Harbor Goods',
        'buffer: 0; cap: none; edits: set back',
        'buffer: 2; cap: 50; edits: passed on',
      ],
      ['Ada', sku, 'share in percent: as the connection', 'share in percent: 80'],
    ]);
  });

  it('[ST8] who applies first levels stands there with how many, once', async () => {
    const connectionId = await harbor();
    const { firstLevels } = who('Ada').inventory;
    const applied = await firstLevels.applyLevels({ connectionId, chosen: 'all', agreedToZero: 0 });
    const links = applied.kind === 'applied' ? applied.links : 0;
    expect(links).toBeGreaterThan(1);
    world.clock.advance(5);
    await firstLevels.applyLevels({ connectionId, chosen: 'all' });
    expect(await actsOf(world, 'first-levels-applied')).toEqual([
      ['Ada', 'North Supply → Harbor Goods', null, `${links} SKUs`],
    ]);
  });

  it('[ST8] who answers a stop stands there, once a stop', async () => {
    const connectionId = await harbor();
    const stopped = () =>
      world.database.client.execute({
        sql: 'update connections set stopped_at = ?, stopped_count = 21 where id = ?',
        args: [world.clock.now(), connectionId],
      });
    const { stop } = who('Ada').inventory;
    await stop.drop({ connectionId });
    expect(await actsOf(world, 'stop-dropped')).toEqual([]);
    await stopped();
    await stop.drop({ connectionId });
    await stop.release({ connectionId });
    world.clock.advance(minute);
    await stopped();
    await stop.release({ connectionId });
    const name = 'North Supply → Harbor Goods';
    expect(await actsOf(world, 'stop-dropped')).toEqual([
      ['Ada', name, '21 SKUs stopped', 'kept as the store shows them'],
    ]);
    expect(await actsOf(world, 'stop-released')).toEqual([
      ['Ada', name, '21 SKUs stopped', 'shown as sold out'],
    ]);
  });

  it('[ST1] who ends a hold stands there, once', async () => {
    await world.applyFirstLevels();
    await world.street.placeOrder([{ sku: 'CANDLE-CEDAR', quantity: 2 }]);
    await world.run(minute);
    const { sourceStoreId, inventoryItemId } = world.ledgerOf('CANDLE-CEDAR');
    const of = { sourceStoreId, inventoryItemId };
    const [charge] = (await me().inventory.sku(of)).charges;
    const end = () => who('Ada').inventory.endHold({ ...of, key: charge?.key ?? '' });
    await end();
    await expect(end()).rejects.toThrow('Nothing is held');
    expect(await actsOf(world, 'hold-ended')).toEqual([
      ['Ada', 'CANDLE-CEDAR', 'held', 'held no longer'],
    ]);
  });

  it('[ST8] who does a step of the setup, or takes it back, stands there', async () => {
    const connectionId = await harbor();
    const { connecting } = who('Ada');
    await world.database.client.execute("update connections set setup = '{}'");
    const mark = (done: boolean) => connecting.mark({ connectionId, step: 'locations', done });
    await mark(true);
    await mark(true);
    await mark(false);
    expect(await actsOf(world, 'setup-step-done')).toEqual([
      ['Ada', 'North Supply → Harbor Goods', null, 'locations are looked at'],
      ['Ada', 'North Supply → Harbor Goods', 'locations are looked at', null],
    ]);
  });

  it('[AC1] of another account leaves nothing in this one’s', async () => {
    await ensureAccount(world.database.db, 'other', world.clock.now());
    const before = (await world.database.db.query.activity.findMany()).length;
    const stranger = personOf(world, 'other');
    const storeId = world.street.id;
    const connectionId = await harbor();
    const settings = settingsOf({ orderPush: { when: 'by-hand' } });
    for (const refused of [
      stranger.pushSettings.save({ storeId, revision: 0, settings }),
      stranger.pushSettings.switch({ storeId, on: false }),
      stranger.plans.change({ storeId, plan: 'scale' }),
      stranger.inventory.stop.drop({ connectionId }),
      stranger.connecting.mark({ connectionId, step: 'locations', done: true }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.database.db.query.activity.findMany()).toHaveLength(before);
  });
});

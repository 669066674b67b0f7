// A person pauses a SKU at one store and resumes it: nothing of it moves meanwhile, and nothing is lost by it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import { openWorld, type World, type WorldStore } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

describe('a link that is paused', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(minute);
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const me = () => personOf(world);
  const linkTo = async (store: string, sku = 'MUG-RED') => {
    const page = await me().inventory.sku(world.ledgerOf(sku));
    const link = page.links.find((one) => one.destinationName === store);
    if (!link) throw new Error(`${sku} is not linked at ${store}`);
    return link;
  };
  const pause = async (store: string, paused: boolean, sku = 'MUG-RED') => {
    const { connectionId, variantId } = await linkTo(store, sku);
    return me().links.pause({ connectionId, variantId, paused });
  };
  const preview = async (store: string, sku = 'MUG-RED') => {
    const { connectionId, variantId } = await linkTo(store, sku);
    return me().links.preview({ connectionId, variantId });
  };
  /** Of two sources that list it: the ledger of North Supply. */
  const northMug = () => {
    const ledger = world
      .ledgers()
      .find(({ sku, sourceStoreId }) => sku === 'MUG-RED' && sourceStoreId === world.source.id);
    if (!ledger) throw new Error('no ledger');
    return { sourceStoreId: ledger.sourceStoreId, inventoryItemId: ledger.inventoryItemId };
  };
  const shown = async (store: WorldStore, sku = 'MUG-RED') =>
    (await store.levels(sku)).map(({ available }) => available);
  const sourceOrders = async () => (await world.source.listOrders()).length;
  /** An order as its page shows it. */
  const orderPage = async (name: string) => {
    const { rows } = await me().orderPush.list({ q: name });
    const row = rows.find((one) => one.name === name);
    return me().orders.get({ orderId: row?.id ?? '' });
  };
  const holds = async (name: string) =>
    (await orderPage(name)).lines.map(({ sku, hold, heldQuantity }) => [sku, hold, heldQuantity]);

  it('[OP5, OP6] stays behind with its reason while it is paused, the other lines go; resumed, it goes by itself and stock is right on both stores', async () => {
    const [before] = await shown(world.street);
    expect(before).toBe(50);
    expect(await pause('Mug Street', true)).toEqual({ paused: true, recheck: null });
    expect(await linkTo('Mug Street')).toMatchObject({ active: false });
    expect(await linkTo('Harbor Goods')).toMatchObject({ active: true });
    await world.run(minute);
    expect((await linkTo('Mug Street')).places.map(({ state }) => state)).toEqual(['paused']);

    // The source counts anew: who is not paused follows, the paused store keeps its number.
    await world.source.setStock('MUG-RED', 30, 'Main warehouse');
    await world.run(minute);
    const free = world.ledgerOf('MUG-RED').free;
    expect(free).not.toBe(50);
    expect(await shown(world.street)).toEqual([50]);
    expect(await shown(world.harbor)).toEqual([free]);

    const made = await sourceOrders();
    const whole = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    const mixed = await world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    expect(await holds(whole.name)).toEqual([['MUG-RED', 'link-paused', 2]]);
    const { rows } = await me().orderPush.list({ reason: 'link-paused' });
    expect(rows.map(({ pausedSku }) => pausedSku)).toEqual(['MUG-RED', 'MUG-RED']);
    expect(await holds(mixed.name)).toEqual([
      ['MUG-RED', 'link-paused', 1],
      ['TEE-M', null, 0],
    ]);
    expect((await orderPage(whole.name)).decision).toBe('no-line-qualifies');
    expect(await sourceOrders()).toBe(made + 1);
    // Only its own sales moved its number.
    expect(await shown(world.street)).toEqual([47]);
    expect(world.ledgerOf('MUG-RED').free).toBe(free);

    expect(await preview('Mug Street')).toEqual({ orders: 2, otherSources: [] });
    const resumed = await pause('Mug Street', false);
    expect(resumed).toMatchObject({ paused: false, recheck: { total: 2 } });
    await world.run(3 * minute);
    expect(await holds(whole.name)).toEqual([['MUG-RED', null, 0]]);
    expect(await holds(mixed.name)).toEqual([
      ['MUG-RED', null, 0],
      ['TEE-M', null, 0],
    ]);
    // The line that qualified later went as a part of its own.
    expect(await sourceOrders()).toBe(made + 3);
    expect((await orderPage(mixed.name)).pushes.map(({ part }) => part).sort()).toEqual([1, 2]);
    const run = await me().bulk.get({ id: resumed.recheck?.id ?? '' });
    expect(run).toMatchObject({ state: 'done', about: 'link-resumed', counts: { went: 2 } });

    expect(world.ledgerOf('MUG-RED').free).toBe(free - 3);
    expect(await shown(world.street)).toEqual([free - 3]);
    expect(await shown(world.harbor)).toEqual([free - 3]);
    expect((await linkTo('Mug Street')).places.map(({ state }) => state)).toEqual(['aligned']);
    expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
    expect(await preview('Mug Street')).toEqual({ orders: 0, otherSources: [] });
  });

  it('[ST3] resuming never raises the store above what may be sold: what it sold meanwhile is counted first', async () => {
    await pause('Mug Street', true);
    await world.run(minute);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]);
    await world.run(minute);
    expect(await shown(world.street)).toEqual([46]);
    await pause('Mug Street', false);
    for (let at = 0; at < 30; at += 1) {
      await world.run(second);
      expect(await shown(world.street)).toEqual([46]);
    }
    expect(world.ledgerOf('MUG-RED').free).toBe(46);
    expect(await shown(world.harbor)).toEqual([46]);
  });

  it('[ST3] nor does it where more orders wait than are read at a time', async () => {
    await pause('Mug Street', true);
    await world.run(minute);
    for (let at = 0; at < 25; at += 1)
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    await pause('Mug Street', false);
    const seen = new Set<number>();
    for (let at = 0; at < 30; at += 1) {
      await world.run(second);
      for (const one of await shown(world.street)) seen.add(one);
    }
    // Lower for a moment, while the source has taken units and its push is not settled yet.
    expect(Math.max(...seen)).toBe(25);
    expect(await shown(world.street)).toEqual([25]);
  });

  it('[ST2] a store without Order Push: what it sold meanwhile and has not shipped lowers the source once it is resumed', async () => {
    await pause('Harbor Goods', true);
    await world.run(minute);
    const sold = await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    const other = await world.harbor.placeOrder([{ sku: 'TEE-M', quantity: 1 }]);
    await world.run(minute);
    expect(world.ledgerOf('MUG-RED').free).toBe(50);
    expect(await shown(world.street)).toEqual([50]);
    expect((await pause('Harbor Goods', false)).recheck).toMatchObject({ total: 1 });
    await world.run(3 * minute);
    expect(world.ledgerOf('MUG-RED').free).toBe(48);
    expect(await shown(world.street)).toEqual([48]);
    expect(await shown(world.harbor)).toEqual([48]);
    const taken = (await world.source.levels('MUG-RED')).reduce(
      (sum, one) => sum + one.available,
      0,
    );
    expect(taken).toBe(48);
    expect((await orderPage(sold.name)).decision).toBe('plan-too-low');
    expect((await orderPage(other.name)).decision).toBe('plan-too-low');
  });

  it('[TR1] what was pushed before is shipped and comes back', async () => {
    const { name } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [pushed] = (await orderPage(name)).pushes;
    await pause('Mug Street', true);
    await world.run(minute);
    const made = (await world.source.listOrders()).find(
      (order) => order.name === pushed?.sourceOrderName,
    );
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-MUG' });
    await world.run(minute);
    expect((await orderPage(name)).fulfillment).toBe('fulfilled');
    expect(await holds(name)).toEqual([['MUG-RED', null, 0]]);
  });

  it('[OP6] resuming looks at no order that another SKU’s pause keeps back', async () => {
    await pause('Mug Street', true);
    await pause('Mug Street', true, 'TEE-M');
    await world.run(minute);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const tee = await world.street.placeOrder([{ sku: 'TEE-M', quantity: 1 }]);
    await world.run(minute);
    expect(await pause('Mug Street', false)).toMatchObject({ recheck: { total: 1 } });
    await world.run(2 * minute);
    expect(await holds(tee.name)).toEqual([['TEE-M', 'link-paused', 1]]);
    expect(await pause('Mug Street', false, 'TEE-M')).toMatchObject({ recheck: { total: 1 } });
    await world.run(2 * minute);
    expect(await holds(tee.name)).toEqual([['TEE-M', null, 0]]);
  });

  it('[OP2] pausing and resuming twice does nothing more', async () => {
    await pause('Mug Street', true);
    expect(await pause('Mug Street', true)).toEqual({ paused: true, recheck: null });
    await world.run(minute);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const made = await sourceOrders();
    const [first, again] = await Promise.all([
      pause('Mug Street', false),
      pause('Mug Street', false),
    ]);
    expect(again.recheck?.id).toBe(first.recheck?.id);
    await world.run(3 * minute);
    expect(await pause('Mug Street', false)).toEqual({ paused: false, recheck: null });
    expect(await sourceOrders()).toBe(made + 1);
  });

  it('[OP13] another source that the SKU is linked to supplies it meanwhile', async () => {
    world.close();
    world = await openWorld({ more: [southDepot()] });
    const [south] = world.more;
    if (!south) throw new Error('no second source');
    await south.addProduct('MUG-RED', { 'South depot': 7 });
    await world.connectAgain('South Depot', { orderPush: false });
    await world.applyFirstLevels();
    await world.run(minute);
    await world.putOffReconciling();
    expect(await shown(world.street)).toEqual([50]);
    const page = await me().inventory.sku(northMug());
    const link = page.links.find((one) => one.destinationName === 'Mug Street');
    const of = { connectionId: link?.connectionId ?? '', variantId: link?.variantId ?? '' };
    expect(await me().links.preview(of)).toEqual({ orders: 0, otherSources: ['South Depot'] });

    await me().links.pause({ ...of, paused: true });
    await world.run(minute);
    expect(await shown(world.street)).toEqual([7]);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect((await south.listOrders()).length).toBe(1);
    expect(await shown(world.street)).toEqual([6]);

    // What the other source shipped meanwhile is its own, and no order waits for this one.
    expect(await me().links.pause({ ...of, paused: false })).toEqual({
      paused: false,
      recheck: null,
    });
    await world.run(2 * minute);
    expect(await shown(world.street)).toEqual([50]);
  });

  it('[AC1] another account can neither pause it nor ask about it', async () => {
    const { connectionId, variantId } = await linkTo('Mug Street');
    const stranger = personOf(world, 'somebody-else').links;
    const refused = { code: 'NOT_FOUND', message: 'This SKU is not linked here.' };
    await expect(stranger.pause({ connectionId, variantId, paused: true })).rejects.toMatchObject(
      refused,
    );
    await expect(stranger.preview({ connectionId, variantId })).rejects.toMatchObject(refused);
    await expect(
      me().links.pause({ connectionId, variantId: 'gid://shopify/ProductVariant/0', paused: true }),
    ).rejects.toMatchObject(refused);
    expect(await linkTo('Mug Street')).toMatchObject({ active: true });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect(await shown(world.street)).toEqual([49]);
  });
});

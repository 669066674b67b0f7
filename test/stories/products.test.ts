// The Products page: what is linked to what, found and mended by a person, and answered for as orders then fare.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
});
afterEach(() => world.close());

const me = () => personOf(world).products;
const connectionTo = async (name: string) => {
  const found = (await me().connections()).find(({ destination }) => destination.name === name);
  if (!found) throw new Error(`no connection to ${name}`);
  return found.connectionId;
};
const rowOf = async (sku: string, store = 'Mug Street') => {
  const connectionId = await connectionTo(store);
  const { rows } = await me().list({ connectionId, q: sku, limit: 100 });
  const row = rows.find((one) => one.sku === sku);
  if (!row) throw new Error(`${sku} is not listed at ${store}`);
  return { connectionId, ...row };
};
const one = async (sku: string, store = 'Mug Street') => {
  const { connectionId, variantId } = await rowOf(sku, store);
  return me().one({ connectionId, variantId });
};
const place = async (sku: string) => {
  const { name } = await world.street.placeOrder([{ sku, quantity: 1 }]);
  await world.run(minute);
  return name;
};
const holdOf = async (name: string) => {
  const person = personOf(world);
  const { rows } = await person.orderPush.list({ q: name });
  const page = await person.orders.get({
    orderId: rows.find((row) => row.name === name)?.id ?? '',
  });
  return page.lines.map(({ hold }) => hold);
};
const places = {
  source: { 'Main warehouse': 9 },
  street: { 'Mug Street shop': 4 },
};

describe('Products', () => {
  it('[OP5] counts every listing of the destination in one view, and finds it by SKU and by title', async () => {
    const connectionId = await connectionTo('Mug Street');
    const all = await me().list({ connectionId, limit: 100 });
    expect(all.rows.length).toBe(all.counts.all);
    for (const view of ['linked', 'missing', 'duplicate', 'not-tracked', 'no-sku'] as const) {
      const { rows } = await me().list({ connectionId, view, limit: 100 });
      expect(rows.length).toBe(all.counts[view] ?? 0);
      expect(new Set(rows.map(({ state }) => state)).size).toBeLessThan(2);
    }
    const found = await me().list({ connectionId, q: 'mug red' });
    expect(found.rows.map(({ sku }) => sku)).toContain('MUG-RED');
    expect(found.searchedBy).toBe('contains');
    const paged = [];
    for (let cursor: string | undefined; ; ) {
      const page = await me().list({ connectionId, limit: 3, cursor });
      paged.push(...page.rows);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(all.rows);
  });

  it('[OP5] what is written otherwise, or has the same barcode, is suggested and linked once a person accepts it', async () => {
    await world.source.addProduct('BAG-1', places.source);
    await world.source.addProduct('CUP 2', places.source);
    await world.source.addProduct('HAT-A', places.source);
    await world.source.setBarcode('HAT-A', '4006381333931');
    await world.street.addProduct('bag-1', places.street);
    await world.street.addProduct('CUP_2', places.street);
    await world.street.addProduct('HAT-B', places.street);
    await world.street.setBarcode('HAT-B', '4006381333931');
    await world.connectAgain('North Supply', { orderPush: false });
    await world.connectAgain('Mug Street', { orderPush: true });
    await world.run(minute);
    await world.putOffReconciling();
    const connectionId = await connectionTo('Mug Street');
    const { rows } = await me().list({ connectionId, view: 'suggested' });
    expect(
      rows.map(({ sku, suggestedSku, suggestedBy, state }) => [
        sku,
        suggestedSku,
        suggestedBy,
        state,
      ]),
    ).toEqual([
      ['bag-1', 'BAG-1', 'case', 'missing'],
      ['CUP_2', 'CUP 2', 'writing', 'missing'],
      ['HAT-B', 'HAT-A', 'barcode', 'missing'],
    ]);
    const waits = await place('CUP_2');
    expect(await holdOf(waits)).toEqual(['sku-not-on-source']);

    const [bag, cup] = rows;
    const chosen = [
      { variantId: cup?.variantId ?? '', sourceVariantId: cup?.suggestedVariantId ?? '' },
      { variantId: bag?.variantId ?? '', sourceVariantId: 'gid://shopify/ProductVariant/1' },
    ];
    const some = await me().acceptSuggestions({ connectionId, chosen });
    expect(some).toMatchObject({
      accepted: 1,
      skipped: [{ sku: 'bag-1', why: 'changed' }],
      recheck: { total: 1 },
      next: null,
    });
    expect(await rowOf('CUP_2')).toMatchObject({ state: 'linked', sourceSku: 'CUP 2' });
    const rest = await me().acceptSuggestions({ connectionId, chosen: 'all' });
    expect(rest).toMatchObject({ accepted: 2, skipped: [], recheck: null });
    expect((await me().list({ connectionId, view: 'suggested' })).rows).toEqual([]);
    expect((await one('HAT-B')).acts).toMatchObject([
      { kind: 'link-made', actor: 'You', before: null, after: 'HAT-A' },
    ]);

    // The order that waited goes by itself; its stock waits for Apply.
    await world.run(3 * minute);
    expect(await holdOf(waits)).toEqual([null]);
    expect((await world.street.levels('CUP_2')).map(({ available }) => available)).toEqual([3]);
    await world.applyFirstLevels();
    await world.run(minute);
    expect((await world.street.levels('CUP_2')).map(({ available }) => available)).toEqual([8]);
    expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
  });

  it('[OP5] two listings that fit one of the source are both left to a person', async () => {
    await world.source.addProduct('HAT-A', places.source);
    await world.source.setBarcode('HAT-A', '4006381333931');
    for (const sku of ['HAT-B', 'HAT-C']) {
      await world.street.addProduct(sku, places.street);
      await world.street.setBarcode(sku, '4006381333931');
    }
    await world.connectAgain('North Supply', { orderPush: false });
    await world.connectAgain('Mug Street', { orderPush: true });
    await world.run(minute);
    const connectionId = await connectionTo('Mug Street');
    const done = await me().acceptSuggestions({ connectionId, chosen: 'all' });
    expect(done.accepted).toBe(0);
    expect(done.skipped).toEqual([
      { sku: 'HAT-B', why: 'several' },
      { sku: 'HAT-C', why: 'several' },
    ]);
  });

  it('[OP5] a SKU that stands twice at the source is shown with both, and linked to the one that a person chooses', async () => {
    await world.source.addProduct('PIN', places.source);
    await world.source.addProduct('PIN', places.source);
    await world.street.addProduct('PIN', places.street);
    await world.connectAgain('North Supply', { orderPush: false });
    await world.connectAgain('Mug Street', { orderPush: true });
    await world.applyFirstLevels();
    await world.run(minute);
    await world.putOffReconciling();
    const pin = await one('PIN');
    expect(pin).toMatchObject({
      state: 'duplicate',
      link: null,
      would: { hold: 'sku-duplicate-on-source' },
    });
    expect(pin.sameAtSource.map(({ sku }) => sku)).toEqual(['PIN', 'PIN']);
    const waits = await place('PIN');
    expect(await holdOf(waits)).toEqual(['sku-duplicate-on-source']);

    const found = await me().findSource({ connectionId: pin.connectionId, q: 'pin' });
    expect(found.map(({ sku, linkedTo }) => [sku, linkedTo])).toEqual([
      ['PIN', null],
      ['PIN', null],
    ]);
    const second = pin.sameAtSource[1]?.variantId ?? '';
    const ask = { connectionId: pin.connectionId, variantId: pin.listing.variantId };
    expect(await me().link({ ...ask, sourceVariantId: second })).toMatchObject({
      linked: 1,
      recheck: { total: 1 },
    });
    expect(await me().link({ ...ask, sourceVariantId: second })).toEqual({
      linked: 0,
      recheck: null,
    });
    await world.run(3 * minute);
    expect(await holdOf(waits)).toEqual([null]);
    expect(await one('PIN')).toMatchObject({
      state: 'linked',
      link: { alignedAt: null, source: { variantId: second } },
      would: { hold: undefined },
    });

    // Linked to the other one: its ledger lets go of the place, and nothing is written before Apply.
    await world.applyFirstLevels();
    await world.run(minute);
    expect((await world.street.levels('PIN')).map(({ available }) => available)).toEqual([8]);
    const first = pin.sameAtSource[0]?.variantId ?? '';
    await me().link({ ...ask, sourceVariantId: first });
    await world.run(minute);
    expect((await world.street.levels('PIN')).map(({ available }) => available)).toEqual([8]);
    const held = world.ledgers().filter(({ sku }) => sku === 'PIN');
    expect(held.flatMap(({ targets }) => targets.map(({ state }) => state))).toEqual(['waiting']);
    await world.applyFirstLevels();
    await world.run(minute);
    expect((await world.street.levels('PIN')).map(({ available }) => available)).toEqual([9]);
    expect((await one('PIN')).acts.map(({ before, after }) => [before, after])).toEqual([
      ['PIN', 'PIN'],
      [null, 'PIN'],
    ]);
  });

  it('[OP14] says whether an item would push by the rules that push it, from each of its places, as an order then fares', async () => {
    await world.applyFirstLevels();
    const linked = await one('MUG-RED');
    expect(linked.would).toMatchObject({ stop: undefined, hold: undefined });
    expect(linked.would.places).toMatchObject([
      { name: 'Mug Street shop', goes: true, sourceName: 'North Supply' },
      { name: 'Waterfront stall', goes: false, why: 'location-not-mapped' },
    ]);
    expect(await holdOf(await place('MUG-RED'))).toEqual([null]);

    const connectionId = await connectionTo('Mug Street');
    for (const view of ['missing', 'not-tracked'] as const) {
      // What needs no shipping is never pushed, whatever its link.
      const row = (await me().list({ connectionId, view })).rows.find(
        ({ sku }) => !sku.startsWith('COURSE'),
      );
      if (!row) throw new Error(`Mug Street has no listing that is ${view}`);
      const { would } = await me().one({ connectionId, variantId: row.variantId });
      expect([row.sku, await holdOf(await place(row.sku))]).toEqual([row.sku, [would.hold]]);
    }
    const { variantId } = linked.listing;
    await personOf(world).links.pause({ connectionId, variantId, paused: true });
    expect((await one('MUG-RED')).would.hold).toBe('link-paused');
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'paused' });
    await personOf(world).links.pause({ connectionId, variantId, paused: false });
    await world.database.client.execute('delete from location_group_sources');
    expect((await one('MUG-RED')).would).toMatchObject({ hold: 'location-not-mapped' });
    await world.connectAgain('Mug Street', { orderPush: false });
    expect((await one('MUG-RED')).would.stop).toBe('switched-off');
    expect((await one('MUG-RED', 'Harbor Goods')).would.stop).toBe('plan-too-low');
  });

  it('[OP5] links nothing that one of the two does not list, or that has no SKU', async () => {
    const { connectionId, variantId, sourceVariantId } = await rowOf('MUG-RED');
    const ask = { connectionId, variantId, sourceVariantId: sourceVariantId ?? '' };
    await expect(
      me().link({ ...ask, sourceVariantId: 'gid://shopify/ProductVariant/0' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      me().link({ ...ask, variantId: 'gid://shopify/ProductVariant/0' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [none] = (await me().list({ connectionId, view: 'no-sku' })).rows;
    if (!none) throw new Error('Mug Street lists nothing without a SKU');
    await expect(me().link({ ...ask, variantId: none.variantId })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
  });

  it('[AC1] shows and changes nothing of another account', async () => {
    const { connectionId, variantId, sourceVariantId } = await rowOf('MUG-RED');
    const stranger = personOf(world, 'somebody-else').products;
    const refused = { code: 'NOT_FOUND' };
    expect(await stranger.connections()).toEqual([]);
    await expect(stranger.list({ connectionId })).rejects.toMatchObject(refused);
    await expect(stranger.one({ connectionId, variantId })).rejects.toMatchObject(refused);
    expect(await stranger.findSource({ connectionId, q: 'MUG' })).toEqual([]);
    await expect(
      stranger.link({ connectionId, variantId, sourceVariantId: sourceVariantId ?? '' }),
    ).rejects.toMatchObject(refused);
    await expect(
      stranger.unlink({ connectionId, variantIds: [variantId], stock: 'leave' }),
    ).rejects.toMatchObject(refused);
    expect(await stranger.acceptSuggestions({ connectionId, chosen: 'all' })).toMatchObject({
      accepted: 0,
    });
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'linked' });
  });
});

// A merchant maps locations: what is not mapped blocks and says so, what is mapped goes, and nothing is written unseen.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mendLinks } from '../../client/order-push/mend.ts';
import { mendAbout } from '../../client/order-push/mend-about.ts';
import { links } from '../../db/schema/index.ts';
import type { Drawn } from '../support/location-desk.ts';
import { mapDesk } from '../support/map-desk.ts';
import { personOf } from '../support/person.ts';
import { newestOrder, pushedTo } from '../support/seen-orders.ts';
import { keepCopy, linkSku } from '../support/stock-copies.ts';
import { openWorld, type World, type WorldStore } from '../support/world.ts';

const minute = 60_000;

describe('Location Groups', () => {
  let world: World;
  let desk: ReturnType<typeof mapDesk>;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(minute);
    desk = mapDesk(world);
  });
  afterEach(() => world.close());

  const me = () => desk.me();
  const mapOf = (store: string) => desk.mapOf(store);
  const draw = (store: string, drawn: Drawn) => desk.draw(store, drawn);
  const save = (store: string, drawn: Drawn) => desk.save(store, drawn);
  const at = (store: WorldStore, sku: string, place: string) => desk.at(store, sku, place);
  /** What the page shows of a map, by names. */
  const shown = async (store: string) => {
    const map = await mapOf(store);
    const names = new Map(
      [...map.sourceLocations, ...map.destinationLocations].map((one) => [one.id, one.name]),
    );
    return map.groups.map((group) => [
      names.get(group.destinationLocationId),
      group.sourceLocationIds.map((id) => names.get(id)),
    ]);
  };
  const blocked = async (store: string) => {
    const map = await mapOf(store);
    return map.blocked.map(({ locationId, orders, skus }) => [
      map.destinationLocations.find(({ id }) => id === locationId)?.name,
      orders,
      skus,
    ]);
  };
  const orderAtStall = async () => {
    const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await world.street.moveTo(order.id, 'Waterfront stall');
    await world.street.pay(order.id);
    await world.run(minute);
    return order;
  };
  const standing = async (name: string) => {
    const { rows } = await personOf(world).orderPush.list({});
    const row = rows.find((one) => one.name === name);
    return [row?.decision, row?.pushStatus, ...(row?.reasons ?? [])];
  };
  const main = 'Main warehouse';
  const shop = 'Mug Street shop';
  const stall = 'Waterfront stall';
  const split = { [shop]: [main], [stall]: ['Overflow'] };

  it('[OP5] a location that is not mapped blocks its orders and says so; once it is mapped they go', async () => {
    expect(await shown('Mug Street')).toEqual([[shop, [main, 'Overflow']]]);
    expect(await blocked('Mug Street')).toEqual([]);
    const order = await orderAtStall();
    expect(await standing(order.name)).toEqual([
      'no-line-qualifies',
      'not-eligible',
      'no-line-qualifies',
      'location-not-mapped',
    ]);
    expect(await blocked('Mug Street')).toEqual([[stall, 1, 1]]);
    // The order leads to the very place.
    const { connectionId, destinationLocations } = await mapOf('Mug Street');
    const locationId = destinationLocations.find(({ name }) => name === stall)?.id;
    const page = await newestOrder(world);
    expect(page.unmapped).toEqual({ connectionId, locationId });
    expect(mendLinks('location-not-mapped', mendAbout(page))[0]?.href).toBe(
      `/location-groups?${new URLSearchParams({ connection: connectionId, location: locationId ?? '' })}`,
    );
    const preview = await me().preview(await draw('Mug Street', split));
    expect(preview).toMatchObject({ kind: 'preview', orders: 1, left: 0 });
    const saved = await save('Mug Street', split);
    expect(saved).toMatchObject({ kind: 'saved', revision: 1, recheck: { total: 1 } });
    expect(await standing(order.name)).toEqual(['pushed', 'success']);
    expect(await blocked('Mug Street')).toEqual([]);
    expect((await pushedTo(world.source)).length).toBe(1);
  });

  it('[ST8] a preview tells what every SKU would do, and saving does just that', async () => {
    const skus = await world.street.listSkus();
    const levels = async () =>
      new Map(
        await Promise.all(
          skus.map(async (sku) => [sku, await at(world.street, sku, shop)] as const),
        ),
      );
    const before = await levels();
    const asked = await draw('Mug Street', { [shop]: ['Overflow'] });
    const preview = await me().preview(asked);
    await save('Mug Street', { [shop]: ['Overflow'] });
    const after = await levels();
    const became = (how: (was: number, is: number) => boolean) =>
      skus.filter((sku) => how(before.get(sku) ?? 0, after.get(sku) ?? 0)).length;
    expect(preview).toMatchObject({
      kind: 'preview',
      set: became((was, is) => was !== is),
      up: became((was, is) => is > was),
      down: became((was, is) => is < was),
      toZero: became((was, is) => was > 0 && is === 0),
      uncertain: 0,
      waiting: 0,
    });
    expect(became((was, is) => was > 0 && is === 0)).toBeGreaterThan(0);
    expect(after.get('MUG-RED')).toBe(10);
  });

  it('[ST8] nothing is written at a location newly served before its first levels are applied', async () => {
    await orderAtStall();
    const before = await at(world.street, 'MUG-RED', stall);
    const saved = await save('Mug Street', split);
    expect(saved).toMatchObject({ kind: 'saved', waiting: expect.any(Number) });
    await world.run(10 * minute);
    expect(await at(world.street, 'MUG-RED', stall)).toBe(before);
    // The one served before follows its group at once.
    expect(await at(world.street, 'MUG-RED', shop)).toBe(40);
    const { connectionId } = await mapOf('Mug Street');
    const { firstLevels } = personOf(world).inventory;
    const { rows } = await firstLevels.list({ connectionId });
    const mug = rows.find(({ sku }) => sku === 'MUG-RED');
    expect(mug?.places.map(({ locationName }) => locationName)).toEqual([stall]);
    expect(saved.kind === 'saved' && saved.waiting).toBe(rows.length);
    await firstLevels.applyLevels({ connectionId, chosen: [mug?.variantId ?? ''] });
    await world.run(minute);
    expect(await at(world.street, 'MUG-RED', stall)).toBe(mug?.places[0]?.proposed);
    expect(mug?.places[0]?.proposed).toBeGreaterThan(0);
  });

  it('[OP5, ST2] two source locations are summed, and the first by priority is adjusted', async () => {
    expect(await at(world.harbor, 'MUG-RED', 'Harbor quay')).toBe(50);
    await save('Harbor Goods', { 'Harbor quay': ['Overflow', main] });
    expect(await at(world.harbor, 'MUG-RED', 'Harbor quay')).toBe(50);
    await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    expect(await at(world.source, 'MUG-RED', 'Overflow')).toBe(8);
    await save('Harbor Goods', { 'Harbor quay': [main, 'Overflow'] });
    await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    expect([
      await at(world.source, 'MUG-RED', main),
      await at(world.source, 'MUG-RED', 'Overflow'),
    ]).toEqual([37, 8]);
    expect(await at(world.harbor, 'MUG-RED', 'Harbor quay')).toBe(45);
  });

  it('[OP5] a group changed with orders open: what is pushed stays pushed, the rest is decided anew', async () => {
    await save('Mug Street', split);
    const pushed = await orderAtStall();
    const waits = await world.street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }], {
      paid: false,
    });
    await world.street.moveTo(waits.id, stall);
    await world.run(minute);
    expect(await standing(pushed.name)).toEqual(['pushed', 'success']);
    expect((await standing(waits.name))[0]).toBe('waiting-for-payment');
    const saved = await save('Mug Street', { [shop]: [main, 'Overflow'] });
    expect(saved).toMatchObject({ kind: 'saved', recheck: { total: 1 } });
    expect(await standing(pushed.name)).toEqual(['pushed', 'success']);
    await world.street.pay(waits.id);
    await world.run(minute);
    expect(await standing(waits.name)).toContain('location-not-mapped');
    expect(await blocked('Mug Street')).toEqual([[stall, 1, 1]]);
    await save('Mug Street', split);
    expect(await standing(waits.name)).toEqual(['pushed', 'success']);
    expect((await pushedTo(world.source)).length).toBe(2);
  });

  it('[OP5, ST8] a location closed at its store drops out, stays in the map, and comes back', async () => {
    await save('Mug Street', split);
    const { connectionId } = await mapOf('Mug Street');
    await world.source.closeLocation('Overflow', main);
    expect(await me().readLocations({ connectionId })).toEqual({
      closed: ['Overflow'],
      opened: [],
    });
    await world.run(minute);
    const map = await mapOf('Mug Street');
    expect(map.sourceLocations.map(({ name, isOpen }) => [name, isOpen])).toEqual([
      [main, true],
      ['Overflow', false],
    ]);
    expect(await shown('Mug Street')).toEqual([
      [shop, [main]],
      [stall, ['Overflow']],
    ]);
    // Its stock is in the main warehouse now, which serves the shop.
    expect(await at(world.street, 'MUG-RED', shop)).toBe(50);
    const order = await orderAtStall();
    expect(await standing(order.name)).toContain('location-not-mapped');
    expect(await blocked('Mug Street')).toEqual([[stall, 1, 1]]);
    // A closed one may stay where it is, and may not be added elsewhere.
    expect(await save('Mug Street', { [shop]: [main, 'Overflow'] })).toMatchObject({
      kind: 'problems',
      problems: [{ kind: 'newly-closed', at: 0, of: 'source' }],
    });
    await world.source.openLocation('Overflow');
    expect(await me().readLocations({ connectionId })).toEqual({
      closed: [],
      opened: ['Overflow'],
    });
    await world.run(minute);
    expect(await standing(order.name)).toEqual(['pushed', 'success']);
    const told = await world.database.db.query.activity.findMany();
    expect(
      told
        .filter((act) => act.connectionId === connectionId && act.kind.startsWith('location'))
        .map(({ kind, actor, name }) => [kind, actor, name]),
    ).toEqual([
      ['location-closed', 'North Supply', 'Overflow'],
      ['location-opened', 'North Supply', 'Overflow'],
    ]);
  });

  it('[OP5] a location in two groups is refused, with the other group’s name to be shown', async () => {
    const drawn = await draw('Mug Street', { [shop]: [main], [stall]: ['Overflow', main] });
    const wrong = [{ kind: 'in-two-groups', at: 1, otherAt: 0 }];
    expect(await me().preview(drawn)).toMatchObject({ kind: 'problems', problems: wrong });
    expect(await me().save(drawn)).toMatchObject({ kind: 'problems', problems: wrong });
    expect(await shown('Mug Street')).toEqual([[shop, [main, 'Overflow']]]);
  });

  it('two people save: the second is told who was first and when, and nothing is saved over', async () => {
    const mine = await draw('Mug Street', { [shop]: ['Overflow'] });
    await save('Mug Street', { [shop]: [main] });
    const savedAt = world.clock.now() - minute;
    expect(await me().save(mine)).toEqual({
      kind: 'changed-meanwhile',
      last: { by: 'You', at: savedAt },
    });
    expect(await shown('Mug Street')).toEqual([[shop, [main]]]);
    expect((await world.database.db.query.activity.findMany()).at(-1)).toMatchObject({
      kind: 'groups-changed',
      name: 'North Supply → Mug Street',
      before: 'Mug Street shop: Main warehouse, Overflow',
      after: 'Mug Street shop: Main warehouse',
    });
  });

  it('[ST8] a map that would set many SKUs to zero waits for that very number', async () => {
    const { db } = world.database;
    const map = await mapOf('Harbor Goods');
    const [from, other] = map.sourceLocations.map(({ id }) => id);
    const [quay] = map.destinationLocations.map(({ id }) => id);
    const sold = { source: world.source, destination: world.harbor };
    for (let number = 0; number < 25; number += 1) {
      const name = await linkSku(db, sold, `MANY-${number}`);
      await db
        .update(links)
        .set({ alignedAt: world.clock.now() })
        .where(eq(links.sourceVariantId, `s-MANY-${number}`));
      await keepCopy(db, name, {
        levels: { [from ?? '']: 5, [other ?? '']: 0 },
        shows: { [quay ?? '']: 5 },
      });
    }
    const drawn = await draw('Harbor Goods', { 'Harbor quay': ['Overflow'] });
    const preview = await me().preview(drawn);
    if (preview.kind !== 'preview') throw new Error('problems');
    expect(preview.isMassZeroing).toBe(true);
    expect(preview.toZero).toBeGreaterThanOrEqual(25);
    const asks = { kind: 'asks', set: preview.set, toZero: preview.toZero };
    expect(await me().save(drawn)).toEqual(asks);
    expect(await me().save({ ...drawn, agreedToZero: preview.toZero - 1 })).toEqual(asks);
    expect(await shown('Harbor Goods')).toEqual([['Harbor quay', [main, 'Overflow']]]);
    const agreed = await me().save({ ...drawn, agreedToZero: preview.toZero });
    expect(agreed).toMatchObject({ kind: 'saved', set: preview.set });
  });

  it('[AC1] shows and changes nothing of another account', async () => {
    const other = personOf(world, 'other').locationGroups;
    const drawn = await draw('Mug Street', split);
    const { connectionId } = drawn;
    expect(await other.page({})).toEqual({ connections: [], map: null });
    expect(await other.idle({ connectionId })).toEqual([]);
    const code = 'NOT_FOUND';
    await expect(other.page({ connectionId })).rejects.toMatchObject({ code });
    await expect(other.preview(drawn)).rejects.toMatchObject({ code });
    await expect(other.save(drawn)).rejects.toMatchObject({ code });
    await expect(other.readLocations({ connectionId })).rejects.toMatchObject({ code });
  });
});

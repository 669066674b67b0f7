// What a person sees and does on the Inventory pages, through the whole road: first levels, allowances, holds, stops.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { personOf } from '../support/person.ts';
import { keepCopy, linkSku } from '../support/stock-copies.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

describe('the Inventory pages', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.run(10 * second);
  });
  afterEach(() => world.close());

  const me = () => personOf(world).inventory;
  const connectionTo = async (store: string) => {
    const all = await me().allowances.get();
    const found = all.find((one) => one.destinationName === store);
    if (!found) throw new Error(`No connection to ${store}`);
    return found;
  };
  const item = async (sku: string) => {
    const { rows } = await me().list({ q: sku });
    const found = rows.find((row) => row.sku === sku);
    if (!found) throw new Error(`No ${sku} on the Inventory page`);
    return found;
  };
  const name = async (sku: string) => {
    const { sourceStoreId, inventoryItemId } = await item(sku);
    return { sourceStoreId, inventoryItemId };
  };

  it('[ST8] shows first levels, writes none of them before Apply, and those applied then', async () => {
    await world.harbor.setStock('MUG-RED', 3);
    await world.run(minute);
    const { connectionId } = await connectionTo('Harbor Goods');
    const before = await me().firstLevels.list({ connectionId });
    expect(before.counts.read).toBe(before.counts.links);
    const mug = before.rows.find((row) => row.sku === 'MUG-RED');
    expect(mug).toMatchObject({ isRead: true, changes: true, toZero: false });
    expect(mug?.places).toMatchObject([{ present: 3, proposed: 50 }]);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(3);
    expect(
      (await me().list({ view: 'waiting' })).notices.map((one) => one.destinationName),
    ).toEqual(['Harbor Goods', 'Mug Street']);

    const chosen = [mug?.variantId ?? ''];
    expect(await me().firstLevels.applyLevels({ connectionId, chosen })).toEqual({
      kind: 'applied',
      links: 1,
    });
    await world.run(minute);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(50);
    const after = await me().firstLevels.list({ connectionId });
    expect(after.counts.links).toBe(before.counts.links - 1);
    expect(
      (await item('MUG-RED')).targets.map(({ storeName, state }) => [storeName, state]),
    ).toEqual([
      ['Harbor Goods', 'aligned'],
      ['Mug Street', 'waiting'],
    ]);
  });

  it('[ST6] an allowance is previewed as it will be, and every store follows it once it is saved', async () => {
    await world.applyFirstLevels();
    await world.run(minute);
    const { connectionId } = await connectionTo('Mug Street');
    const said = { connectionId, buffer: 5, sharePercent: 50, cap: 15 };
    const preview = await me().allowances.preview(said);
    const shownBefore = (await world.street.levels('MUG-RED'))[0]?.available;
    expect(shownBefore).toBe(50);
    await me().allowances.save({ ...said, edits: 'set-back' });
    await world.run(minute);
    expect(preview.rows.length).toBe(preview.changes);
    for (const { sku, next, isCertain } of preview.rows) {
      expect([sku, isCertain]).toEqual([sku, 1]);
      expect([sku, (await world.street.levels(sku))[0]?.available]).toEqual([sku, next]);
    }
    expect((await world.street.levels('MUG-RED'))[0]?.available).toBe(15);
    // The other store is another connection.
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(50);
  });

  it('[ST6] one SKU may keep back something of its own, and give it up again', async () => {
    await world.applyFirstLevels();
    await world.run(minute);
    const sku = await me().sku(await name('MUG-RED'));
    const link = sku.links.find((one) => one.destinationName === 'Mug Street');
    const of = { connectionId: link?.connectionId ?? '', variantId: link?.variantId ?? '' };
    const none = { buffer: null, sharePercent: null, cap: null };
    const preview = await me().allowances.previewSku({ ...of, ...none, cap: 7 });
    expect(preview.rows.map(({ present, next }) => [present, next])).toEqual([[50, 7]]);
    await me().allowances.saveSku({ ...of, ...none, cap: 7 });
    await world.run(minute);
    expect((await world.street.levels('MUG-RED'))[0]?.available).toBe(7);
    await me().allowances.saveSku({ ...of, ...none });
    await world.run(minute);
    expect((await world.street.levels('MUG-RED'))[0]?.available).toBe(50);
  });

  it('[ST7] a SKU’s movements lead from its first reading to what is free now, page by page', async () => {
    await world.applyFirstLevels();
    await world.run(minute);
    const sold = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    await world.source.setStock('MUG-RED', 12, 'Main warehouse');
    await world.run(minute);
    const of = await name('MUG-RED');
    const all = await me().movements(of);
    expect(all.next).toBeNull();
    const seen = [];
    let before: number | undefined;
    do {
      const page = await me().movements({ ...of, limit: 2, ...(before ? { before } : {}) });
      seen.push(...page.rows);
      before = page.next ?? undefined;
    } while (before);
    expect(seen).toEqual(all.rows);
    const oldestFirst = seen.toReversed();
    let free = oldestFirst[0]?.freeBefore;
    for (const moved of oldestFirst) {
      expect(moved.freeBefore).toBe(free);
      free = moved.freeAfter;
    }
    expect(free).toBe((await me().sku(of)).free);
    const held = seen.find((moved) => moved.kind === 'held');
    expect(held).toMatchObject({
      chargeDelta: 3,
      orderId: expect.stringContaining(world.street.id),
    });
    expect(held?.cause).toContain(sold.name);
    expect(seen.some((moved) => moved.locationName === 'Main warehouse')).toBe(true);
  });

  it('a hold ends when a person says that the line is not from this source, under their name', async () => {
    await world.applyFirstLevels();
    await world.run(minute);
    // Nothing of it at the source: the push fails, and the units stay held.
    await world.street.placeOrder([{ sku: 'CANDLE-CEDAR', quantity: 2 }]);
    await world.run(minute);
    const of = await name('CANDLE-CEDAR');
    const [charge] = (await me().sku(of)).charges;
    expect(charge).toMatchObject({ held: 2, wanted: 2, path: 'push', storeName: 'Mug Street' });
    await me().endHold({ ...of, key: charge?.key ?? '' });
    const after = await me().sku(of);
    expect([after.held, after.charges]).toEqual([0, []]);
    const [newest] = (await me().movements(of)).rows;
    expect(newest).toMatchObject({ kind: 'released', actor: 'You' });
    await expect(me().endHold({ ...of, key: charge?.key ?? '' })).rejects.toThrow(
      'Nothing is held',
    );
  });

  it('[ST8] Apply asks first where many SKUs would show as sold out, and takes that very number', async () => {
    const { db } = world.database;
    const stores = { source: world.source, destination: world.harbor };
    for (let at = 0; at < 25; at += 1)
      await keepCopy(db, await linkSku(db, stores, `OLD-${at}`), {
        levels: { main: 0 },
        shows: Object.fromEntries(
          (await db.query.locations.findMany()).map(({ platformId }) => [platformId, 4]),
        ),
      });
    const { connectionId, links } = await connectionTo('Harbor Goods');
    const before = await me().firstLevels.list({ connectionId });
    expect([links, before.counts.toZero]).toEqual([before.counts.links + 1, 25]);
    const apply = (agreedToZero?: number) =>
      me().firstLevels.applyLevels({
        connectionId,
        chosen: 'all',
        ...(agreedToZero === undefined ? {} : { agreedToZero }),
      });
    const asks = { kind: 'asks', links: before.counts.read, toZero: 25 };
    expect(await apply()).toEqual(asks);
    expect(await apply(24)).toEqual(asks);
    expect((await me().firstLevels.list({ connectionId })).counts).toEqual(before.counts);
    expect(await apply(25)).toEqual({ kind: 'applied', links: before.counts.read });
    // A few are not asked about.
    const some = { connectionId: (await connectionTo('Mug Street')).connectionId };
    expect(await me().firstLevels.applyLevels({ ...some, chosen: 'all' })).toMatchObject({
      kind: 'applied',
    });
  });

  it('[ST8] a stop shows on Inventory; kept as they are, its ledgers say so, and the banner goes', async () => {
    await world.applyFirstLevels();
    await world.run(minute);
    const { connectionId } = await connectionTo('Harbor Goods');
    const of = await name('MUG-RED');
    const place = (await me().sku(of)).links
      .find((link) => link.connectionId === connectionId)
      ?.places.at(0);
    const row = (at: number) => ({
      ledger: of,
      target: at === 0 ? (place?.id ?? '') : `${connectionId}/none-${at}@x`,
      connectionId,
      inventoryItemId: `none-${at}`,
      locationId: 'x',
      value: 0,
      changeFrom: 50,
      sequence: 1_000_000,
      zeroing: true,
      linksOfConnection: 21,
    });
    await world.edge.stockGate(world.harbor.id).put(Array.from({ length: 21 }, (_, at) => row(at)));
    await world.run(5 * second);
    const notice = async () =>
      (await me().list({})).notices.find((one) => one.connectionId === connectionId);
    expect(await notice()).toMatchObject({ stoppedCount: 21, destinationName: 'Harbor Goods' });
    expect((await me().firstLevels.list({ connectionId })).connection.stoppedCount).toBe(21);

    expect(await me().stop.drop({ connectionId })).toEqual({ kept: 21 });
    await world.run(5 * second);
    expect(await notice()).toBeUndefined();
    const after = (await me().sku(of)).links.find((link) => link.connectionId === connectionId);
    expect(after?.places[0]).toMatchObject({ problem: 'KEPT: You kept what the store showed.' });
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(50);
  });

  it('[AC1] shows and changes nothing of another account', async () => {
    await ensureAccount(world.database.db, 'other', world.clock.now());
    const other = personOf(world, 'other').inventory;
    const of = await name('MUG-RED');
    const { connectionId } = await connectionTo('Mug Street');
    const said = { connectionId, buffer: 1, sharePercent: 1, cap: null };
    const one = { connectionId, variantId: 'v', buffer: 1, sharePercent: 1, cap: null };
    expect((await other.list({})).rows).toEqual([]);
    expect(await other.allowances.get()).toEqual([]);
    for (const refused of [
      other.list({ storeId: world.source.id }),
      other.sku(of),
      other.movements(of),
      other.endHold({ ...of, key: 'k' }),
      other.allowances.preview(said),
      other.allowances.previewSku(one),
      other.allowances.save({ ...said, edits: 'set-back' }),
      other.allowances.saveSku(one),
      other.firstLevels.list({ connectionId }),
      other.firstLevels.applyLevels({ connectionId, chosen: 'all' }),
      other.stop.release({ connectionId }),
      other.stop.drop({ connectionId }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await connectionTo('Mug Street')).toMatchObject({ buffer: 0, sharePercent: 100 });
    expect(world.told.every((told) => told.accountId === account)).toBe(true);
  });

  it.each([
    [{ buffer: -1 }, 'The buffer is a whole number from 0 to 1,000,000.'],
    [{ buffer: 1_000_001 }, 'The buffer is a whole number'],
    [{ buffer: 1.5 }, 'The buffer is a whole number'],
    [{ sharePercent: 101 }, 'The share is a whole number from 0 to 100 percent.'],
    [{ cap: -1 }, 'The cap is a whole number of 0 or more'],
  ])('[ST6] refuses %j in words a person can use', async (wrong, says) => {
    const { connectionId } = await connectionTo('Mug Street');
    const said = { connectionId, buffer: 0, sharePercent: 100, cap: null, ...wrong };
    await expect(me().allowances.save({ ...said, edits: 'set-back' })).rejects.toThrow(says);
    await expect(me().allowances.preview(said)).rejects.toThrow(says);
  });
});

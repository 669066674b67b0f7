/** The part of a platform's contract that Location Groups rest on: groups that move, and what webhooks tell of places and products. */
import { describe, expect, it } from 'vitest';
import type { PlatformListing, ShippableGroup } from '../../src/platforms/platform.ts';
import type { PlatformEvent } from '../../src/platforms/platform-event.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import type { Result } from '../../src/shared/result.ts';
import type { ContractStore } from './platform-contract.ts';

const unwrap = <T>(result: Result<T, PlatformFailure>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

const kindOf = (result: Result<unknown, PlatformFailure>) =>
  result.ok ? 'done' : result.failure.kind;

const door = 'http://crossdock.test/webhooks/x/store_1';
const parcel = { company: 'UPS', number: '1Z1' };

/** @param opened the store of the test that runs */
export function movingContract(opened: () => ContractStore): void {
  const listingOf = async (sku: string): Promise<PlatformListing> => {
    const [found] = unwrap(await opened().platform.findListings([sku]));
    if (!found) throw new Error(`${sku} is not listed`);
    return found;
  };

  const groupsOf = async (orderId: string): Promise<ShippableGroup[]> =>
    unwrap(await opened().platform.fetchShippable(orderId));

  const units = async (sku: string) => {
    const { inventoryItemId } = await listingOf(sku);
    const levels = unwrap(await opened().platform.fetchLevels([inventoryItemId]));
    return new Map(levels.map(({ locationId, available }) => [locationId, available]));
  };

  /** An order of one group, and another place that stocks what it sold. */
  const sold = async (sku: string, quantity: number) => {
    const order = await opened().sell([{ sku, quantity }]);
    const [group] = await groupsOf(order.id);
    const places = [...(await units(sku)).keys()];
    const elsewhere = places.find((id) => id !== group?.locationId);
    if (!group?.locationId || elsewhere === undefined) throw new Error('two places stock it');
    return { order, group, here: group.locationId, elsewhere };
  };

  describe('moving what is to be shipped', () => {
    it('[OP14] has all of it shipped from another place, its stock with it, however often it is asked', async () => {
      const { platform, sku } = opened();
      const { order, group, here, elsewhere } = await sold(sku, 2);
      const before = await units(sku);
      const moved = { moved: true, groupId: group.id };
      expect(unwrap(await platform.moveShippable(group.id, elsewhere))).toEqual(moved);
      expect(await groupsOf(order.id)).toEqual([{ ...group, locationId: elsewhere }]);
      const after = await units(sku);
      expect(after.get(here)).toBe((before.get(here) ?? 0) + 2);
      expect(after.get(elsewhere)).toBe((before.get(elsewhere) ?? 0) - 2);
      expect(unwrap(await platform.moveShippable(group.id, elsewhere))).toEqual(moved);
      expect(await units(sku)).toEqual(after);
    });

    it('[OP14] has some units of it shipped from another place, and leaves the rest', async () => {
      const { platform, sku } = opened();
      const { order, group, here, elsewhere } = await sold(sku, 3);
      const [line] = group.lines;
      if (!line) throw new Error('it has a line');
      const lines = [{ groupLineId: line.groupLineId, quantity: 1 }];
      const { groupId } = unwrap(await platform.moveShippable(group.id, elsewhere, lines));
      expect(groupId).not.toBe(group.id);
      const found = (await groupsOf(order.id)).map(({ id, locationId, lines: left }) => ({
        id,
        locationId,
        remaining: left.map(({ remaining }) => remaining),
      }));
      expect(new Set(found)).toEqual(
        new Set([
          { id: group.id, locationId: here, remaining: [2] },
          { id: groupId, locationId: elsewhere, remaining: [1] },
        ]),
      );
    });

    it('[OP14] moves what is left of a group that is partly shipped', async () => {
      const { platform, sku, ship } = opened();
      const { order, group, elsewhere } = await sold(sku, 3);
      await ship(order.id, parcel, { [sku]: 1 });
      const { groupId } = unwrap(await platform.moveShippable(group.id, elsewhere));
      expect(await groupsOf(order.id)).toMatchObject([
        { id: groupId, locationId: elsewhere, open: true, lines: [{ remaining: 2 }] },
      ]);
    });

    it('[OP14] is there although its answer was lost', async () => {
      const { platform, sku, loseNextMove } = opened();
      const { order, group, elsewhere } = await sold(sku, 1);
      loseNextMove();
      expect(kindOf(await platform.moveShippable(group.id, elsewhere))).toBe('unknown');
      expect(await groupsOf(order.id)).toMatchObject([{ id: group.id, locationId: elsewhere }]);
      expect(unwrap(await platform.moveShippable(group.id, elsewhere)).groupId).toBe(group.id);
    });

    it.each<[string, (store: ContractStore, orderId: string, sku: string) => Promise<void>]>([
      ['that is shipped', (store, id) => store.ship(id, parcel)],
      ['that is on hold', (store, id) => store.hold(id)],
      ['that somebody works on', (store, id) => store.begin(id)],
    ])('[OP14] is refused for a group %s, which stays where it was', async (_, happens) => {
      const { platform, sku } = opened();
      const { order, group, here, elsewhere } = await sold(sku, 2);
      await happens(opened(), order.id, sku);
      const before = await units(sku);
      expect(kindOf(await platform.moveShippable(group.id, elsewhere))).toBe('refused');
      for (const { locationId } of await groupsOf(order.id)) expect(locationId).toBe(here);
      expect(await units(sku)).toEqual(before);
    });

    it('[OP14] is refused where the place does not stock it, is closed, or is none', async () => {
      const { platform, sku, skuOfOnePlace, sell, addLocation, stockAt, closeLocation } = opened();
      await addLocation('New shed');
      const place = unwrap(await platform.fetchLocations()).find(({ name }) => name === 'New shed');
      if (!place) throw new Error('it was added');
      const order = await sell([{ sku: skuOfOnePlace, quantity: 1 }]);
      const [group] = await groupsOf(order.id);
      if (!group) throw new Error('it is to be shipped');
      expect(kindOf(await platform.moveShippable(group.id, place.id))).toBe('refused');
      await stockAt(skuOfOnePlace, 'New shed', 1);
      expect(kindOf(await platform.moveShippable(group.id, place.id))).toBe('done');
      const { group: other, here } = await sold(sku, 1);
      const home = unwrap(await platform.fetchLocations()).find(({ id }) => id === here);
      await closeLocation('New shed', home?.name);
      expect(kindOf(await platform.moveShippable(other.id, place.id))).toBe('refused');
      expect(kindOf(await platform.moveShippable(other.id, opened().noSuchLocation))).toBe(
        'refused',
      );
    });

    it('[OP14] is not found where the group is gone', async () => {
      const { platform, noSuchGroup } = opened();
      const [place] = unwrap(await platform.fetchLocations());
      expect(kindOf(await platform.moveShippable(noSuchGroup, place?.id ?? ''))).toBe('not-found');
    });
  });

  describe('locations', () => {
    it('[OP14] are listed when they are closed too', async () => {
      const { platform, addLocation, renameLocation, closeLocation, openLocation } = opened();
      const before = unwrap(await platform.fetchLocations());
      await addLocation('Annex');
      await renameLocation('Annex', 'New annex');
      await closeLocation('New annex');
      const annex = { id: expect.any(String), name: 'New annex', fulfillsOnline: true };
      const closed = unwrap(await platform.fetchLocations());
      expect(closed).toHaveLength(before.length + 1);
      expect(closed).toEqual(expect.arrayContaining([...before, { ...annex, active: false }]));
      await openLocation('New annex');
      const opening = unwrap(await platform.fetchLocations());
      expect(opening).toHaveLength(before.length + 1);
      expect(opening).toEqual(expect.arrayContaining([...before, { ...annex, active: true }]));
    });
  });

  describe('what a store tells by webhook', () => {
    /** What is told between now and when it is asked. */
    const listening = async () => {
      const { platform, deliveries, webhooks } = opened();
      unwrap(await platform.registerWebhooks(door));
      const before = (await deliveries()).length;
      return async (): Promise<PlatformEvent[]> =>
        (await deliveries()).slice(before).flatMap((one) => webhooks.read(one)?.event ?? []);
    };

    it('[OP14] of a location that is added, renamed, closed and opened', async () => {
      const { addLocation, renameLocation, closeLocation, openLocation } = opened();
      const told = await listening();
      await addLocation('Annex');
      await renameLocation('Annex', 'New annex');
      await closeLocation('New annex');
      await openLocation('New annex');
      expect(await told()).toEqual(
        Array.from({ length: 4 }, () => ({ kind: 'locations-changed' })),
      );
    });

    it('[OP14] of a group that is shipped from elsewhere now', async () => {
      const { group, elsewhere } = await sold(opened().sku, 1);
      const told = await listening();
      const { groupId } = unwrap(await opened().platform.moveShippable(group.id, elsewhere));
      expect(await told()).toContainEqual({ kind: 'routing-changed', groupId, isMove: true });
    });

    it('[OP5] of a SKU, a barcode and tracking that change', async () => {
      const { sku, rename, bar, track } = opened();
      const { variantId, inventoryItemId, productId } = await listingOf(sku);
      const told = await listening();
      await rename(sku, 'RENAMED');
      await bar('RENAMED', '0123456789012');
      await track('RENAMED', false);
      const events = await told();
      expect(events).toContainEqual({
        kind: 'listing-changed',
        inventoryItemId,
        sku: 'RENAMED',
        tracked: false,
      });
      const shown = events.filter((event) => event.kind === 'listings-changed').at(-1);
      expect(shown).toMatchObject({ productId, title: expect.any(String) });
      expect(shown?.variants).toContainEqual({
        variantId,
        inventoryItemId,
        sku: 'RENAMED',
        barcode: '0123456789012',
      });
    });

    it('[OP5] of a product that is added and goes, and of a variant that comes twice and goes', async () => {
      const { sku, list, unlist, copies, drop } = opened();
      const { productId } = await listingOf(sku);
      const told = await listening();
      await list('BRAND-NEW');
      const added = await listingOf('BRAND-NEW');
      await copies(sku, 1);
      const [, copy] = unwrap(await opened().platform.findListings([sku]));
      await drop(sku);
      await unlist('BRAND-NEW');
      const events = await told();
      expect(events).toContainEqual({ kind: 'product-gone', productId: added.productId });
      expect(events).toContainEqual({
        kind: 'listing-gone',
        inventoryItemId: added.inventoryItemId,
      });
      expect(events).toContainEqual({
        kind: 'listing-gone',
        inventoryItemId: copy?.inventoryItemId,
      });
      const shown = (of: string) =>
        events.filter((event) => event.kind === 'listings-changed' && event.productId === of);
      expect(shown(added.productId).length).toBeGreaterThan(0);
      const skus = shown(productId).map((event) =>
        event.kind === 'listings-changed'
          ? event.variants?.filter((variant) => variant.sku === sku).length
          : 0,
      );
      expect(Math.max(...skus.map((many) => many ?? 0))).toBe(2);
      expect(skus.at(-1)).toBe(1);
    });
  });
}

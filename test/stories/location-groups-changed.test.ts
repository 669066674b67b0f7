// Location Groups change while orders, pushes and first levels are under way: nothing is oversold, and nothing written unseen.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connections, links } from '../../db/schema/index.ts';
import { mapDesk } from '../support/map-desk.ts';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

const main = 'Main warehouse';
const overflow = 'Overflow';
const shop = 'Mug Street shop';
const stall = 'Waterfront stall';
const quay = 'Harbor quay';
const split = { [shop]: [main], [stall]: [overflow] };

describe('Location Groups that change', () => {
  let world: World;
  let desk: ReturnType<typeof mapDesk>;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.run(minute);
    desk = mapDesk(world);
  });
  afterEach(() => world.close());

  const shown = () => desk.at(world.street, 'MUG-RED', shop);
  const decisionOf = async () =>
    (await personOf(world).orderPush.list({})).rows.map(({ decision }) => decision);
  const firstLevels = () => personOf(world).inventory.firstLevels;
  /** A person applied the first levels of this connection before now. */
  const align = async (connectionId: string, alignedAt: number | null) => {
    await world.database.db
      .update(links)
      .set({ alignedAt })
      .where(eq(links.connectionId, connectionId));
    await world.road.tellLedgers(account, connectionId);
    await world.run(minute);
  };
  /** Makes a change at the last moment before the first statement like this is written. */
  const justBefore = (wanted: RegExp, change: () => Promise<unknown>) => {
    const { client } = world.database;
    const batch = client.batch.bind(client);
    let isDone = false;
    client.batch = async (statements, ...rest) => {
      const texts = statements.map((one) =>
        typeof one === 'string' ? one : 'sql' in one ? one.sql : one[0],
      );
      if (!isDone && texts.some((text) => wanted.test(text))) {
        isDone = true;
        await change();
      }
      return batch(statements, ...rest);
    };
    return {
      end: () => {
        client.batch = batch;
        return isDone;
      },
    };
  };

  /** Whoever writes a store's locations is cut off right after. */
  const cutAfterLocations = () => {
    const { client } = world.database;
    const batch = client.batch.bind(client);
    let isCut = false;
    client.batch = async (statements, ...rest) => {
      if (isCut) throw new Error('cut off');
      const done = await batch(statements, ...rest);
      isCut = statements.some((one) => JSON.stringify(one).includes('into \\"locations\\"'));
      return done;
    };
    return {
      end: () => {
        client.batch = batch;
      },
    };
  };

  describe('with orders open', () => {
    it('[ST3] an order that is held counts where it will ship from now, from the first telling on', async () => {
      await desk.save('Mug Street', { [shop]: [main] });
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 8 }], { paid: false });
      await world.run(minute);
      // The run over its orders is slow: nothing of the order is read anew.
      const { orderPush } = world.edge.send;
      world.edge.send.orderPush = async (messages, delay) =>
        orderPush(
          messages.filter((one) => !('bulkId' in one)),
          delay,
        );
      await desk.save('Mug Street', { [shop]: [overflow] }, 20 * second);
      world.edge.send.orderPush = orderPush;
      expect(await shown()).toBe(2);
      await world.run(5 * minute);
      expect(await shown()).toBe(2);
    });

    it('[ST3] a push that failed counts where it would ship from after its group changed', async () => {
      await desk.save('Mug Street', { [shop]: [main] });
      Object.assign(world.source.store.faults.serverError, { next: 1e5, only: ['orderCreate'] });
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]);
      await world.run(day);
      await desk.save('Mug Street', { [shop]: [overflow] }, 5 * minute);
      expect(await shown()).toBe(6);
    });

    it('[ST3] a source order cancelled after its group changed counts where it would ship from', async () => {
      await desk.save('Mug Street', { [shop]: [main] });
      // Another line is open at the store itself: its order stays when the source cancels what it was to ship.
      const own = await skuOnlyAt(world.street, world.source);
      await world.street.placeOrder([
        { sku: 'MUG-RED', quantity: 4 },
        { sku: own, quantity: 1 },
      ]);
      await world.run(minute);
      await desk.save('Mug Street', { [shop]: [overflow] });
      const [made] = await pushedTo(world.source);
      await world.source.cancel(made?.id ?? '');
      await world.run(5 * minute);
      expect(await shown()).toBe(6);
    });

    it('[ST2, ST8] what was sold and shipped before Apply is taken from the group that serves it then', async () => {
      const { connectionId } = await desk.mapOf('Harbor Goods');
      await align(connectionId, null);
      await desk.save('Harbor Goods', { [quay]: [main] });
      const order = await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
      await world.run(minute);
      await world.harbor.ship(order.id, { company: 'UPS', number: '1' });
      await world.run(minute);
      await desk.save('Harbor Goods', { [quay]: [overflow] });
      const { rows } = await firstLevels().list({ connectionId });
      expect(rows.find(({ sku }) => sku === 'MUG-RED')?.places).toMatchObject([{ proposed: 7 }]);
      await align(connectionId, world.clock.now());
      await world.run(5 * minute);
      expect(await desk.at(world.source, 'MUG-RED', overflow)).toBe(7);
    });

    it('[ST2] with edits passed on, an order moved to a place that is not served makes no stock', async () => {
      const { connectionId } = await desk.mapOf('Mug Street');
      await world.database.db
        .update(connections)
        .set({ edits: 'pass-on' })
        .where(eq(connections.id, connectionId));
      await world.road.tellLedgers(account, connectionId);
      await world.run(minute);
      const before = await world.source.available('MUG-RED');
      const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], {
        paid: false,
      });
      await world.street.moveTo(order.id, stall);
      await world.street.pay(order.id);
      await world.run(10 * minute);
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      await world.run(10 * minute);
      await world.database.client.execute('update stores set reconcile_due_at = 0');
      await world.run(30 * minute);
      expect(await world.source.available('MUG-RED')).toBe(before - 1);
    });

    it.each([
      ['insert into "orders"', /insert into "orders"/i],
      ['update "order_lines"', /update "order_lines"/i],
    ])('[OP5] an order taken while its place is mapped goes: before %s', async (_, wanted) => {
      await desk.save('Mug Street', {});
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      const drawn = await desk.draw('Mug Street', { [shop]: [main] });
      const moment = justBefore(wanted, () => desk.me().save(drawn));
      await world.run(5 * minute);
      expect(moment.end()).toBe(true);
      expect(await decisionOf()).toEqual(['pushed']);
    });

    it('[OP5] an order taken while its SKU is linked goes', async () => {
      const { connectionId } = await desk.mapOf('Mug Street');
      const products = personOf(world).products;
      const { rows } = await products.list({ connectionId, q: 'MUG-RED' });
      const mug = rows.find(({ sku }) => sku === 'MUG-RED');
      const variantId = mug?.variantId ?? '';
      await products.unlink({ connectionId, variantIds: [variantId], stock: 'leave' });
      await world.run(minute);
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      const moment = justBefore(/insert into "orders"/i, () =>
        products.link({ connectionId, variantId, sourceVariantId: mug?.sourceVariantId ?? '' }),
      );
      await world.run(5 * minute);
      expect(moment.end()).toBe(true);
      expect(await decisionOf()).toEqual(['pushed']);
    });
  });

  describe('and stores connected again', () => {
    it('[ST8] a map emptied on purpose stays empty, and nothing is written', async () => {
      await desk.save('Mug Street', {});
      await world.street.setStock('MUG-RED', 7, shop);
      await world.run(minute);
      await world.connectAgain('Mug Street', { orderPush: true });
      await world.run(5 * minute);
      expect((await desk.mapOf('Mug Street')).groups).toEqual([]);
      expect(await shown()).toBe(7);
    });

    it('[ST8] a location found closed while a store is connected again drops out and is told', async () => {
      await desk.save('Mug Street', { [shop]: [main, overflow] });
      await world.source.dropSubscriptions();
      await world.source.closeLocation(overflow, main);
      const connecting = cutAfterLocations();
      await expect(world.connectAgain('North Supply', { orderPush: false })).rejects.toThrow(
        'cut off',
      );
      connecting.end();
      await world.run(10 * minute);
      const { connectionId } = await desk.mapOf('Mug Street');
      const told = (await world.database.db.query.activity.findMany()).filter(
        (act) => act.connectionId === connectionId && act.kind.startsWith('location'),
      );
      expect(told.map(({ kind, actor, name }) => [kind, actor, name])).toEqual([
        ['location-closed', 'North Supply', overflow],
      ]);
      // No ledger takes from it any more.
      const { sourceLocations } = await desk.mapOf('Mug Street');
      const closed = sourceLocations.find(({ name }) => name === overflow)?.id ?? 'unknown';
      const setups = [...world.objects.ledgers.values()].flatMap(({ sql }) =>
        sql.all<{ setup: string }>('SELECT setup FROM about'),
      );
      expect(setups.length).toBeGreaterThan(0);
      expect(setups.filter(({ setup }) => setup.includes(closed))).toEqual([]);
    });
  });

  describe('before Apply', () => {
    it('[ST8] a place served after the person looked is not applied: who applies is told to look again', async () => {
      await desk.save('Mug Street', { [stall]: [overflow] });
      await world.street.stockAt('MUG-RED', stall, 3);
      await world.run(minute);
      const { connectionId } = await desk.mapOf('Mug Street');
      const looked = await firstLevels().list({ connectionId });
      const chosen = looked.rows.flatMap((row) => (row.sku === 'MUG-RED' ? row.variantId : []));
      await desk.save('Mug Street', split);
      const before = await shown();
      const { groupsRevision } = looked.connection;
      expect(await firstLevels().applyLevels({ connectionId, chosen, groupsRevision })).toEqual({
        kind: 'changed-meanwhile',
      });
      await world.run(minute);
      expect([await shown(), await desk.at(world.street, 'MUG-RED', stall)]).toEqual([before, 3]);
      const again = await firstLevels().list({ connectionId });
      expect(
        await firstLevels().applyLevels({
          connectionId,
          chosen,
          groupsRevision: again.connection.groupsRevision,
        }),
      ).toEqual({ kind: 'applied', links: 1 });
      await world.run(minute);
      expect([await shown(), await desk.at(world.street, 'MUG-RED', stall)]).toEqual([40, 10]);
    });

    it('[ST8] Apply while a served location is closed does not apply it: it waits once it opens again', async () => {
      await desk.save('Mug Street', split);
      const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
        paid: false,
      });
      await world.street.moveTo(order.id, stall);
      await world.run(minute);
      const { connectionId } = await desk.mapOf('Mug Street');
      await align(connectionId, null);
      await world.street.closeLocation(stall, shop);
      await desk.readLocations('Mug Street');
      await world.run(minute);
      await firstLevels().applyLevels({ connectionId, chosen: 'all' });
      await world.run(minute);
      const { groupsRevision } = (await firstLevels().list({ connectionId })).connection;
      await world.street.openLocation(stall);
      await world.street.stockAt('MUG-RED', stall, 4);
      await world.run(minute);
      await desk.readLocations('Mug Street');
      await world.run(5 * minute);
      expect(await desk.at(world.street, 'MUG-RED', stall)).toBe(4);
      const { rows } = await firstLevels().list({ connectionId });
      expect(rows.find(({ sku }) => sku === 'MUG-RED')?.places).toMatchObject([
        { locationName: stall, present: 4 },
      ]);
      // Nor by who looked before it opened.
      expect(
        await firstLevels().applyLevels({ connectionId, chosen: 'all', groupsRevision }),
      ).toEqual({ kind: 'changed-meanwhile' });
    });

    it('[ST3] a location that is closed for moments is followed at once when it opens again', async () => {
      await desk.save('Mug Street', split);
      const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
        paid: false,
      });
      await world.street.moveTo(order.id, stall);
      await world.run(minute);
      const { connectionId } = await desk.mapOf('Mug Street');
      await align(connectionId, world.clock.now());
      await world.street.closeLocation(stall, shop);
      await desk.readLocations('Mug Street');
      await world.street.openLocation(stall);
      await desk.readLocations('Mug Street');
      await world.run(5 * minute);
      expect(await desk.at(world.street, 'MUG-RED', stall)).toBe(10);
    });

    it('[ST8] a place removed and served again is read anew, shows what it would, and takes its Apply', async () => {
      const { fetch } = world.edge;
      let isBusy = true;
      world.edge.fetch = async (request) =>
        isBusy && new URL(request.url).port === '4402'
          ? new Response('busy', { status: 503 })
          : fetch(request);
      await desk.save('Mug Street', { [shop]: [main] });
      await world.source.setStock('MUG-RED', 33, main);
      await world.run(3 * minute);
      await desk.save('Mug Street', {});
      await desk.save('Mug Street', { [shop]: [main] }, 10 * second);
      isBusy = false;
      await world.run(20 * minute);
      const before = await shown();
      expect(before).not.toBe(33);
      const { connectionId } = await desk.mapOf('Mug Street');
      const { connection, rows } = await firstLevels().list({ connectionId });
      const mug = rows.find(({ sku }) => sku === 'MUG-RED');
      expect(mug).toMatchObject({ isRead: true, places: [{ present: before, proposed: 33 }] });
      await firstLevels().applyLevels({
        connectionId,
        chosen: [mug?.variantId ?? ''],
        groupsRevision: connection.groupsRevision,
      });
      await world.run(minute);
      expect(await shown()).toBe(33);
    });
  });

  describe('when webhooks are lost', () => {
    it('[ST1] a location that nobody has read is read when it comes into a group', async () => {
      await world.source.dropSubscriptions();
      await world.source.addLocation('Annex');
      await world.source.stockAt('MUG-RED', 'Annex', 7);
      await world.run(minute);
      await desk.readLocations('Mug Street');
      await desk.save('Mug Street', { [shop]: ['Annex'] }, 5 * minute);
      expect(await shown()).toBe(7);
    });

    it('[ST1] a location that opened is read though whoever read of it is cut off right after', async () => {
      await desk.save('Mug Street', { [shop]: [main, overflow] });
      const { connectionId } = await desk.mapOf('Mug Street');
      await world.source.closeLocation(overflow, main);
      await desk.readLocations('Mug Street');
      await world.source.dropSubscriptions();
      await world.source.openLocation(overflow);
      await world.source.stockAt('MUG-RED', overflow, 9);
      await world.source.setStock('MUG-RED', 5, main);
      const reading = cutAfterLocations();
      await expect(desk.me().readLocations({ connectionId })).rejects.toThrow('cut off');
      reading.end();
      await world.run(10 * minute);
      expect(await shown()).toBe(14);
    });
  });
});

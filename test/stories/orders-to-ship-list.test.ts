// What the Orders page of a source shows, narrows and finds: by store, place, age and number (SO1).
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('the list of orders to ship', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ more: [southDepot()] });
  });
  afterEach(() => world.close());

  type Narrowed = Parameters<ReturnType<typeof personOf>['orders']['toShip']>[0];
  const names = async (narrowed: Narrowed = {}) =>
    (await personOf(world).orders.toShip(narrowed)).rows.map(({ name }) => name);

  /** From now on Mug Street is served by North Supply's other location alone. */
  const serveFromOverflow = () =>
    world.database.db.run(sql`delete from location_group_sources where connection_id in (
        select id from connections where destination_store_id = ${world.street.id})
      and source_location_id in (select platform_id from locations where name = 'Main warehouse')`);

  it('[SO1] marks what is at no source, where a source could ship a line of it by its links', async () => {
    const { street, source, more } = world;
    const [depot] = more;
    // North Supply lists the gloves twice, so they are linked to neither; South Depot alone has the pin.
    await street.placeOrder([{ sku: 'GLOVES', quantity: 1 }], { paid: false });
    const pin = await street.placeOrder([{ sku: 'PIN-MUGST', quantity: 1 }], { paid: false });
    const both = await street.placeOrder(
      [
        { sku: 'GLOVES', quantity: 1 },
        { sku: 'MUG-RED', quantity: 1 },
      ],
      { paid: false },
    );
    await world.run(minute);
    const { rows } = await personOf(world).orders.toShip({});
    expect(rows.map(({ name, push, decision }) => [name, push, decision])).toEqual([
      [pin.name, null, 'waiting-for-payment'],
      [both.name, null, 'waiting-for-payment'],
    ]);
    expect(rows[1]?.lines).toMatchObject([
      { sku: 'GLOVES', quantity: 1, left: null },
      { sku: 'MUG-RED', quantity: 1, left: null },
    ]);
    expect(rows[1]?.locations.map(({ name }) => name)).toEqual(['Main warehouse']);
    expect(await names({ storeId: source.id })).toEqual([both.name]);
    expect(await names({ storeId: depot?.id })).toEqual([pin.name]);
    await street.pay(both.id);
    await world.run(minute);
    expect(await names({ show: 'pushed' })).toEqual([both.name]);
    expect(await names({ show: 'unpushed' })).toEqual([pin.name]);
  });

  it('[SO1] is narrowed by selling store, by where it ships from and by age', async () => {
    const { street, harbor, source, clock } = world;
    const mug = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(2 * hour);
    await serveFromOverflow();
    const tote = await street.placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }], {
      processedAt: new Date(clock.now() - 50 * hour).toISOString(),
    });
    await world.run(minute);
    const blue = await harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    const { destinations, locations } = await personOf(world).orders.toShipFilters({
      storeId: source.id,
    });
    expect(destinations.map(({ name }) => name)).toEqual(['Harbor Goods', 'Mug Street']);
    expect(locations.map(({ name, storeName }) => [name, storeName])).toEqual([
      ['Main warehouse', 'North Supply'],
      ['Overflow', 'North Supply'],
    ]);
    const at = (name: string) => locations.find((one) => one.name === name)?.id;
    expect(await names()).toEqual([mug.name, tote.name, blue.name]);
    expect(await names({ destinationId: harbor.id })).toEqual([blue.name]);
    expect(await names({ locationId: at('Main warehouse') })).toEqual([mug.name, blue.name]);
    expect(await names({ locationId: at('Overflow') })).toEqual([tote.name]);
    // By when its customer placed it, not by when it was seen here.
    expect(await names({ olderThanHours: 1 })).toEqual([mug.name, tote.name]);
    expect(await names({ olderThanHours: 24 })).toEqual([tote.name]);
    expect(await names({ olderThanHours: 24, destinationId: harbor.id })).toEqual([]);
    const [row] = (await personOf(world).orders.toShip({ locationId: at('Overflow') })).rows;
    expect(row?.locations).toEqual([{ id: at('Overflow'), name: 'Overflow' }]);
  });

  it('[SO1] has what was shipped in part, there or by its own store', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const part = await street.placeOrder([{ sku: 'MUG-BLUE', quantity: 3 }]);
    await world.run(minute);
    const [made] = (await source.listOrders()).filter(({ lineItems }) =>
      lineItems.nodes.some(({ sku }) => sku === 'MUG-BLUE'),
    );
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z' }, { 'MUG-BLUE': 1 });
    await world.run(minute);
    const unpaid = await street.placeOrder([{ sku: 'TEE-M', quantity: 2 }], { paid: false });
    await street.ship(unpaid.id, { company: 'UPS', number: '2Z' }, { 'TEE-M': 1 });
    await world.run(minute);
    expect(await names({ partly: true })).toEqual([part.name, unpaid.name]);
    expect(await names({ partly: true, show: 'unpushed' })).toEqual([unpaid.name]);
    expect((await personOf(world).orders.toShip({ partly: true })).rows[0]).toMatchObject({
      lines: [{ sku: 'MUG-BLUE', quantity: 2, left: 2 }],
      push: { unitsLeft: 2, unitsShipped: 1 },
    });
  });

  it('[SO1] finds an order by the number of either store, however it is written', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      name: 'EU 1001-b',
    });
    await street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    const [mine] = (await personOf(world).orders.toShip({})).rows;
    expect(mine?.name).toBe(placed.name);
    const { orders } = personOf(world);
    const find = async (number: string, storeId?: string) =>
      (await orders.findToShip({ number, storeId })).rows.map(({ name }) => name);
    const there = mine?.push?.sourceOrderName ?? '';
    for (const typed of ['EU 1001-b', ' #eu1001-B ', there, ` ${there.replace('#', '# ')} `])
      expect([typed, await find(typed, source.id)]).toEqual([typed, [placed.name]]);
    for (const typed of ['1001', 'EU', '#', '', '%', 'EU1001-b2'])
      expect([typed, await find(typed)]).toEqual([typed, []]);
    await orders.ship({ pushId: mine?.push?.id ?? '', carrier: '', number: '' });
    await world.run(5 * minute);
    expect(await find(placed.name)).toEqual([]);
  });

  it('[SO1, AC1] is for source stores of the account and nobody else', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [row] = (await personOf(world).orders.toShip({})).rows;
    const pushId = row?.push?.id ?? '';
    const number = row?.name ?? '';
    const forbidden = { code: 'FORBIDDEN', message: 'Orders to ship are for source stores.' };
    await ensureAccount(world.database.db, 'other', 0);
    for (const [person, storeId, refused] of [
      [personOf(world), street.id, forbidden],
      [personOf(world, 'other'), undefined, forbidden],
      [personOf(world, 'other'), source.id, { code: 'NOT_FOUND' }],
    ] as const) {
      const { orders } = person;
      for (const ask of [
        () => orders.toShip({ storeId }),
        () => orders.toShipFilters({ storeId }),
        () => orders.findToShip({ storeId, number }),
        () => orders.pickList({ storeId, pushIds: [pushId] }),
      ])
        await expect(ask()).rejects.toMatchObject(refused);
    }
    await expect(personOf(world, 'other').orders.slip({ pushId })).rejects.toMatchObject(forbidden);
  });
});

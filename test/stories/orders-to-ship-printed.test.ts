// The pick list and packing slips of a source: what to fetch, and what goes into which parcel (SO1).
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('what is printed for packing', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const rowOf = async (name: string) => {
    const { rows } = await personOf(world).orders.toShip({});
    return rows.find((row) => row.name === name);
  };
  const pushIdOf = async (name: string) => (await rowOf(name))?.push?.id ?? '';

  /** From now on Mug Street is served by North Supply's other location alone. */
  const serveFromOverflow = () =>
    world.database.db.run(sql`delete from location_group_sources where connection_id in (
        select id from connections where destination_store_id = ${world.street.id})
      and source_location_id in (select platform_id from locations where name = 'Main warehouse')`);

  it('[SO1] sums what is left by SKU, in the order of locations and SKUs', async () => {
    const { street, source } = world;
    const first = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'CANDLE-FIG', quantity: 1 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z' }, { 'CANDLE-FIG': 1 });
    const second = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 4 },
      { sku: 'MUG-BLUE', quantity: 1 },
    ]);
    await world.run(minute);
    await serveFromOverflow();
    const tote = await street.placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }]);
    await street.placeOrder([{ sku: 'TEE-M', quantity: 1 }], { paid: false });
    await world.run(minute);
    const { orders } = personOf(world);
    const all = await orders.pickList({});
    const of = (name: string, quantity: number) => ({ name, storeName: 'Mug Street', quantity });
    expect(all).toMatchObject({
      orders: 3,
      leftOut: 0,
      rows: [
        {
          sku: 'MUG-BLUE',
          quantity: 1,
          orders: [of(second.name, 1)],
          locations: ['Main warehouse'],
        },
        { sku: 'MUG-RED', quantity: 7, orders: [of(first.name, 3), of(second.name, 4)] },
        { sku: 'TOTE-NAT', quantity: 1, locations: ['Overflow'] },
      ],
    });
    expect(all.rows).toHaveLength(3);
    const pushIds = [await pushIdOf(first.name), await pushIdOf(tote.name)];
    const chosen = await orders.pickList({ pushIds: [...pushIds, 'ps_unknown'] });
    expect(chosen).toMatchObject({ orders: 2, leftOut: 1 });
    expect(chosen.rows.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['MUG-RED', 3],
      ['TOTE-NAT', 1],
    ]);
    const older = await orders.pickList({ olderThanHours: 24 });
    expect(older).toEqual({ rows: [], orders: 0, leftOut: 0, mayBeMore: false });
  });

  it('[SO1] names a SKU as the source lists it, where the seller calls it something else', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    await source.renameSku('MUG-RED', 'SHELF-7');
    await world.run(minute);
    const { rows } = await personOf(world).orders.pickList({});
    expect(rows).toMatchObject([{ sku: 'SHELF-7', quantity: 2, orders: [{ name: placed.name }] }]);
  });

  it('[SO1, AC1] a slip has the address as the selling store has it now, and what is left', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder(
      [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'TEE-M', quantity: 1 },
      ],
      {
        note: 'Leave it with the neighbour',
        shippingAddress: {
          ...{ firstName: 'Dana', lastName: 'Reyes', company: 'Reyes Ltd' },
          ...{ address1: '18 Pine St', address2: 'Flat 2', city: 'London', zip: 'N1 9GU' },
          countryCode: 'GB',
        },
      },
    );
    await world.run(minute);
    const row = await rowOf(placed.name);
    const slipOf = () => personOf(world).orders.slip({ pushId: row?.push?.id ?? '' });
    const mugs = { sku: 'MUG-RED', quantity: 2, price: '19.5' };
    const tee = { sku: 'TEE-M', quantity: 1 };
    expect(await slipOf()).toMatchObject({
      storeName: 'Mug Street',
      orderName: placed.name,
      sourceOrderName: row?.push?.sourceOrderName,
      placedAt: row?.placedAt,
      shippingMethod: 'Standard',
      note: 'Leave it with the neighbour',
      address: [
        'Dana Reyes',
        'Reyes Ltd',
        '18 Pine St',
        'Flat 2',
        'London',
        'N1 9GU',
        'United Kingdom',
      ],
      lines: [mugs, tee],
      currency: 'USD',
    });
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z' }, { 'MUG-RED': 1 });
    await world.run(minute);
    expect((await slipOf()).lines).toMatchObject([{ ...mugs, quantity: 1 }, tee]);
    await source.ship(made?.id ?? '', { company: 'UPS', number: '2Z' });
    await world.run(minute);
    // All of it, where nothing is left.
    expect((await slipOf()).lines).toMatchObject([mugs, tee]);
    const kept = JSON.stringify(
      await Promise.all(
        ['orders', 'pushes', 'order_lines', 'order_events'].map(
          async (table) => (await world.database.client.execute(`select * from ${table}`)).rows,
        ),
      ),
    );
    expect(kept).not.toContain('18 Pine St');
  });

  it('[SO1] a slip says how long its store asks to wait, for the page to go on by itself', async () => {
    const { street } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const pushId = await pushIdOf(placed.name);
    Object.assign(street.store.faults.throttle, { next: 1 });
    const failed = await personOf(world)
      .orders.slip({ pushId })
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: expect.stringMatching(/^Mug Street asks to wait \d+ s\. Try again then\.$/),
      cause: { seconds: expect.any(Number) },
    });
    await world.run(minute);
    expect((await personOf(world).orders.slip({ pushId })).orderName).toBe(placed.name);
  });

  it('[SO1] a slip says in words why there is none', async () => {
    const { street } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const unpaid = await street.placeOrder([{ sku: 'TEE-M', quantity: 1 }], { paid: false });
    await world.run(minute);
    const pushId = await pushIdOf(placed.name);
    const { orders } = personOf(world);
    street.store.faults.refuse = 401;
    await expect(orders.slip({ pushId })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: expect.stringContaining('Mug Street refuses our token'),
    });
    street.store.faults.refuse = null;
    expect((await orders.slip({ pushId })).address).toContain('Austin, TX 78701');
    await expect(orders.slip({ pushId: 'ps_unknown' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await pushIdOf(unpaid.name)).toBe('');
    await street.cancel(placed.id);
    await world.run(minute);
    await expect(orders.slip({ pushId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

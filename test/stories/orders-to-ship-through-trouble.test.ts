// Orders that the Orders page hides, or shows though nothing of them is left to ship here (SO1).
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQuantities } from '../../client/orders/quantities.ts';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const ups = { company: 'UPS', number: '1Z827WK74630' };

describe('what the Orders page says is to ship', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ more: [southDepot()] });
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const toShip = async (narrowed: { storeId?: string | undefined } = {}) =>
    (await personOf(world).orders.toShip(narrowed)).rows;

  /** Old orders of Mug Street itself, which no source ships and nobody marked as fulfilled. */
  const addOldOrders = (count: number) => {
    const { id } = world.street;
    return world.database.db.run(sql`insert into orders (id, account_id, store_id, platform_id, name, customer_name,
        unit_count, total_amount, currency, payment, fulfillment, placed_at, platform_updated_at, reading, decision,
        first_seen_at)
      with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})
      select ${id} || '.old' || i, ${account}, ${id}, 'gid://shopify/Order/old' || i, '#9' || i, 'Dana Reyes',
        1, '4.00', 'USD', 'paid', 'unfulfilled', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z', i,
        'no-line-qualifies', ${world.clock.now() - 9e9} + i from n`);
  };

  it('[SO1] an order whose one linked line its own store shipped already is nobody’s to ship', async () => {
    const { street } = world;
    // Nobody can ship the gloves; the mug is shipped by the store itself.
    const placed = await street.placeOrder(
      [
        { sku: 'MUG-RED', quantity: 1 },
        { sku: 'GLOVES', quantity: 1 },
      ],
      { paid: false },
    );
    await street.ship(placed.id, ups, { 'MUG-RED': 1 });
    await world.run(minute);
    expect((await toShip()).map(({ name, lines }) => [name, lines])).toEqual([]);
  });

  it('[SO1] an order that is not pushed shows the units that its own store has not shipped yet', async () => {
    const { street } = world;
    const placed = await street.placeOrder([{ sku: 'TEE-M', quantity: 3 }], { paid: false });
    await street.ship(placed.id, ups, { 'TEE-M': 2 });
    await world.run(minute);
    expect((await toShip()).map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([
      [1],
    ]);
  });

  it('[SO1] an order of which nothing linked needs a parcel is nobody’s to ship', async () => {
    const { street, source } = world;
    // A course to download, linked all the same; nobody has the gloves.
    await world.database.db.run(sql`insert into links (connection_id, destination_variant_id, source_variant_id, active,
        created_at)
      select c.id, d.variant_id, s.variant_id, 1, 0 from connections c
      join listings d on d.store_id = c.destination_store_id and d.sku = 'COURSE-BREW'
      join listings s on s.store_id = c.source_store_id and s.sku = 'GIFT-WRAP'
      where c.source_store_id = ${source.id} and c.destination_store_id = ${street.id}`);
    const order = [
      { sku: 'COURSE-BREW', quantity: 1 },
      { sku: 'GLOVES', quantity: 1 },
    ];
    await street.placeOrder(order, { paid: false });
    await world.run(minute);
    expect((await toShip()).map(({ lines }) => lines.map(({ sku }) => sku))).toEqual([]);
  });

  it('[SO1] finds an order by its very number where it begins with a letter beyond English', async () => {
    const { street } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { name: 'ÖST-1001' });
    await world.run(minute);
    const found = await personOf(world).orders.findToShip({ number: 'ÖST-1001' });
    expect(found.rows.map(({ name }) => name)).toEqual(['ÖST-1001']);
  });

  it('[SO1] what the source took back from its carrier is to ship again', async () => {
    const { street, source } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', ups, { 'MUG-RED': 2 });
    await world.run(5 * minute);
    const [shipment] = [...source.store.state.fulfillments.all()];
    const taken = source.store.admin.cancelShipment({ fulfillmentId: shipment?.id ?? '' });
    expect(taken.ok).toBe(true);
    await world.run(5 * minute);
    const [row] = await toShip();
    expect(row?.lines.map(({ sku, left }) => [sku, left])).toEqual([
      ['MUG-RED', 2],
      ['TEE-M', 1],
    ]);
  });

  it('[SO1] the rest of an order ships from the page though its source took a shipment back', async () => {
    const { street, source } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', ups, { 'MUG-RED': 2 });
    await world.run(5 * minute);
    const [shipment] = [...source.store.state.fulfillments.all()];
    source.store.admin.cancelShipment({ fulfillmentId: shipment?.id ?? '' });
    await world.run(5 * minute);
    const [row] = await toShip();
    // As the dialog does it: it shows what the answer says is left, and the person presses again.
    const quantities = createQuantities(row?.lines ?? []);
    const press = async () => {
      const { lines, seen } = quantities.asked();
      const asked = { pushId: row?.push?.id ?? '', carrier: '', number: '', seen };
      return personOf(world).orders.ship({ ...asked, ...(lines ? { lines } : {}) });
    };
    const outcomes = [];
    for (let at = 0; at < 4; at += 1) {
      const outcome = await press();
      outcomes.push(outcome.kind);
      if (outcome.kind === 'changed-meanwhile') quantities.reset(outcome.left);
    }
    expect(outcomes).toContain('shipped');
  });

  it('[SO1] what its source took off the order waits for nobody', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.refund(made?.id ?? '', { 'MUG-RED': 1 });
    await world.run(5 * minute);
    const [row] = await toShip();
    const pushId = row?.push?.id ?? '';
    expect(await personOf(world).orders.ship({ pushId, carrier: '', number: '' })).toMatchObject({
      kind: 'shipped',
      units: 1,
    });
    await world.run(5 * minute);
    const ghost = { pushId, carrier: '', number: '' };
    expect(await personOf(world).orders.ship(ghost)).toEqual({ kind: 'nothing-left' });
    expect(await toShip()).toEqual([]);
  });

  it('[SO1] ships nothing of an order that its own store shipped meanwhile', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const { orders, trackingFiles } = personOf(world);
    const [row] = (await orders.toShip({})).rows;
    const text = `${placed.name},1Z5R89390357567127`;
    const { id } = await trackingFiles.judge({ name: 'numbers.csv', text });
    await street.ship(placed.id, ups);
    await world.run(5 * minute);
    // The page hides it by now; another tab still shows it, and a list of before waits for Apply.
    expect(await toShip()).toEqual([]);
    const press = { pushId: row?.push?.id ?? '', carrier: '', number: '' };
    const pressed = await orders.ship(press).catch((error: unknown) => error);
    await trackingFiles.carryOut({ id });
    await world.run(5 * minute);
    expect([(await source.listOrders())[0]?.fulfillments.length, pressed]).toEqual([
      0,
      expect.objectContaining({ code: 'CONFLICT' }),
    ]);
  });

  it('[SO1] an order that its source moved is at the location that it ships from now', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const { orders } = personOf(world);
    const { locations } = await orders.toShipFilters({ storeId: source.id });
    const at = (name: string) => locations.find((one) => one.name === name)?.id ?? '';
    const [made] = await source.listOrders();
    await source.moveTo(made?.id ?? '', 'Overflow');
    await world.run(5 * minute);
    const overflow = await orders.toShip({ locationId: at('Overflow') });
    const main = await orders.toShip({ locationId: at('Main warehouse') });
    expect([overflow.rows.map(({ name }) => name), main.rows.map(({ name }) => name)]).toEqual([
      [placed.name],
      [],
    ]);
  });

  it('[SO1] the lines of an order that another source could ship are shown to it, though one source has the rest', async () => {
    const { street, source, more } = world;
    const [depot] = more;
    if (!depot) throw new Error('no depot');
    depot.store.faults.refuse = 401;
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'PIN-MUGST', quantity: 1 },
    ]);
    await world.run(2 * minute);
    expect((await toShip({ storeId: source.id })).map(({ name }) => name)).toEqual([placed.name]);
    expect((await toShip({ storeId: depot.id })).map(({ name }) => name)).toEqual([placed.name]);
  });

  it('[SO1] a pick list of all that the list shows leaves out no order without saying so', async () => {
    const { street } = world;
    await addOldOrders(2_100);
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const { orders } = personOf(world);
    expect((await orders.findToShip({ number: placed.name })).rows).toHaveLength(1);
    const picked = await orders.pickList({});
    expect(picked.orders + picked.leftOut).toBeGreaterThan(0);
  });

  it('[SO1] finds the newest order by its number, however many old ones nobody marked as fulfilled', async () => {
    const { street } = world;
    await addOldOrders(10_000);
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const found = await personOf(world).orders.findToShip({ number: placed.name });
    expect(found.rows.map(({ name }) => name)).toEqual([placed.name]);
  });
});

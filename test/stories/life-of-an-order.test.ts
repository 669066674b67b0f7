// A customer buys at Mug Street, North Supply ships, and the customer's own order gets its tracking.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeWords } from '../../src/notices/notice-words.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import { personOf } from '../support/person.ts';
import { newestOrder } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('the life of an order', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('[OP1] becomes one matching order at the source, with customer, address, shipping, note and provenance', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    const placed = await street.placeOrder(
      [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'TEE-M', quantity: 1 },
      ],
      { note: 'Please ring twice' },
    );
    await world.run(minute);

    const orders = await source.listOrders();
    expect(orders).toHaveLength(before + 1);
    const [made] = orders;
    expect(made).toMatchObject({
      note: 'Please ring twice',
      displayFinancialStatus: 'PAID',
      displayFulfillmentStatus: 'UNFULFILLED',
      customer: { firstName: 'Dana', lastName: 'Reyes' },
      shippingAddress: {
        firstName: 'Dana',
        lastName: 'Reyes',
        address1: '18 Pine St',
        city: 'Austin',
        provinceCode: 'TX',
        zip: '78701',
        countryCodeV2: 'US',
        phone: '+15125550100',
      },
    });
    expect(made?.lineItems.nodes.map(({ sku, quantity }) => ({ sku, quantity }))).toEqual([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    const sold = await street.readOrder(placed.id);
    expect(made?.totalPriceSet).toEqual(sold.totalPriceSet);
    expect(made?.shippingLines.nodes.map((line) => line.title)).toEqual(['Standard']);
    expect(made?.sourceIdentifier).toBe(`crossdock:${street.shop}:${placed.id.split('/').pop()}:1`);
    expect(made?.customAttributes).toEqual(
      expect.arrayContaining([
        { key: 'Sold by', value: 'Mug Street' },
        { key: 'Sold as', value: placed.name },
        { key: 'Gift', value: 'yes' },
      ]),
    );
    // Each source line names the customer's line it stands for, so that shipments come back line by line.
    const marks = made?.lineItems.nodes.map(
      (line) => line.customAttributes.find(({ key }) => key === '_crossdock_line')?.value,
    );
    expect(marks).toEqual(sold.lineItems.nodes.map((line) => line.id));
  });

  it('[ST1] lowers the source’s stock once', async () => {
    const { street, source } = world;
    const before = await source.available('MUG-RED');
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(20 * minute);
    expect(await source.available('MUG-RED')).toBe(before - 2);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0, free: before - 2 });
  });

  it('[OP7] tells the source store that a new order was received', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [made] = await source.listOrders();
    const { rows } = await personOf(world).notices.list({ kind: 'new-order-received' });
    expect(rows).toMatchObject([
      { kind: 'new-order-received', count: 1, unread: true, newest: { storeName: 'North Supply' } },
    ]);
    const [received] = rows;
    expect(received && noticeWords(received.newest)).toMatchObject({
      title: `New order received: ${made?.name}, from Mug Street ${placed.name}`,
      path: `/order-push/${encodeURIComponent(orderIdOf(street.id, placed.id))}`,
    });
  });

  it('[TR1] gets carrier and number back, and its customer one mail, from the store that sold it', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z827WK74630' });
    await world.run(minute);

    const sold = await street.readOrder(placed.id);
    expect(sold.displayFulfillmentStatus).toBe('FULFILLED');
    expect(sold.fulfillments).toHaveLength(1);
    expect(sold.fulfillments[0]?.trackingInfo).toMatchObject([
      { company: 'UPS', number: '1Z827WK74630' },
    ]);
    const shippingMails = (of: typeof street) =>
      of.store.state.mails.all().filter((mail) => mail.kind === 'shipping_confirmation');
    expect(shippingMails(street)).toHaveLength(1);
    expect(JSON.stringify(shippingMails(street)[0])).toContain('1Z827WK74630');
    expect(source.store.state.mails.all()).toEqual([]);
    expect(made?.email).toBeNull();
  });

  it('[OP1] is pushed when it is paid, not before', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await world.run(minute);
    expect(await source.listOrders()).toHaveLength(before);
    expect(await newestOrder(world)).toMatchObject({
      decision: 'waiting-for-payment',
      pushStatus: 'pending',
    });
    await street.pay(placed.id);
    await world.run(minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
  });

  it('that is cancelled at the source says so on its timeline, and is not pushed again', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.cancel(made?.id ?? '');
    await world.run(20 * minute);
    const shown = await newestOrder(world);
    const cancelled = shown.events.filter((event) => event.kind === 'source-cancelled');
    expect(cancelled).toMatchObject([{ detail: made?.name, pushId: shown.pushes[0]?.id }]);
    expect(shown.pushes).toMatchObject([{ sourceCancelled: true }]);
    expect(await source.listOrders()).toHaveLength(before + 1);
  });

  it('[OP2] that is cancelled before its push goes is withdrawn and never created', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    source.store.faults.throttle.next = 3;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(3000);
    await street.cancel(placed.id);
    await world.run(10 * minute);
    expect(await source.listOrders()).toHaveLength(before);
    const kept = await world.database.db.query.pushes.findMany();
    expect(kept.map((push) => push.state)).toEqual(['withdrawn']);
    const shown = await newestOrder(world);
    expect(shown).toMatchObject({ decision: 'cancelled', pushStatus: 'not-eligible', pushes: [] });
    expect(shown.events.map((event) => event.kind)).toContain('push-withdrawn');
  });
});

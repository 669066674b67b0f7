// Orders that are not ordinary: huge, tiny, free, in other scripts and other currencies.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestOrder } from '../support/seen-orders.ts';
import { danaReyes, skuOnlyAt } from '../support/store-desk.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('an order of another shape', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it.each([
    ['free of charge', 'USD', '0.00'],
    ['in a currency without decimals', 'JPY', '1200'],
    ['in a currency with three decimals', 'KWD', '0.125'],
  ])('[OP1] %s keeps its exact amounts', async (_, currency, price) => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], { currency, price });
    await world.run(minute);
    const [made] = await source.listOrders();
    const sold = await street.readOrder(placed.id);
    expect(made?.totalPriceSet).toEqual(sold.totalPriceSet);
    expect(made?.displayFinancialStatus).toBe('PAID');
  });

  it('[OP1] keeps emoji and right-to-left names', async () => {
    const { street, source } = world;
    const shippingAddress = {
      firstName: 'דנה 🌿',
      lastName: 'ר׳יס',
      address1: 'רחוב האורן ١٨',
      city: 'القدس',
      zip: '91000',
      countryCode: 'IL',
    };
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      shippingAddress,
      note: 'بعد الظهر 🙏',
    });
    await world.run(minute);
    const [made] = await source.listOrders();
    expect(made).toMatchObject({
      note: 'بعد الظهر 🙏',
      shippingAddress: {
        firstName: 'דנה 🌿',
        lastName: 'ר׳יס',
        address1: 'רחוב האורן ١٨',
        city: 'القدس',
      },
    });
  });

  it('[OP2, OP6] with 500 lines pushes those that qualify, 250 to a part, and explains the others', async () => {
    const { street, source } = world;
    const local = await skuOnlyAt(street, source);
    for (const { store } of [street, source])
      for (const { itemId, locationId } of store.state.levels.all())
        store.admin.setStock({ inventoryItemId: itemId, locationId, available: 5000 });
    const lines = Array.from({ length: 500 }, (_, index) => ({
      sku: index < 260 ? ['MUG-RED', 'MUG-BLUE'][index % 2] : local,
      quantity: 1,
    })) as { sku: string; quantity: number }[];
    const placed = street.store.admin.placeOrder({
      lines,
      customer: { firstName: 'Dana', lastName: 'Reyes', email: 'dana@example.com' },
      shippingAddress: { ...danaReyes },
      shipping: { title: 'Standard', price: '5.00' },
    });
    expect(placed.ok).toBe(true);
    await world.run(10 * minute);
    const made = (await source.listOrders()).filter((order) => order.sourceIdentifier);
    const counts = made.map((order) => source.store.state.orders.need(order.id).lines.length);
    expect(counts.sort((a, b) => a - b)).toEqual([10, 250]);
    const shown = await newestOrder(world);
    expect(shown.lines.filter((line) => line.hold !== null)).toHaveLength(240);
    expect(shown.pushes.map((push) => push.units)).toEqual([250, 10]);
    expect(
      made.map((order) => order.shippingLines.nodes[0]?.originalPriceSet.shopMoney.amount).sort(),
    ).toEqual(['0.0', '5.0']);
  });

  it('[OP1] a webhook about an order that is gone does nothing', async () => {
    const { street, source, road } = world;
    const before = (await source.listOrders()).length;
    const { store } = await road.open(account, street.id);
    const event = {
      kind: 'order-changed',
      orderId: 'gid://shopify/Order/404',
      sourceIdentifier: undefined,
    } as const;
    expect(await road.handle(store, event)).toMatchObject({ kind: 'done' });
    expect(await source.listOrders()).toHaveLength(before);
  });
});

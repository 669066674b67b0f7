// An order's page leads to where what holds its lines is mended, in the admin of the store it is about.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mendLinks } from '../../client/order-push/mend.ts';
import { mendAbout } from '../../client/order-push/mend-about.ts';
import { personOf } from '../support/person.ts';
import { newestOrder } from '../support/seen-orders.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('where it is mended', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('[OP6] a line that stays leads to Products and to its source’s products, though nothing of the order was pushed', async () => {
    const { street, source } = world;
    await street.placeOrder([{ sku: await skuOnlyAt(street, source), quantity: 1 }]);
    await world.run(minute);
    const order = await newestOrder(world);
    const [line] = order.lines;
    const stores = await world.database.db.query.stores.findMany();
    const at = (name: string) => stores.find((store) => store.name === name)?.baseUrl;
    expect(mendLinks(line?.hold ?? '', mendAbout(order)).map(({ href }) => href)).toEqual([
      `/products?store=${street.id}&view=missing`,
      `${at('North Supply')}/admin/products`,
      `${at('Mug Street')}/admin/products`,
    ]);
  });

  it('[OP6] an order that waits for payment leads to its own store', async () => {
    const { street } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await world.run(minute);
    const order = await newestOrder(world);
    expect(order.platformOrderId).toBe(placed.id);
    const [row] = (await personOf(world).orderPush.list({ limit: 1 })).rows;
    expect(row).toMatchObject({ platformOrderId: placed.id, orderUrl: order.orderUrl });
    expect(mendLinks(order.decision ?? '', mendAbout(order))[0]).toEqual({
      href: order.orderUrl,
      says: 'Open it at Mug Street',
      isOutside: true,
    });
  });
});

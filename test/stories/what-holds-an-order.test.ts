// What holds an order at its store: each kind while its hold is set, none where it is not, and what passes by itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultOrderPushSettings, type OrderPushSettings } from '../../src/order-push/settings.ts';
import { personOf } from '../support/person.ts';
import type { OrderChange } from '../support/store-desk.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

type Holds = OrderPushSettings['holds'];

const save = async (holds: Partial<Holds>) => {
  const person = personOf(world);
  const storeId = world.street.id;
  const [store] = (await person.pushSettings.list({ storeId })).stores;
  if (!store) throw new Error('Mug Street has no settings');
  const settings = { ...store.settings, holds: { ...store.settings.holds, ...holds } };
  return person.pushSettings.save({ storeId, revision: store.revision, settings });
};

const standing = async (name: string) => {
  const { rows } = await personOf(world).orderPush.list({});
  const row = rows.find((one) => one.name === name);
  return row && [row.decision, row.pushStatus];
};

/** What is done at the store before the order is paid, so that it cannot go before. */
type Before = (id: string) => Promise<void>;

const place = async (change: OrderChange = {}, before?: Before) => {
  const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
    ...change,
    ...(before ? { paid: false } : {}),
  });
  if (!before) {
    await world.run(minute);
    return order;
  }
  await before(order.id);
  await world.run(minute);
  await world.street.pay(order.id);
  await world.run(minute);
  return order;
};

const kinds: {
  of: string;
  hold: keyof Holds;
  why: string;
  change?: OrderChange;
  before?: Before;
}[] = [
  {
    of: 'high risk',
    hold: 'risk',
    why: 'high-risk',
    before: (id) => world.street.assessRisk(id, 'HIGH'),
  },
  {
    of: 'unknown risk',
    hold: 'risk',
    why: 'risk-pending',
    before: (id) => world.street.assessRisk(id, 'PENDING'),
  },
  { of: 'pickup', hold: 'pickup', why: 'local-pickup', change: { pickup: true } },
  { of: 'local delivery', hold: 'pickup', why: 'local-pickup', change: { local: true } },
  {
    of: 'a held fulfilment',
    hold: 'onHold',
    why: 'on-hold',
    before: (id) => world.street.hold(id),
  },
  { of: 'no value', hold: 'zeroValue', why: 'zero-value', change: { price: '0' } },
  { of: 'the counter', hold: 'pointOfSale', why: 'point-of-sale', change: { pointOfSale: true } },
];

describe('an order', () => {
  it.each(kinds)(
    '[OP12] of $of stays while that is held, and goes once it is not any more',
    async ({ hold, why, change, before }) => {
      if (!defaultOrderPushSettings.holds[hold]) await save({ [hold]: true });
      const order = await place(change, before);
      const expected = ['risk-pending', 'on-hold'].includes(why) ? 'pending' : 'not-eligible';
      expect(await standing(order.name)).toEqual([why, expected]);
      const { recheck } = await save({ [hold]: false });
      expect(recheck).toMatchObject({ total: 1 });
      await world.run(minute);
      expect(await standing(order.name)).toEqual(['pushed', 'success']);
    },
  );

  it.each(kinds)('[OP12] of $of goes where that is not held', async ({ hold, change, before }) => {
    await save({ [hold]: false });
    const order = await place(change, before);
    expect(await standing(order.name)).toEqual(['pushed', 'success']);
  });

  it('[OP12] whose fraud analysis ends well goes by itself, without anybody', async () => {
    const order = await place({}, (id) => world.street.assessRisk(id, 'PENDING'));
    expect(await standing(order.name)).toEqual(['risk-pending', 'pending']);
    await world.street.assessRisk(order.id, 'LOW');
    await world.run(minute);
    expect(await standing(order.name)).toEqual(['pushed', 'success']);
  });

  it('[OP12] whose store lets it go on goes by itself, without anybody', async () => {
    const order = await place({}, (id) => world.street.hold(id));
    expect(await standing(order.name)).toEqual(['on-hold', 'pending']);
    await world.street.release(order.id);
    // No webhook may tell of it: such orders are read again by reconciling.
    await world.run(60 * minute);
    expect(await standing(order.name)).toEqual(['pushed', 'success']);
  });

  it('[OP12] of ordinary kind is held by nothing', async () => {
    await save({ risk: true, pickup: true, onHold: true, zeroValue: true, pointOfSale: true });
    const order = await place({}, (id) => world.street.assessRisk(id, 'LOW'));
    expect(await standing(order.name)).toEqual(['pushed', 'success']);
  });
});

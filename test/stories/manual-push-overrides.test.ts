// What a person overrides by pushing an order by hand, each named and agreed to before; and what nobody overrides.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Overridable } from '../../src/order-push/reasons.ts';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import { personOf } from '../support/person.ts';
import { pushedTo, rowOf } from '../support/seen-orders.ts';
import { type OrderChange, skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const push = () => personOf(world).manualPush;
const atStreet = () => ({ destinationStoreId: world.street.id });
const oneMug = [{ sku: 'MUG-RED', quantity: 1 }];

/** Refused until everything named is agreed to. @returns what was named */
const settle = async (name: string, agreed: Overridable[], id: string) => {
  const named = { ...atStreet(), platformOrderId: id };
  const preview = await push().preview(named);
  const refused = push().push({ ...named, agreed: [] });
  await expect(refused).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/Agree to that first: nothing was pushed\.$/),
  });
  expect(await pushedTo(world.source)).toHaveLength(0);
  const pushed = await push().push({ ...named, agreed });
  expect([name, pushed.outcome]).toEqual([name, 'pushed']);
  await world.run(minute);
  expect(await pushedTo(world.source)).toHaveLength(1);
  return preview;
};

const paidOf = { paid: false } as const;
const overrides: {
  over: Overridable[];
  settings?: Partial<OrderPushSettings>;
  change?: OrderChange;
  before?: (id: string) => Promise<unknown>;
}[] = [
  { over: ['placed-before-switch'], change: { processedAt: '2026-11-23T11:00:00Z' } },
  { over: ['by-hand-only'], settings: { when: 'by-hand' } },
  { over: ['waiting-for-payment'], change: paidOf },
  {
    over: ['high-risk', 'waiting-for-payment'],
    change: paidOf,
    before: (id) => world.street.assessRisk(id, 'HIGH'),
  },
  {
    over: ['risk-pending', 'waiting-for-payment'],
    change: paidOf,
    before: (id) => world.street.assessRisk(id, 'PENDING'),
  },
  { over: ['local-pickup'], change: { pickup: true } },
  {
    over: ['on-hold', 'waiting-for-payment'],
    change: paidOf,
    before: (id) => world.street.hold(id),
  },
  {
    over: ['zero-value'],
    settings: {
      holds: { risk: true, pickup: true, onHold: true, zeroValue: true, pointOfSale: true },
    },
    change: { price: '0' },
  },
  { over: ['point-of-sale'], change: { pointOfSale: true } },
];

describe('what a person overrides', () => {
  it.each(overrides.map((one) => ({ ...one, named: one.over.join(' and ') })))(
    '[OP10] $named is named, and nothing goes before that is agreed to',
    async ({ over, settings = {}, change, before }) => {
      await world.setOrderPush(world.street, settings);
      const order = await world.street.placeOrder(oneMug, change);
      await before?.(order.id);
      await world.run(minute);
      expect((await rowOf(world, order.name))?.pushStatus).not.toBe('success');
      const preview = await settle(order.name, over, order.id);
      expect(preview).toMatchObject({ byItself: over[0], overrides: over, units: 1 });
      expect(preview.refused).toBeUndefined();
      expect((await rowOf(world, order.name))?.pushStatus).toBe('success');
    },
  );

  it('[OP6, OP10] some lines that stay are named where an order is held whole', async () => {
    const { street, source } = world;
    await world.setOrderPush(street, { linesThatStay: 'hold-order' });
    const local = await skuOnlyAt(street, source);
    const order = await street.placeOrder([...oneMug, { sku: local, quantity: 1 }]);
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ decision: 'some-lines-stay' });
    const preview = await settle(order.name, ['some-lines-stay'], order.id);
    expect(preview).toMatchObject({ byItself: 'some-lines-stay', overrides: ['some-lines-stay'] });
    expect(preview.lines).toMatchObject([
      { goes: [{ sourceStoreName: 'North Supply', units: 1 }] },
      { goes: [], stays: { why: 'sku-not-on-source', units: 1 } },
    ]);
  });
});

describe('what nobody overrides', () => {
  const all = overrides.flatMap(({ over }) => over);
  const refused = async (id: string, why: string, words: RegExp) => {
    const named = { ...atStreet(), platformOrderId: id };
    expect(await push().preview(named)).toMatchObject({ refused: why, units: 0 });
    await expect(push().push({ ...named, agreed: all })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(words),
    });
    await world.run(minute);
    expect(await pushedTo(world.source)).toHaveLength(0);
  };

  it('[OP3, OP10] is the plan, and the switch', async () => {
    const order = await world.street.placeOrder(oneMug, paidOf);
    await world.run(minute);
    await personOf(world).pushSettings.switch({ storeId: world.street.id, on: false });
    await refused(order.id, 'switched-off', /switched off/);
    await personOf(world).plans.change({ storeId: world.street.id, plan: 'starter' });
    await refused(
      order.id,
      'plan-too-low',
      /^Order Push is available on the Traction plan and above\.$/,
    );
    expect(await pushedTo(world.source)).toEqual([]);
  });

  it('[OP5, OP10] is that no line qualifies, that it was cancelled, and that nothing is left to ship', async () => {
    const { street, source } = world;
    await world.setOrderPush(street, { when: 'by-hand' });
    const local = await street.placeOrder([{ sku: await skuOnlyAt(street, source), quantity: 1 }]);
    const cancelled = await street.placeOrder(oneMug);
    await street.cancel(cancelled.id);
    const shipped = await street.placeOrder(oneMug);
    await street.ship(shipped.id, { company: 'UPS', number: '1Z1' });
    await world.run(minute);
    await refused(local.id, 'no-line-qualifies', /^No line of this order/);
    await refused(cancelled.id, 'cancelled', /was cancelled/);
    await refused(shipped.id, 'nothing-left-to-ship', /left to ship/);
    const gone = { ...atStreet(), platformOrderId: 'gid://shopify/Order/999999' };
    await expect(push().preview(gone)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'Mug Street does not know this order any more.',
    });
  });

  it('[OP10] is that the source has too few of it, where nothing would go', async () => {
    await world.setOrderPush(world.street, { when: 'by-hand' });
    const order = await world.street.placeOrder([{ sku: 'CANDLE-CEDAR', quantity: 1 }]);
    await world.run(minute);
    const named = { ...atStreet(), platformOrderId: order.id };
    expect(await push().preview(named)).toMatchObject({
      units: 0,
      lines: [{ goes: [], stays: { why: 'too-few', units: 1 } }],
    });
    await expect(push().push({ ...named, agreed: all })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The source stores have too few of it just now: nothing would go.',
    });
    await world.setOrderPush(world.street, { when: 'by-hand', tooFew: 'below-zero' });
    expect((await push().push({ ...named, agreed: all })).outcome).toBe('pushed');
    await world.run(minute);
    expect(await pushedTo(world.source)).toHaveLength(1);
  });
});

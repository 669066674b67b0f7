// Money that goes back after a push, with parts, taxes and shipping.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../../support/person.ts';
import { openWorld, type World } from '../../support/world.ts';

const minute = 60_000;

let world: World;
let person: ReturnType<typeof personOf>;
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
  person = personOf(world);
});
afterEach(() => world.close());

const page = async () => {
  const [row] = (await person.orderPush.list({ limit: 1 })).rows;
  return person.orders.get({ orderId: row?.id ?? '' });
};
const asking = async () => (await page()).acts.filter(({ choices }) => choices.length > 0);

describe('the first part has shipped, and North Supply cancels the second', () => {
  const secondCancelled = async () => {
    const { id: sold } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], {
      received: '44.00',
    });
    await world.run(2 * minute);
    const [first] = await world.source.listOrders();
    await world.source.ship(first?.id ?? '', { company: 'UPS', number: '1Z-ONE' });
    await world.run(2 * minute);
    await world.street.addLine(sold, 'TEE-M', 1);
    await world.street.pay(sold);
    await world.run(2 * minute);
    const [second, ...others] = await world.source.listOrders();
    expect(others).toHaveLength(1);
    await world.source.cancelWith(second?.id ?? '', { refund: false, restock: true });
    await world.run(5 * minute);
    return sold;
  };

  it('[RV2] a person is asked about the money of those units only', async () => {
    const sold = await secondCancelled();
    expect((await world.street.readAfter(sold)).lines[1]?.currentQuantity).toBe(0);
    const [act] = await asking();
    expect(act).toMatchObject({ kind: 'pay-destination', stop: 'refund-money' });
    await person.orders.answer({ actId: act?.id ?? '', choice: 'do' });
    await world.run(5 * minute);
    // Two mugs left and stay paid.
    expect(Number((await world.street.readAfter(sold)).refunded)).toBeLessThanOrEqual(28);
  });

  it('[RV2] with the setting to give money back, that of those units goes back', async () => {
    await world.setOrderPush(world.street, { sourceRefunds: 'pay-back' });
    const sold = await secondCancelled();
    const { lines, refunded } = await world.street.readAfter(sold);
    expect(lines[1]?.currentQuantity).toBe(0);
    expect(Number(refunded) > 0 || (await asking()).length > 0).toBe(true);
  });
});

it('[RV2] North Supply cancels a part, and a person has it done: with the setting to give money back, it goes back', async () => {
  await world.setOrderPush(world.street, { sourceRefunds: 'pay-back' });
  const { id: sold } = await world.street.placeOrder(
    [
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'PIN-MUGST', quantity: 1 },
    ],
    { charged: true },
  );
  await world.run(2 * minute);
  const [made] = await world.source.listOrders();
  await world.source.cancelWith(made?.id ?? '', { refund: false, restock: true });
  await world.run(5 * minute);
  const [act] = await asking();
  await person.orders.answer({ actId: act?.id ?? '', choice: 'do' });
  await world.run(5 * minute);
  const { lines, refunded } = await world.street.readAfter(sold);
  expect(lines[0]?.currentQuantity).toBe(0);
  expect(refunded).toBe('39.00');
});

it('[RV2] an amount that North Supply gives back is not scaled up by lines it never had', async () => {
  await world.setOrderPush(world.street, { sourceRefunds: 'pay-back' });
  const { id: sold } = await world.street.placeOrder(
    [
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'PIN-MUGST', quantity: 10 },
    ],
    { charged: true },
  );
  await world.run(2 * minute);
  const [made] = await world.source.listOrders();
  await world.source.refundAmount(made?.id ?? '', '5.00');
  await world.run(5 * minute);
  expect((await world.street.readAfter(sold)).refunded).toBe('5.00');
});

describe('a taxed order is refunded whole at Mug Street', () => {
  it('[RV2] with its shipping: the source order follows, whose taxes were left out', async () => {
    // (19.50 + 5.00) and 8.25 % of it.
    const { id: sold } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      taxes: [{ title: 'Sales tax', rate: '0.0825' }],
      received: '26.52',
    });
    await world.run(2 * minute);
    const [made] = await world.source.listOrders();
    await world.street.refundLines(sold, {
      lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: 'Mug Street shop' }],
      amount: '26.52',
      shipping: '5.00',
    });
    await world.run(5 * minute);
    expect((await world.street.readAfter(sold)).lines[0]?.unfulfilled).toBe(0);
    expect(await asking()).toEqual([]);
    expect((await world.source.readAfter(made?.id ?? '')).lines[0]?.unfulfilled).toBe(0);
  });
});

it('[RV2] money that a person gave back by hand meanwhile is not given a second time', async () => {
  const { id: sold } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], {
    charged: true,
  });
  await world.run(2 * minute);
  const [made] = await world.source.listOrders();
  await world.source.refundLines(made?.id ?? '', {
    lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL' }],
  });
  await world.run(5 * minute);
  expect(await asking()).toMatchObject([{ kind: 'pay-destination', stop: 'refund-money' }]);
  await world.street.refundAmount(sold, '19.50');
  await world.run(5 * minute);
  const [stale] = await asking();
  if (stale) await person.orders.answer({ actId: stale.id, choice: 'do' });
  await world.run(5 * minute);
  expect((await world.street.readAfter(sold)).refunded).toBe('19.50');
});

// What Crossdock may not decide by itself waits for a person, who answers on the order's page; the answer is carried out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../../support/person.ts';
import { sentencesOf } from '../../support/told.ts';
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

/** Places a paid order, and waits until it is at its source. @returns both stores' ids of it */
async function pushed(lines: { sku: string; quantity: number }[]) {
  const sold = await world.street.placeOrder(lines, { charged: true });
  await world.run(2 * minute);
  const made = (await world.source.listOrders())[0];
  return { sold: sold.id, name: sold.name, made: made?.id ?? '', madeName: made?.name ?? '' };
}

describe('a refund that the source made', () => {
  /** North Supply refunds one of two mugs. */
  const refunded = async () => {
    const order = await pushed([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.source.refundLines(order.made, {
      lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL' }],
    });
    await world.run(5 * minute);
    return order;
  };

  it('[RV2] is shown with its money, told once, and moves none before somebody says so', async () => {
    const { sold, name, madeName } = await refunded();
    const [act, ...others] = await asking();
    expect(others).toEqual([]);
    expect(act).toMatchObject({
      ...{ kind: 'pay-destination', state: 'failed', stop: 'refund-money' },
      ...{ storeName: 'Mug Street', causeStoreName: 'North Supply', sourceOrderName: madeName },
      ...{ choices: ['do', 'leave'], choice: null, answeredBy: null },
    });
    expect(act?.money).toMatch(/^\d+\.\d\d USD$/);
    expect(act?.says).toBe(
      `Give ${act?.money} of ${name} at Mug Street back to the customer, because of ${madeName} at North Supply`,
    );
    expect(await sentencesOf(world, 'mirror-asks')).toEqual([
      `Something of ${name} of Mug Street could not be mirrored and waits for you. The source store refunded or cancelled it, and no money went back to the customer. Refund the customer, or leave it as it is. Order Push Settings can say it once for all.`,
    ]);
    expect((await world.street.readAfter(sold)).refunded).toBe('0.00');
  });

  it('[RV2] goes back to the customer once a person says so, and once only', async () => {
    const { sold } = await refunded();
    const [act] = await asking();
    const given = { actId: act?.id ?? '', choice: 'do' } as const;
    expect(await person.orders.answer(given)).toEqual({ kind: 'answered' });
    expect(await person.orders.answer(given)).toEqual({ kind: 'moved-on' });
    await world.run(5 * minute);
    expect(`${(await world.street.readAfter(sold)).refunded} USD`).toBe(act?.money);
    const now = await page();
    expect(now.acts.find(({ id }) => id === act?.id)).toMatchObject({
      ...{ state: 'created', choice: 'do', answeredBy: 'You', choices: [] },
    });
    const answered = now.events.filter(({ kind }) => kind === 'mirror-answered');
    expect(answered).toMatchObject([
      { actor: 'You', detail: 'pay-destination refund-money do', pushId: act?.pushId },
    ]);
  });

  it('[RV2] stays as it is where a person leaves it', async () => {
    const { sold } = await refunded();
    const [act] = await asking();
    await person.orders.answer({ actId: act?.id ?? '', choice: 'leave' });
    await world.run(5 * minute);
    expect((await world.street.readAfter(sold)).refunded).toBe('0.00');
    expect(await asking()).toEqual([]);
    expect((await page()).acts.find(({ id }) => id === act?.id)).toMatchObject({
      ...{ state: 'withdrawn', choice: 'leave', answeredBy: 'You' },
    });
  });

  it('[RV2] shows the same units at both orders', async () => {
    await refunded();
    const [line] = (await page()).lines;
    const units = { current: 1, open: 1, shipped: 0, refunded: 1, returned: 0 };
    expect(line?.sold).toEqual({ ordered: 2, ...units });
    expect(line?.made).toMatchObject([{ pushed: 2, ...units }]);
  });

  it('[RV2] takes no answer that it does not offer, and none of another account', async () => {
    await refunded();
    const [act] = await asking();
    const actId = act?.id ?? '';
    await expect(person.orders.answer({ actId, choice: 'push-again' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    const stranger = personOf(world, 'another');
    await expect(stranger.orders.answer({ actId, choice: 'do' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await asking()).toHaveLength(1);
  });
});

describe('a part that the source cancelled, with another line still open', () => {
  const cancelled = async () => {
    const order = await pushed([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'PIN-MUGST', quantity: 1 },
    ]);
    await world.source.cancelWith(order.made, { refund: false, restock: true });
    await world.run(5 * minute);
    return order;
  };

  it('[RV1] goes to the source again in a further part where a person says so', async () => {
    const { made } = await cancelled();
    const [act] = await asking();
    expect(act).toMatchObject({ stop: 'not-all-covered', choices: ['do', 'push-again', 'leave'] });
    expect((await page()).pushes).toMatchObject([{ sourceState: 'cancelled', replacedAt: null }]);
    await person.orders.answer({ actId: act?.id ?? '', choice: 'push-again' });
    await world.run(5 * minute);
    const orders = await world.source.listOrders();
    expect(orders.map(({ id }) => id === made)).toEqual([false, true]);
    const now = await page();
    expect(now.pushes).toMatchObject([
      { part: 1, sourceState: 'cancelled', replacedAt: expect.any(Number) },
      { part: 2, sourceState: null, replacedAt: null },
    ]);
    expect(now.lines[0]?.made).toMatchObject([
      { part: 1, pushed: 2, open: 0 },
      { part: 2, pushed: 2, open: 2 },
    ]);
    expect(await asking()).toEqual([]);
  });

  it('[RV1] comes off the customer’s order where a person says so, and no money moves', async () => {
    const { sold } = await cancelled();
    const [act] = await asking();
    await person.orders.answer({ actId: act?.id ?? '', choice: 'do' });
    await world.run(5 * minute);
    const order = await world.street.readAfter(sold);
    expect(order.cancelledAt).toBeNull();
    expect(order.refunded).toBe('0.00');
    expect(order.lines.map(({ sku, currentQuantity }) => [sku, currentQuantity])).toEqual([
      ['MUG-RED', 0],
      ['PIN-MUGST', 1],
    ]);
    expect(await world.source.listOrders()).toHaveLength(1);
    // Once they are off, their money is asked about.
    expect(await asking()).toMatchObject([{ kind: 'pay-destination', stop: 'refund-money' }]);
  });

  it('[RV1] stays open at the customer’s store where a person leaves it', async () => {
    const { sold } = await cancelled();
    const [act] = await asking();
    await person.orders.answer({ actId: act?.id ?? '', choice: 'leave' });
    await person.reconciles.start({ kind: 'changed' });
    await world.run(30 * minute);
    const order = await world.street.readAfter(sold);
    expect(order.lines.map(({ currentQuantity }) => currentQuantity)).toEqual([2, 1]);
    expect(await world.source.listOrders()).toHaveLength(1);
    expect(await asking()).toEqual([]);
  });
});

// What became of an order, read from a sandbox store after its staff acted there.
import { beforeEach, describe, expect, it } from 'vitest';
import { firstOf, type OpenDesk, openDesk, unwrap } from './open-desk.ts';

let open: OpenDesk;
let orderId: string;

const aftermath = async () => unwrap(await open.platform.fetchAftermath(orderId));
const lineIds = async () => (await aftermath()).lines.map(({ lineId }) => lineId);

beforeEach(async () => {
  open = openDesk();
  const lines = [
    { sku: 'TEE-M', quantity: 3 },
    { sku: 'TEE-M', quantity: 2 },
  ];
  const order = await open.desk.placeOrder(lines, {
    price: '20.00',
    shippingPrice: '5.00',
    received: '115.50',
    taxes: [{ title: 'Tax', rate: '0.10' }],
  });
  orderId = order.id;
});

describe('an order of which nothing became anything', () => {
  it('[RV2] has its lines with what a unit costs, tax added', async () => {
    const read = await aftermath();
    expect(read).toMatchObject({
      orderId,
      currency: 'USD',
      cancelledAt: undefined,
      cancelNote: undefined,
      hasShipped: false,
      refunds: [],
      returns: [],
      shippingAddress: { lastName: 'Reyes', provinceCode: 'TX', countryCode: 'US' },
    });
    expect(Number(read.received.amount)).toBe(115.5);
    const units = read.lines.map(({ ordered, current, open: left }) => [ordered, current, left]);
    expect(units).toEqual([
      [3, 3, 3],
      [2, 2, 2],
    ]);
    for (const { unitWorth, sku, requiresShipping } of read.lines)
      expect([sku, requiresShipping, Number(unitWorth.amount), unitWorth.currency]).toEqual([
        'TEE-M',
        true,
        22,
        'USD',
      ]);
  });

  it('[RV2] says so in the list of orders that changed and in its own reading', async () => {
    expect(unwrap(await open.platform.fetchOrder(orderId))).toMatchObject({
      refundIds: [],
      returns: 'none',
    });
    const { rows } = unwrap(
      await open.platform.fetchOrdersChanged('2026-11-23T11:00:00Z', undefined),
    );
    expect(rows).toMatchObject([{ id: orderId, isTouched: false }]);
  });
});

describe('a refund', () => {
  it('[RV2] is read with its lines, where they were put, its shipping and its money', async () => {
    const [first, second] = await lineIds();
    const [place] = [...(await open.shelf('TEE-M')).keys()];
    await open.desk.shipLine(orderId, 1, 1, { numbers: ['1Z1'] });
    const refundId = await open.desk.refundLines(orderId, {
      lines: [
        { lineId: first ?? '', quantity: 2, restock: 'CANCEL' },
        { lineId: second ?? '', quantity: 1, restock: 'RETURN', location: place ?? '' },
      ],
      shipping: '2.00',
      amount: '30.00',
      note: 'Torn',
    });
    const read = await aftermath();
    const refund = firstOf(read.refunds);
    expect(refund).toMatchObject({
      id: refundId,
      note: 'Torn',
      returnId: undefined,
      total: { currency: 'USD' },
    });
    expect(Number(refund.total.amount)).toBe(30);
    expect(refund.lines.map((line) => ({ ...line, worth: Number(line.worth.amount) }))).toEqual([
      {
        ...{ lineId: first, quantity: 2, restock: 'cancel', worth: 44 },
        locationId: expect.stringContaining('/Location/'),
      },
      { lineId: second, quantity: 1, restock: 'return', locationId: place, worth: 22 },
    ]);
    expect(Number(read.received.amount)).toBe(85.5);
    expect(read.lines.map(({ current, open: left }) => [current, left])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(read.hasShipped).toBe(true);
    expect(unwrap(await open.platform.fetchOrder(orderId)).refundIds).toEqual([refundId]);
    const since = '2026-11-23T11:00:00Z';
    const { rows } = unwrap(await open.platform.fetchOrdersChanged(since, undefined));
    expect(rows).toMatchObject([{ isTouched: true }]);
  });

  it('[RV2] is read whole where there are more of them than a first page has, oldest first', async () => {
    const ids: string[] = [];
    for (let made = 0; made < 5; made += 1) {
      ids.push(await open.desk.refundAmount(orderId, `${made + 1}.00`));
      open.clock.advance(1000);
    }
    const { refunds } = await aftermath();
    expect(refunds.map(({ id, total }) => [id, Number(total.amount)])).toEqual(
      ids.map((id, at) => [id, at + 1]),
    );
  });
});

describe('a cancelled order', () => {
  it('[RV1] says when, and what its staff noted', async () => {
    await open.desk.cancelWith(orderId, { refund: true, restock: true, note: 'Out of stock' });
    await open.settle();
    expect(await aftermath()).toMatchObject({
      cancelledAt: expect.stringMatching(/^2026-11-23T12:/),
      cancelNote: 'Out of stock',
    });
  });
});

describe('shipments of an order', () => {
  it('[TR3] that were taken back do not count as shipped', async () => {
    await open.desk.shipLine(orderId, 0, 1, { numbers: ['1Z1'] });
    expect((await aftermath()).hasShipped).toBe(true);
    await open.desk.takeShipmentBack(orderId, 0);
    expect((await aftermath()).hasShipped).toBe(false);
  });
});

it('[RV4] an edited order is touched, and shows the units it has now', async () => {
  await open.desk.editLine(orderId, 0, 1);
  expect((await aftermath()).lines[0]).toMatchObject({ ordered: 3, current: 1, open: 1 });
  const since = '2026-11-23T11:00:00Z';
  const { rows } = unwrap(await open.platform.fetchOrdersChanged(since, undefined));
  expect(rows).toMatchObject([{ isTouched: true, cancelled: false }]);
});

it('[RV2] amounts hold the tax where prices do', async () => {
  const { id } = await open.desk.placeOrder([{ sku: 'TEE-M', quantity: 2 }], {
    price: '11.00',
    taxesIncluded: true,
    taxes: [{ title: 'Tax', rate: '0.10' }],
  });
  const { lines } = unwrap(await open.platform.fetchAftermath(id));
  expect(lines.map(({ unitWorth }) => Number(unitWorth.amount))).toEqual([11]);
});

it('an order that is not there is not found', async () => {
  expect(await open.platform.fetchAftermath('gid://shopify/Order/1')).toMatchObject({
    failure: { kind: 'not-found' },
  });
});

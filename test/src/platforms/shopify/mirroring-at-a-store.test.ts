// Cancelling, refunding, editing, correcting and tracking at a sandbox store, each once and asked for again.
import { beforeEach, describe, expect, it } from 'vitest';
import { firstOf, type OpenDesk, openDesk, unwrap } from './open-desk.ts';

let open: OpenDesk;
let orderId: string;

const aftermath = async () => unwrap(await open.platform.fetchAftermath(orderId));
const lineIds = async () => (await aftermath()).lines.map(({ lineId }) => lineId);
const onShelves = async () => {
  const levels = [...(await open.shelf('TEE-M')).values()];
  return levels.reduce((sum, units) => sum + units, 0);
};

beforeEach(async () => {
  open = openDesk();
  const lines = [
    { sku: 'TEE-M', quantity: 3 },
    { sku: 'TEE-M', quantity: 2 },
  ];
  const order = await open.desk.placeOrder(lines, { price: '20.00', charged: true });
  orderId = order.id;
});

describe('cancelling an order', () => {
  const cancel = { restock: true, refund: true, notifyCustomer: false, note: 'ma_0123' };

  it('[RV1] puts its units back and pays back, once', async () => {
    const before = await onShelves();
    expect(unwrap(await open.platform.cancelOrder({ orderId, ...cancel }))).toEqual({
      asked: true,
    });
    await open.settle();
    expect(unwrap(await open.platform.cancelOrder({ orderId, ...cancel }))).toEqual({
      asked: true,
    });
    await open.settle();
    const read = await aftermath();
    expect(read).toMatchObject({ cancelNote: 'ma_0123' });
    expect(Number(read.received.amount)).toBe(0);
    expect(await onShelves()).toBe(before + 5);
  });

  it('[RV1] keeps the money where it is told to', async () => {
    unwrap(await open.platform.cancelOrder({ orderId, ...cancel, refund: false }));
    await open.settle();
    expect(Number((await aftermath()).received.amount)).toBe(105);
  });

  it('[RV1] is refused once something of it has left', async () => {
    await open.desk.shipLine(orderId, 0, 1, { numbers: ['1Z1'] });
    expect(await open.platform.cancelOrder({ orderId, ...cancel })).toMatchObject({
      failure: { kind: 'refused', code: 'SHIPPED' },
    });
  });
});

describe('a refund', () => {
  const nothing = { shipping: '0', amount: '0', notifyCustomer: false, note: 'ma_0123 torn' };

  it('[RV2] of units that are to ship takes them off and pays nothing where nothing is said', async () => {
    const before = await onShelves();
    const [line = ''] = await lineIds();
    const lines = [
      { lineId: line, quantity: 2, restock: 'cancel', locationId: undefined },
    ] as const;
    const draft = { orderId, key: 'key-1', ...nothing, lines: [...lines] };
    const made = unwrap(await open.platform.createRefund(draft));
    expect(unwrap(await open.platform.createRefund(draft))).toEqual(made);
    const read = await aftermath();
    expect(read.refunds).toMatchObject([
      {
        id: made.refundId,
        note: 'ma_0123 torn',
        lines: [{ lineId: line, quantity: 2, restock: 'cancel' }],
      },
    ]);
    expect(Number(firstOf(read.refunds).total.amount)).toBe(0);
    expect(read.lines.map(({ current }) => current)).toEqual([1, 2]);
    expect(await onShelves()).toBe(before + 2);
    expect(open.asked).not.toContain('RefundablePayments');
  });

  it('[RV2] of units that came back puts them where it says, and pays what it says', async () => {
    await open.desk.shipLine(orderId, 1, 2, { numbers: ['1Z1'] });
    const shelves = await open.shelf('TEE-M');
    const [place = ''] = [...shelves.keys()];
    const [, line = ''] = await lineIds();
    unwrap(
      await open.platform.createRefund({
        ...{ orderId, key: 'key-1', ...nothing, shipping: '1.50', amount: '21.50' },
        lines: [{ lineId: line, quantity: 1, restock: 'return', locationId: place }],
      }),
    );
    const read = await aftermath();
    const refund = firstOf(read.refunds);
    expect(Number(refund.total.amount)).toBe(21.5);
    expect(refund.lines).toMatchObject([{ restock: 'return', locationId: place, quantity: 1 }]);
    expect((await open.shelf('TEE-M')).get(place)).toBe((shelves.get(place) ?? 0) + 1);
  });

  it('[RV2] of an amount alone is the same one however often it is asked for', async () => {
    const draft = { orderId, key: 'key-1', ...nothing, amount: '105.00', lines: [] };
    const made = unwrap(await open.platform.createRefund(draft));
    expect(unwrap(await open.platform.createRefund(draft))).toEqual(made);
    const read = await aftermath();
    expect(read.refunds).toHaveLength(1);
    expect(Number(read.received.amount)).toBe(0);
  });

  it('[RV2] of more than came in is refused', async () => {
    const draft = { orderId, key: 'key-1', ...nothing, amount: '105.01', lines: [] };
    expect(await open.platform.createRefund(draft)).toMatchObject({
      failure: { kind: 'refused', code: 'OVER_REFUND' },
    });
    expect((await aftermath()).refunds).toEqual([]);
  });

  it('[RV2] of more shipping than there was is refused', async () => {
    const draft = { orderId, key: 'key-1', ...nothing, shipping: '5.01', amount: '5.01' };
    expect(await open.platform.createRefund({ ...draft, lines: [] })).toMatchObject({
      failure: { kind: 'refused', code: 'OVER_REFUND' },
    });
  });

  it('[RV2] of more units than there are is refused in the store’s words', async () => {
    const [line = ''] = await lineIds();
    const lines = [{ lineId: line, quantity: 4, restock: 'none', locationId: undefined }] as const;
    const draft = { orderId, key: 'key-1', ...nothing, lines: [...lines] };
    expect(await open.platform.createRefund(draft)).toMatchObject({
      failure: { kind: 'refused', message: expect.stringContaining('more items') },
    });
  });
});

describe('editing lines', () => {
  const edit = (lines: { lineId: string; quantity: number }[]) =>
    open.platform.editLines({ orderId, lines, note: 'ma_0123' });

  it('[RV4] sets what lines have, restocks what was taken off, and does nothing the second time', async () => {
    const before = await onShelves();
    const [first = '', second = ''] = await lineIds();
    const wanted = [
      { lineId: first, quantity: 1 },
      { lineId: second, quantity: 0 },
    ];
    expect(unwrap(await edit(wanted))).toEqual({ edited: true });
    expect((await aftermath()).lines.map(({ current }) => current)).toEqual([1, 0]);
    expect(await onShelves()).toBe(before + 4);
    open.asked.length = 0;
    expect(unwrap(await edit(wanted))).toEqual({ edited: true });
    expect(open.asked).toEqual(['BeginEdit']);
  });

  it('[RV4] takes more units as well', async () => {
    const before = await onShelves();
    const [first = ''] = await lineIds();
    unwrap(await edit([{ lineId: first, quantity: 5 }]));
    expect((await aftermath()).lines[0]).toMatchObject({ ordered: 5, current: 5, open: 5 });
    expect(await onShelves()).toBe(before - 2);
  });

  it('[RV4] counts from what a line has after a refund', async () => {
    const [first = ''] = await lineIds();
    await open.desk.refundLines(orderId, {
      lines: [{ lineId: first, quantity: 1, restock: 'CANCEL' }],
    });
    unwrap(await edit([{ lineId: first, quantity: 1 }]));
    expect((await aftermath()).lines[0]).toMatchObject({ ordered: 3, current: 1, open: 1 });
  });

  it('[RV4] leaves the order as it was where one line is refused', async () => {
    await open.desk.shipLine(orderId, 1, 2, { numbers: ['1Z1'] });
    const [first = '', second = ''] = await lineIds();
    const wanted = [
      { lineId: first, quantity: 1 },
      { lineId: second, quantity: 1 },
    ];
    expect(await edit(wanted)).toMatchObject({ failure: { kind: 'refused' } });
    expect((await aftermath()).lines.map(({ current }) => current)).toEqual([3, 2]);
  });

  it('[RV4] knows no line of another order', async () => {
    expect(await edit([{ lineId: 'gid://shopify/LineItem/1', quantity: 1 }])).toMatchObject({
      failure: { kind: 'refused', code: 'NO_SUCH_LINE' },
    });
  });

  it.each([
    ['orderEditSetQuantity', 'not-now', [3, 2]],
    ['orderEditCommit', 'unknown', [1, 2]],
  ])('[RV4] whose answer of %s is lost is %s', async (only, kind, units) => {
    const [first = ''] = await lineIds();
    open.store.faults.cutAfter = { next: 1, probability: 0, only: [only] };
    expect(await edit([{ lineId: first, quantity: 1 }])).toMatchObject({ failure: { kind } });
    expect((await aftermath()).lines.map(({ current }) => current)).toEqual(units);
  });
});

describe('correcting an address', () => {
  it('[RV4] puts all of the new one in place of the old one', async () => {
    const { shippingAddress } = await aftermath();
    if (!shippingAddress) throw new Error('It has an address');
    const address = { ...shippingAddress, address1: '20 Pine St', phone: undefined };
    const correction = { orderId, address };
    expect(unwrap(await open.platform.correctAddress(correction))).toEqual({ corrected: true });
    expect(unwrap(await open.platform.correctAddress(correction))).toEqual({ corrected: true });
    expect((await aftermath()).shippingAddress).toEqual(address);
  });
});

describe('a shipment', () => {
  const shipment = async () => firstOf(unwrap(await open.platform.fetchShipments(orderId)));

  beforeEach(async () => {
    await open.desk.shipLine(orderId, 0, 2, { company: 'UPS', numbers: ['1Z1'] });
  });

  it('[TR3] has other numbers from now on, with a carrier that the store does not know', async () => {
    const { id } = await shipment();
    const tracking = {
      company: 'Dolomiti Express',
      numbers: ['D1', 'D2'],
      urls: ['https://dolomiti.example/D1', 'https://dolomiti.example/D2'],
    };
    const change = { shipmentId: id, tracking, notifyCustomer: false };
    expect(unwrap(await open.platform.updateTracking(change))).toEqual({ updated: true });
    expect(unwrap(await open.platform.updateTracking(change))).toEqual({ updated: true });
    expect(await shipment()).toMatchObject({ id, tracking });
  });

  it('[TR3] is taken back once, and its units are to ship again', async () => {
    const { id } = await shipment();
    expect(unwrap(await open.platform.cancelShipment(id))).toEqual({ cancelled: true });
    expect(unwrap(await open.platform.cancelShipment(id))).toEqual({ cancelled: true });
    expect((await shipment()).status).toBe('cancelled');
    expect((await aftermath()).lines[0]).toMatchObject({ current: 3, open: 3 });
    const tracking = { company: 'UPS', numbers: ['1Z2'], urls: [] };
    const change = { shipmentId: id, tracking, notifyCustomer: false };
    expect(await open.platform.updateTracking(change)).toMatchObject({
      failure: { kind: 'refused' },
    });
  });

  it('[TR3] that is not there cannot be taken back', async () => {
    const nobody = 'gid://shopify/Fulfillment/1';
    expect(await open.platform.cancelShipment(nobody)).toMatchObject({
      failure: { kind: 'not-found' },
    });
  });

  it.each([
    'label-printed',
    'confirmed',
    'picked-up',
    'in-transit',
    'delayed',
    'out-for-delivery',
    'attempted',
    'ready-for-pickup',
    'delivered',
    'failed',
  ] as const)('[TR3] is %s where the store was told so', async (delivery) => {
    const { id } = await shipment();
    expect((await shipment()).delivery).toBeUndefined();
    const told = { shipmentId: id, delivery, happenedAt: '2026-11-23T12:00:30Z' };
    expect(unwrap(await open.platform.tellDelivery(told))).toEqual({ told: true });
    expect((await shipment()).delivery).toBe(delivery);
  });

  it('[TR3] that is not there cannot be told of', async () => {
    const told = { delivery: 'delivered', happenedAt: '2026-11-23T12:00:30Z' } as const;
    const shipmentId = 'gid://shopify/Fulfillment/1';
    expect(await open.platform.tellDelivery({ shipmentId, ...told })).toMatchObject({
      failure: { kind: 'refused' },
    });
  });
});

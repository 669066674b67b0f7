// Returns begun, answered, processed and closed at a sandbox store, and read as its staff made them.
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReturnDraft } from '../../../../src/platforms/aftermath.ts';
import { firstOf, type OpenDesk, openDesk, unwrap } from './open-desk.ts';

let open: OpenDesk;
let orderId: string;
let lineId: string;

const aftermath = async () => unwrap(await open.platform.fetchAftermath(orderId));
const theReturn = async () => firstOf((await aftermath()).returns);
const draft = (over: Partial<ReturnDraft> = {}, quantity = 3): ReturnDraft => ({
  orderId,
  state: 'open',
  lines: [{ lineId, quantity, reason: 'unwanted', note: 'ma_0123' }],
  ...over,
});
const begin = async (over: Partial<ReturnDraft> = {}, quantity = 3) =>
  unwrap(await open.platform.createReturn(draft(over, quantity))).returnId;

beforeEach(async () => {
  open = openDesk();
  const order = await open.desk.placeOrder([{ sku: 'TEE-M', quantity: 5 }], {
    price: '20.00',
    charged: true,
  });
  orderId = order.id;
  lineId = firstOf((await aftermath()).lines).lineId;
  await open.desk.shipLine(orderId, 0, 2, { numbers: ['1Z1'] });
  await open.desk.shipLine(orderId, 0, 2, { numbers: ['1Z2'] });
});

const untouched = { processed: 0, restocked: [] };

describe('a return', () => {
  it('[RV3] is begun with units of one parcel after another, our key in its notes', async () => {
    const returnId = await begin();
    const read = await theReturn();
    expect(read).toMatchObject({ id: returnId, state: 'open', exchanges: [] });
    expect(read.name).toMatch(/-R1$/);
    expect(read.lines.map(({ returnLineId, ...line }) => line)).toEqual([
      { lineId, quantity: 2, ...untouched, reason: 'unwanted', note: 'ma_0123' },
      { lineId, quantity: 1, ...untouched, reason: 'unwanted', note: 'ma_0123' },
    ]);
    expect(unwrap(await open.platform.fetchOrder(orderId)).returns).not.toBe('none');
    const since = '2026-11-23T11:00:00Z';
    const { rows } = unwrap(await open.platform.fetchOrdersChanged(since, undefined));
    expect(rows).toMatchObject([{ isTouched: true }]);
  });

  it('[RV3] is refused for units that were not shipped, or are to come back already', async () => {
    const refused = { failure: { kind: 'refused', code: 'NOT_RETURNABLE' } };
    expect(await open.platform.createReturn(draft({}, 5))).toMatchObject(refused);
    await begin({}, 3);
    expect(await open.platform.createReturn(draft({}, 2))).toMatchObject(refused);
    expect((await aftermath()).returns).toHaveLength(1);
  });

  it('[RV3] with a reason that the store has not got is for another reason', async () => {
    await begin({ lines: [{ lineId, quantity: 1, reason: 'of-another-platform', note: 'ma_1' }] });
    expect((await theReturn()).lines).toMatchObject([{ reason: 'other', note: 'ma_1' }]);
  });

  it('[RV3] is asked for as the customer does, and approved once', async () => {
    const returnId = await begin({ state: 'requested' });
    const asked = await theReturn();
    expect(asked).toMatchObject({ state: 'requested' });
    expect(asked.lines.map(({ note }) => note)).toEqual(['ma_0123', 'ma_0123']);
    expect(unwrap(await open.platform.approveReturn(returnId))).toEqual({ approved: true });
    expect(unwrap(await open.platform.approveReturn(returnId))).toEqual({ approved: true });
    expect(await theReturn()).toMatchObject({ state: 'open' });
    expect(await open.platform.declineReturn(returnId, 'Too late')).toMatchObject({
      failure: { kind: 'refused' },
    });
  });

  it('[RV3] is declined once', async () => {
    const returnId = await begin({ state: 'requested' });
    expect(unwrap(await open.platform.declineReturn(returnId, 'Worn'))).toEqual({ declined: true });
    expect(unwrap(await open.platform.declineReturn(returnId, 'Worn'))).toEqual({ declined: true });
    expect(await theReturn()).toMatchObject({ state: 'declined' });
  });

  it('[RV3] is cancelled once, and its units may be returned anew', async () => {
    const returnId = await begin({}, 4);
    expect(unwrap(await open.platform.cancelReturn(returnId))).toEqual({ cancelled: true });
    expect(unwrap(await open.platform.cancelReturn(returnId))).toEqual({ cancelled: true });
    expect(await theReturn()).toMatchObject({ id: returnId, state: 'cancelled' });
    await begin({}, 4);
    expect((await aftermath()).returns.map(({ state }) => state)).toEqual(['cancelled', 'open']);
  });

  it('[RV3] is processed to a shelf, no money moves, and it is closed once', async () => {
    const returnId = await begin();
    const shelves = await open.shelf('TEE-M');
    const [place = ''] = [...shelves.keys()];
    const { lines } = await theReturn();
    const units = lines.map(({ returnLineId, quantity }) => ({
      ...{ returnLineId, quantity },
      restockAt: place,
    }));
    const done = unwrap(await open.platform.processReturn({ returnId, lines: units }));
    expect(done).toEqual({ processed: true });
    const read = await aftermath();
    expect(
      firstOf(read.returns).lines.map(({ processed, restocked }) => ({ processed, restocked })),
    ).toEqual([
      { processed: 2, restocked: [{ locationId: place, quantity: 2 }] },
      { processed: 1, restocked: [{ locationId: place, quantity: 1 }] },
    ]);
    expect(Number(read.received.amount)).toBe(105);
    expect((await open.shelf('TEE-M')).get(place)).toBe((shelves.get(place) ?? 0) + 3);
    expect(unwrap(await open.platform.closeReturn(returnId))).toEqual({ closed: true });
    expect(unwrap(await open.platform.closeReturn(returnId))).toEqual({ closed: true });
    expect(await theReturn()).toMatchObject({ state: 'closed' });
    expect(await open.platform.processReturn({ returnId, lines: units })).toMatchObject({
      failure: { kind: 'refused' },
    });
  });

  it('[RV3] is processed unit by unit, and to no shelf where it says so', async () => {
    const returnId = await begin({}, 2);
    const before = await open.shelf('TEE-M');
    const { returnLineId } = firstOf((await theReturn()).lines);
    const one = { returnId, lines: [{ returnLineId, quantity: 1, restockAt: undefined }] };
    unwrap(await open.platform.processReturn(one));
    expect(firstOf((await theReturn()).lines).processed).toBe(1);
    unwrap(await open.platform.processReturn(one));
    expect(firstOf((await theReturn()).lines).processed).toBe(2);
    expect(await open.shelf('TEE-M')).toEqual(before);
  });

  it.each(['approveReturn', 'cancelReturn', 'closeReturn'] as const)(
    '[RV3] that is not there is not found by %s',
    async (verb) => {
      expect(await open.platform[verb]('gid://shopify/Return/1')).toMatchObject({
        failure: { kind: 'not-found' },
      });
    },
  );
});

describe('a return that the store’s staff began', () => {
  it('[RV3] says why, and what is given in exchange with the lines that stand for it', async () => {
    const [shipped] = [{ sku: 'TEE-M', quantity: 1, reason: 'DEFECTIVE', note: 'A hole' }];
    if (!shipped) throw new Error('One is shipped');
    await open.desk.openReturn(orderId, [shipped], [{ sku: 'TOTE-NAT', quantity: 1 }]);
    const begun = await theReturn();
    expect(begun.lines).toMatchObject([{ lineId, reason: 'defective', note: 'A hole' }]);
    expect(begun.exchanges).toMatchObject([{ sku: 'TOTE-NAT', quantity: 1 }]);
    await open.desk.processReturn(begun.id);
    const { lines, returns } = await aftermath();
    const exchange = firstOf(firstOf(returns).exchanges);
    expect(exchange.lineIds).toHaveLength(1);
    expect(lines.find((line) => line.lineId === exchange.lineIds[0])).toMatchObject({
      sku: 'TOTE-NAT',
    });
  });
});

// Deliveries about one order that come together are handed over as one, and each stays a row of its own.
import { describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../../src/platforms/platform-event.ts';
import {
  listDeliveries,
  openDelivery,
  replayDeliveries,
} from '../../../src/webhooks/deliveries.ts';
import type { Delivery } from '../../../src/webhooks/delivery.ts';
import { gatherMs, withoutRepeats } from '../../../src/webhooks/gather.ts';
import {
  finishDelivery,
  inboxNextDue,
  keepDeliveries,
  putOffDelivery,
  takeDue,
} from '../../../src/webhooks/inbox.ts';
import { prepareInbox } from '../../../src/webhooks/inbox-tables.ts';
import { nodeSql } from '../../support/node-sql.ts';

const owner = { inbox: 'st_1/0', storeId: 'st_1' };
const orderId = 'gid://shopify/Order/1';
const ours = 'crossdock:mug-street.myshopify.com:613:1';

const changed = (sourceIdentifier?: string): PlatformEvent => ({
  kind: 'order-changed',
  orderId,
  sourceIdentifier,
});
const cancelled = (sourceIdentifier?: string): PlatformEvent => ({
  kind: 'order-cancelled',
  orderId,
  sourceIdentifier,
});
const shipped = (shipmentId: string): PlatformEvent => ({
  kind: 'shipment-changed',
  orderId,
  shipmentId,
});

const delivery = (topic: string, event: PlatformEvent): Delivery => ({
  key: `${topic}:1`,
  topic,
  event,
  triggeredAt: undefined,
});
const placed = delivery('orders/create', changed());
const paid = delivery('orders/paid', changed());

const inbox = (...kept: (readonly [at: number, Delivery])[]) => {
  const sql = nodeSql();
  prepareInbox(sql);
  for (const [at, one] of kept) keepDeliveries(sql, owner, [one], at);
  return sql;
};

const rows = (sql: ReturnType<typeof inbox>) =>
  Object.fromEntries(
    listDeliveries(sql, { before: undefined, limit: 9 }).map(({ topic, ...row }) => [topic, row]),
  );

describe('a product’s deliveries', () => {
  const productId = 'gid://shopify/Product/1';
  const shown = (sku: string): PlatformEvent => ({
    kind: 'listings-changed',
    productId,
    title: 'Mug',
    variants: [{ variantId: 'v', inventoryItemId: 'i', sku, barcode: '' }],
  });
  const told = (name: string, event: PlatformEvent) => ({
    ...delivery('products/update', event),
    key: name,
  });

  it('[OP5] are handed over as one, and read where they show different things', () => {
    const same = inbox([0, told('a', shown('MUG'))], [500, told('b', shown('MUG'))]);
    expect(takeDue(same, gatherMs)).toMatchObject([{ key: 'a', event: shown('MUG'), also: [] }]);
    const two = inbox([0, told('a', shown('MUG'))], [500, told('b', shown('CUP'))]);
    expect(takeDue(two, gatherMs - 1)).toEqual([]);
    expect(takeDue(two, gatherMs)).toMatchObject([
      { event: { kind: 'listings-changed', productId }, also: [] },
    ]);
    const read = withoutRepeats([shown('MUG'), shown('CUP')]);
    expect(read).toEqual([
      { kind: 'listings-changed', productId, title: undefined, variants: undefined },
    ]);
  });

  it('[OP5] lose no deletion among changes, and nothing of another product', () => {
    const gone: PlatformEvent = { kind: 'product-gone', productId };
    const other: PlatformEvent = {
      ...shown('MUG'),
      productId: 'gid://shopify/Product/2',
    } as PlatformEvent;
    expect(withoutRepeats([shown('MUG'), gone, shown('MUG')])).toEqual([shown('MUG'), gone]);
    const sql = inbox([0, told('a', shown('MUG'))], [1, told('b', gone)], [2, told('c', other)]);
    expect(takeDue(sql, gatherMs)).toMatchObject([{ event: shown('MUG'), also: [gone] }]);
    expect(takeDue(sql, gatherMs + 2)).toMatchObject([{ event: other, also: [] }]);
  });
});

describe('an order’s deliveries', () => {
  it('[WH1] are handed over as one, two seconds after the first', () => {
    const sql = inbox([0, placed], [700, paid], [1999, delivery('orders/updated', changed())]);
    expect(inboxNextDue(sql)).toBe(gatherMs);
    expect(takeDue(sql, gatherMs - 1)).toEqual([]);
    expect(takeDue(sql, gatherMs)).toMatchObject([
      { key: placed.key, event: changed(), also: [], tries: 1 },
    ]);
    expect(takeDue(sql, gatherMs)).toEqual([]);
  });

  it('[WH2] are listed each by itself, waiting and ended together', () => {
    const sql = inbox([0, placed], [700, paid]);
    expect(rows(sql)).toMatchObject({
      'orders/create': { status: 'waiting', dueAt: gatherMs },
      'orders/paid': { status: 'waiting', dueAt: gatherMs, tries: 0 },
    });
    takeDue(sql, gatherMs);
    putOffDelivery(sql, placed.key, { dueAt: 9000, why: 'throttled', failed: false, tries: 1 });
    expect(rows(sql)['orders/paid']).toMatchObject({
      tries: 1,
      outcome: 'read together with orders/create: throttled',
      dueAt: 9000,
    });
    takeDue(sql, 9000);
    finishDelivery(sql, placed.key, '#1001: pushed', 9500, 2);
    expect(rows(sql)).toMatchObject({
      'orders/create': { status: 'done', outcome: '#1001: pushed', doneAt: 9500 },
      'orders/paid': {
        status: 'done',
        outcome: 'read together with orders/create: #1001: pushed',
        doneAt: 9500,
        dueAt: null,
      },
    });
    expect(inboxNextDue(sql)).toBeUndefined();
  });

  it('are given up together, and go again together', () => {
    const sql = inbox([0, placed], [700, paid]);
    takeDue(sql, gatherMs);
    finishDelivery(sql, placed.key, 'dead: unreadable', 3000, 1);
    expect(rows(sql)['orders/paid']).toMatchObject({
      status: 'failed',
      outcome: 'dead: read together with orders/create: unreadable',
    });
    expect(replayDeliveries(sql, [placed.key], 4000)).toEqual([placed.key]);
    expect(rows(sql)['orders/paid']).toMatchObject({ status: 'waiting', dueAt: 4000, replays: 1 });
    expect(takeDue(sql, 4000)).toMatchObject([{ key: placed.key, tries: 2 }]);
    finishDelivery(sql, placed.key, '#1001: pushed', 4100, 2);
    expect(rows(sql)['orders/paid']).toMatchObject({ status: 'done' });
  });

  it('are not joined by one that comes after the hand-over', () => {
    const sql = inbox([0, placed]);
    takeDue(sql, gatherMs);
    keepDeliveries(sql, owner, [paid], gatherMs + 1);
    finishDelivery(sql, placed.key, 'done', gatherMs + 50, 1);
    expect(openDelivery(sql, paid.key)).toMatchObject({ status: 'waiting', tries: 0 });
    expect(takeDue(sql, 2 * gatherMs + 1)).toMatchObject([{ key: paid.key }]);
  });

  it('are not ended by what an earlier hand-over says after a replay', () => {
    const sql = inbox([0, placed], [1, paid]);
    takeDue(sql, gatherMs);
    replayDeliveries(sql, [placed.key, paid.key], 3000);
    finishDelivery(sql, placed.key, 'late', 3001, 1);
    expect(rows(sql)).toMatchObject({
      'orders/create': { status: 'waiting' },
      'orders/paid': { status: 'waiting' },
    });
    expect(takeDue(sql, 3001).map(({ key }) => key)).toEqual([placed.key]);
    finishDelivery(sql, placed.key, 'read', 3002, 2);
    expect(rows(sql)['orders/paid']).toMatchObject({ status: 'done' });
  });

  it('[WH2] goes again by itself where a person asks for that one alone', () => {
    const sql = inbox([0, placed], [1, paid]);
    takeDue(sql, gatherMs);
    finishDelivery(sql, placed.key, 'done', 3000, 1);
    expect(replayDeliveries(sql, [paid.key], 4000)).toEqual([paid.key]);
    expect(takeDue(sql, 4000)).toMatchObject([{ key: paid.key, also: [] }]);
    expect(rows(sql)['orders/create']).toMatchObject({ status: 'done' });
    finishDelivery(sql, paid.key, 'read again', 4001, 2);
    expect(rows(sql)['orders/paid']).toMatchObject({ status: 'done', outcome: 'read again' });
  });

  it('of another order, or of our own making, do not join', () => {
    const other = { ...changed(), orderId: 'gid://shopify/Order/2' } as PlatformEvent;
    const sql = inbox(
      [0, placed],
      [1, delivery('orders/updated', other)],
      [2, delivery('crossdock/withdrawn', changed())],
    );
    expect(takeDue(sql, 2).map(({ topic }) => topic)).toEqual(['crossdock/withdrawn']);
    expect(takeDue(sql, gatherMs + 1).map(({ topic }) => topic)).toEqual([
      'orders/create',
      'orders/updated',
    ]);
  });
});

describe('what is done for all of them', () => {
  it.each<[string, PlatformEvent[], PlatformEvent[]]>([
    ['one reading, however often it changed', [changed(), changed(), changed()], [changed()]],
    ['a cancel, which a reading shows as well', [changed(), cancelled()], [cancelled()]],
    [
      'both where our order was made and cancelled',
      [changed(ours), cancelled(ours)],
      [changed(ours), cancelled(ours)],
    ],
    [
      'the reference, which not every delivery carries',
      [changed(), changed(ours)],
      [changed(ours)],
    ],
    [
      'each shipment once',
      [shipped('a'), changed(ours), shipped('a'), shipped('b')],
      [changed(ours), shipped('a'), shipped('b')],
    ],
  ])('is %s', (_, events, wanted) => {
    expect(withoutRepeats(events)).toEqual(wanted);
  });
});

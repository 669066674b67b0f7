// Deliveries about stock: however many come about one place, the newest is handed over once, and none is lost to another.
import { describe, expect, it } from 'vitest';
import { listDeliveries } from '../../../src/webhooks/deliveries.ts';
import type { Delivery } from '../../../src/webhooks/delivery.ts';
import { forgetOld } from '../../../src/webhooks/forget-old.ts';
import {
  finishDelivery,
  inboxLimits,
  inboxNextDue,
  keepDeliveries,
  takeDue,
} from '../../../src/webhooks/inbox.ts';
import { prepareInbox } from '../../../src/webhooks/inbox-tables.ts';
import { expectEchoes } from '../../../src/webhooks/keep-stock.ts';
import { nodeSql } from '../../support/node-sql.ts';

const owner = { inbox: 'st_1/0', storeId: 'st_1' };
const mug = { inventoryItemId: 'item/mug', locationId: 'location/1' };
const at = (second: number) => `2026-11-23T12:00:${String(second).padStart(2, '0')}Z`;

const told = (
  key: string,
  available: number | undefined,
  second: number | undefined,
  place: Partial<typeof mug> = {},
): Delivery => ({
  key,
  topic: 'inventory_levels/update',
  event: {
    kind: 'stock-changed',
    ...mug,
    ...place,
    available,
    updatedAt: second === undefined ? undefined : at(second),
  },
  triggeredAt: undefined,
});

const inbox = () => {
  const sql = nodeSql();
  prepareInbox(sql);
  return sql;
};

const rows = (sql: ReturnType<typeof inbox>) =>
  listDeliveries(sql, { before: undefined, limit: 50 });

describe('deliveries about stock', () => {
  it('[WH2] hands one place over once, with the newest of what waits, and says for how many it stands', () => {
    const sql = inbox();
    const kept = [told('a', 9, 1), told('b', 8, 2), told('c', 5, 3, { locationId: 'location/2' })];
    expect(keepDeliveries(sql, owner, kept, 100)).toEqual([true, true, true]);
    expect(keepDeliveries(sql, owner, [told('d', 7, 3)], 200)).toEqual([true]);
    expect(takeDue(sql, 200).map(({ key, event }) => [key, event])).toEqual([
      ['c', kept[2]?.event],
      ['d', told('d', 7, 3).event],
    ]);
    expect(rows(sql)).toMatchObject([
      { key: 'd', times: 3, receivedAt: 200 },
      { key: 'c', times: 1, receivedAt: 100 },
    ]);
  });

  it('[WH1] knows each of them again, also those that a newer one replaced', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [told('a', 9, 1), told('b', 8, 2)], 0);
    expect(keepDeliveries(sql, owner, [told('a', 9, 1), told('b', 8, 2)], 1)).toEqual([
      false,
      false,
    ]);
    forgetOld(sql, inboxLimits.keepDoneMs + 1);
    expect(keepDeliveries(sql, owner, [told('a', 9, 1)], 2)).toEqual([true]);
  });

  it('is not moved back by an older one that comes late, waiting or handled', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [told('new', 7, 9), told('old', 9, 8)], 0);
    expect(takeDue(sql, 0)).toMatchObject([{ key: 'new', event: { available: 7 } }]);
    finishDelivery(sql, 'new', 'stock: 7', 1);
    expect(keepDeliveries(sql, owner, [told('older', 10, 7)], 2)).toEqual([true]);
    expect(takeDue(sql, 999_999)).toEqual([]);
    expect(rows(sql)).toMatchObject([{ key: 'new', status: 'done', times: 3 }]);
  });

  it('stays owed when it changes while an earlier number of it is being handled', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [told('a', 9, 1)], 0);
    const [handed] = takeDue(sql, 0);
    keepDeliveries(sql, owner, [told('b', 8, 2)], 10);
    finishDelivery(sql, handed?.key ?? '', 'stock: 9', 20, handed?.tries);
    expect(takeDue(sql, 20)).toMatchObject([{ key: 'b', tries: 1, event: { available: 8 } }]);
    finishDelivery(sql, 'b', 'stock: 8', 30, 1);
    expect(inboxNextDue(sql)).toBeUndefined();
  });

  it('is read where two numbers of one second differ, since nobody knows which was the last', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [told('a', 7, 5), told('b', 8, 5)], 0);
    const [handed] = takeDue(sql, 0);
    expect(handed?.event).toEqual({ ...told('b', 8, 5).event, available: undefined });
    // Once handled, another number of that second is news of its own.
    finishDelivery(sql, 'b', 'stock: to be read', 1);
    keepDeliveries(sql, owner, [told('c', 7, 5)], 2);
    expect(takeDue(sql, 2)).toMatchObject([{ key: 'c', event: { available: 7 } }]);
  });

  it('takes a delivery that says no time as the newest, and goes on from the time it knew', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [told('a', 7, 5), told('b', undefined, undefined)], 0);
    keepDeliveries(sql, owner, [told('late', 9, 4)], 1);
    expect(takeDue(sql, 1)).toMatchObject([{ key: 'b' }]);
  });
});

describe('our own writes that come back', () => {
  const write = (available: number, second: number) => ({ ...mug, available, at: at(second) });

  it('[ST4] end in the inbox and are handed to nobody', () => {
    const sql = inbox();
    expectEchoes(sql, [write(7, 5)], 0);
    expect(keepDeliveries(sql, owner, [told('echo', 7, 5)], 10)).toEqual([true]);
    expect(takeDue(sql, 999_999)).toEqual([]);
    expect(rows(sql)).toMatchObject([
      {
        key: 'echo',
        status: 'done',
        outcome: 'our own write coming back',
        doneAt: 10,
        dueAt: null,
      },
    ]);
    expect(keepDeliveries(sql, owner, [told('echo', 7, 5)], 11)).toEqual([false]);
  });

  it('[ST4] are expected once: the same number told later is news', () => {
    const sql = inbox();
    expectEchoes(sql, [write(7, 5)], 0);
    keepDeliveries(sql, owner, [told('echo', 7, 5), told('edit', 7, 9)], 10);
    expect(takeDue(sql, 10)).toMatchObject([{ key: 'edit' }]);
  });

  it.each([
    ['another number', told('x', 6, 6)],
    ['an earlier moment', told('x', 7, 4)],
    ['another place', told('x', 7, 6, { locationId: 'location/2' })],
    ['no number', told('x', undefined, 6)],
    ['no moment', told('x', 7, undefined)],
  ])('let a delivery through that says %s', (_, delivery) => {
    const sql = inbox();
    expectEchoes(sql, [write(7, 5)], 0);
    keepDeliveries(sql, owner, [delivery], 10);
    expect(takeDue(sql, 10)).toMatchObject([{ key: 'x' }]);
  });

  it('are no more expected once the store has shown another number since', () => {
    const sql = inbox();
    expectEchoes(sql, [write(7, 5)], 0);
    keepDeliveries(sql, owner, [told('sale', 6, 6)], 10);
    finishDelivery(sql, 'sale', 'stock: 6', 11);
    keepDeliveries(sql, owner, [told('edit', 7, 8)], 12);
    expect(takeDue(sql, 12)).toMatchObject([{ key: 'edit', event: { available: 7 } }]);
  });

  it('leave the expectation to the newest write of a place', () => {
    const sql = inbox();
    expectEchoes(sql, [write(7, 5), write(6, 6)], 0);
    expectEchoes(sql, [write(8, 4)], 0);
    keepDeliveries(sql, owner, [told('first', 7, 5)], 10);
    expect(takeDue(sql, 10)).toMatchObject([{ key: 'first' }]);
    keepDeliveries(sql, owner, [told('second', 6, 6)], 11);
    expect(takeDue(sql, 11)).toEqual([]);
  });

  it('[ST4] never end a sale of the same second that is still owed', () => {
    const sql = inbox();
    expectEchoes(sql, [write(7, 5)], 0);
    keepDeliveries(sql, owner, [told('sale', 6, 5), told('echo', 7, 5)], 10);
    expect(takeDue(sql, 10)).toMatchObject([{ key: 'sale', event: { available: 6 } }]);
    expect(rows(sql)).toMatchObject([{ key: 'sale', status: 'waiting', times: 2 }]);
  });

  it('are forgotten after a day', () => {
    const sql = inbox();
    expectEchoes(sql, [write(7, 5)], 0);
    forgetOld(sql, 24 * 3600_000 + 1);
    keepDeliveries(sql, owner, [told('late', 7, 5)], 24 * 3600_000 + 2);
    expect(takeDue(sql, 24 * 3600_000 + 2)).toMatchObject([{ key: 'late' }]);
  });
});

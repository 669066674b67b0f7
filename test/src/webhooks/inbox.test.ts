import { describe, expect, it } from 'vitest';
import { openDelivery } from '../../../src/webhooks/deliveries.ts';
import type { Delivery } from '../../../src/webhooks/delivery.ts';
import { forgetOld, inboxNextForget } from '../../../src/webhooks/forget-old.ts';
import {
  finishDelivery,
  inboxLimits,
  inboxNextDue,
  keepDeliveries,
  putOffDelivery,
  takeDue,
} from '../../../src/webhooks/inbox.ts';
import { prepareInbox } from '../../../src/webhooks/inbox-tables.ts';
import { nodeSql } from '../../support/node-sql.ts';

const owner = { inbox: 'st_1/0', storeId: 'st_1' };

const delivery = (key: string): Delivery => ({
  key,
  topic: 'orders/paid',
  event: { kind: 'order-deleted', orderId: 'gid://shopify/Order/1' },
  triggeredAt: undefined,
});

const inbox = () => {
  const sql = nodeSql();
  prepareInbox(sql);
  return sql;
};

describe('an inbox', () => {
  it('keeps a delivery once, also when it comes twice in one group', () => {
    const sql = inbox();
    expect(keepDeliveries(sql, owner, [delivery('a'), delivery('a'), delivery('b')], 0)).toEqual([
      true,
      false,
      true,
    ]);
    expect(keepDeliveries(sql, owner, [delivery('b')], 5)).toEqual([false]);
    expect(takeDue(sql, 10).map((row) => row.key)).toEqual(['a', 'b']);
  });

  it('hands a delivery over again until somebody says what became of it', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [delivery('a')], 0);
    expect(takeDue(sql, 0)).toMatchObject([{ key: 'a', tries: 1 }]);
    expect(takeDue(sql, 1000)).toEqual([]);
    const again = inboxNextDue(sql) ?? 0;
    expect(takeDue(sql, again)).toMatchObject([{ key: 'a', tries: 2 }]);
    finishDelivery(sql, 'a', 'done', again);
    expect(inboxNextDue(sql)).toBeUndefined();
  });

  it('does not bring a finished delivery back when somebody slow puts it off', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [delivery('a')], 0);
    finishDelivery(sql, 'a', 'done', 1);
    putOffDelivery(sql, 'a', { dueAt: 99, why: 'throttled', failed: false });
    expect(inboxNextDue(sql)).toBeUndefined();
  });

  it('counts failures, and not hand-overs or being asked to wait', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [delivery('a')], 0);
    takeDue(sql, 0);
    putOffDelivery(sql, 'a', { dueAt: 1, why: 'throttled', failed: false });
    takeDue(sql, 1);
    putOffDelivery(sql, 'a', { dueAt: 2, why: 'unreachable', failed: true });
    expect(takeDue(sql, 2)).toMatchObject([{ tries: 3, failures: 1 }]);
  });

  it('knows a repetition for thirty days', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [delivery('a')], 0);
    finishDelivery(sql, 'a', 'done', 1);
    forgetOld(sql, inboxLimits.keepDoneMs);
    expect(keepDeliveries(sql, owner, [delivery('a')], 2)).toEqual([false]);
    forgetOld(sql, inboxLimits.keepDoneMs + 2);
    expect(keepDeliveries(sql, owner, [delivery('a')], 3)).toEqual([true]);
  });

  it('drops a finished row with its body after thirty days, and knows when that is', () => {
    const sql = inbox();
    expect(inboxNextForget(sql)).toBeUndefined();
    keepDeliveries(sql, owner, [{ ...delivery('a'), body: 'sealed' }], 0);
    finishDelivery(sql, 'a', 'done', 5);
    expect(inboxNextForget(sql)).toBe(inboxLimits.keepDoneMs + 1);
    forgetOld(sql, inboxLimits.keepDoneMs);
    expect(openDelivery(sql, 'a')).toMatchObject({ body: 'kept', sealedBody: 'sealed' });
    forgetOld(sql, inboxLimits.keepDoneMs + 6);
    expect(openDelivery(sql, 'a')).toBeUndefined();
    expect(sql.all('SELECT * FROM bodies')).toEqual([]);
    expect(inboxNextForget(sql)).toBeUndefined();
  });

  it('keeps what a customer’s order holds no longer because its delivery is still owed', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [{ ...delivery('a'), body: 'sealed' }], 0);
    forgetOld(sql, inboxLimits.keepDoneMs + 1);
    expect(openDelivery(sql, 'a')).toMatchObject({
      status: 'waiting',
      body: null,
      sealedBody: undefined,
    });
  });

  it('takes over the rows of an inbox of the first version', () => {
    const sql = nodeSql();
    sql.all(`CREATE TABLE deliveries (
      key TEXT PRIMARY KEY, topic TEXT NOT NULL, event TEXT NOT NULL, triggered_at TEXT,
      received_at INTEGER NOT NULL, due_at INTEGER, tries INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0, outcome TEXT, done_at INTEGER)`);
    for (const [key, outcome, doneAt] of [
      ['owed', null, null],
      ['done', 'order taken', 3],
      ['dead', 'dead: unreadable', 4],
    ] as const)
      sql.all(
        'INSERT INTO deliveries (key, topic, event, received_at, due_at, outcome, done_at) VALUES (?, ?, ?, 1, ?, ?, ?)',
        key,
        'orders/paid',
        '{"kind":"store-left"}',
        doneAt === null ? 1 : null,
        outcome,
        doneAt,
      );
    prepareInbox(sql);
    prepareInbox(sql);
    expect(['owed', 'done', 'dead'].map((key) => openDelivery(sql, key)?.status)).toEqual([
      'waiting',
      'done',
      'failed',
    ]);
    expect(takeDue(sql, 5)).toMatchObject([{ key: 'owed', tries: 1 }]);
  });
});

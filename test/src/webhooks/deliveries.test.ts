// What people see of an inbox, and rows that go again.
import { describe, expect, it } from 'vitest';
import {
  listDeliveries,
  openDelivery,
  replayDeliveries,
} from '../../../src/webhooks/deliveries.ts';
import type { Delivery } from '../../../src/webhooks/delivery.ts';
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

const delivery = (key: string, body?: string): Delivery => ({
  key,
  topic: 'orders/paid',
  event: { kind: 'order-deleted', orderId: 'gid://shopify/Order/1' },
  triggeredAt: '2026-11-23T12:00:00Z',
  ...(body === undefined ? {} : { body }),
});

const inbox = () => {
  const sql = nodeSql();
  prepareInbox(sql);
  return sql;
};

describe('the list of an inbox', () => {
  it('[WH2] shows every delivery newest first, page by page, those of one moment too', () => {
    const sql = inbox();
    for (const [key, at] of [
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 2],
      ['e', 3],
    ] as const)
      keepDeliveries(sql, owner, [delivery(key)], at);
    const seen: string[] = [];
    for (let before: { at: number; key: string } | undefined; ; ) {
      const page = listDeliveries(sql, { before, limit: 2 });
      seen.push(...page.map(({ key }) => key));
      const last = page.at(-1);
      if (!last) break;
      before = { at: last.receivedAt, key: last.key };
    }
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
    const again = listDeliveries(sql, { before: { at: 2, key: 'c', with: true }, limit: 2 });
    expect(again.map(({ key }) => key)).toEqual(['c', 'b']);
  });

  it('[WH2] says of each where it stands and why', () => {
    const sql = inbox();
    keepDeliveries(
      sql,
      owner,
      ['dead', 'done', 'owed'].map((key) => delivery(key)),
      0,
    );
    takeDue(sql, 0);
    finishDelivery(sql, 'dead', 'dead: the body names no order', 1);
    finishDelivery(sql, 'done', 'order taken', 2);
    putOffDelivery(sql, 'owed', { dueAt: 5000, why: 'unreachable', failed: true });
    const only = (status: 'waiting' | 'failed' | 'done') =>
      listDeliveries(sql, { before: undefined, limit: 9, only: status });
    expect(only('failed')).toMatchObject([
      { key: 'dead', outcome: 'dead: the body names no order', doneAt: 1, dueAt: null },
    ]);
    expect(only('done')).toMatchObject([{ key: 'done', outcome: 'order taken' }]);
    expect(only('waiting')).toEqual([
      {
        key: 'owed',
        topic: 'orders/paid',
        event: { kind: 'order-deleted', orderId: 'gid://shopify/Order/1' },
        status: 'waiting',
        receivedAt: 0,
        triggeredAt: '2026-11-23T12:00:00Z',
        tries: 1,
        failures: 1,
        replays: 0,
        times: 1,
        outcome: 'unreachable',
        doneAt: null,
        dueAt: 5000,
        body: null,
      },
    ]);
  });

  it('opens one with its body, and says where that was too large to keep', () => {
    const sql = inbox();
    const large: Delivery = { ...delivery('large'), bodyTooLarge: true };
    keepDeliveries(sql, owner, [delivery('a', 'sealed'), large], 0);
    expect(openDelivery(sql, 'a')).toMatchObject({ key: 'a', body: 'kept', sealedBody: 'sealed' });
    expect(openDelivery(sql, 'large')).toMatchObject({ body: 'too-large', sealedBody: undefined });
    expect(openDelivery(sql, 'none')).toBeUndefined();
  });
});

describe('a replay', () => {
  it('[WH2] owes finished and given-up deliveries again, with their failures counted anew', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [delivery('done'), delivery('dead')], 0);
    takeDue(sql, 0);
    putOffDelivery(sql, 'dead', { dueAt: 1, why: 'refused', failed: true });
    finishDelivery(sql, 'done', 'order taken', 2);
    finishDelivery(sql, 'dead', 'dead: refused', 2);
    expect(replayDeliveries(sql, ['done', 'dead', 'unknown'], 10)).toEqual(['done', 'dead']);
    expect(takeDue(sql, 10)).toMatchObject([
      { key: 'done', tries: 2, failures: 0 },
      { key: 'dead', tries: 2, failures: 0 },
    ]);
    expect(openDelivery(sql, 'dead')).toMatchObject({
      status: 'waiting',
      replays: 1,
      outcome: null,
      doneAt: null,
    });
  });

  it('[WH2] is not ended by what an earlier hand-over says afterwards', () => {
    const sql = inbox();
    keepDeliveries(sql, owner, [delivery('a')], 0);
    const [first] = takeDue(sql, 0);
    replayDeliveries(sql, ['a'], 10);
    finishDelivery(sql, 'a', 'from before', 11, first?.tries);
    putOffDelivery(sql, 'a', { dueAt: 99_999, why: 'throttled', failed: true, tries: 1 });
    expect(inboxNextDue(sql)).toBe(10);
    const [second] = takeDue(sql, 12);
    expect(second).toMatchObject({ tries: 2, failures: 0 });
    finishDelivery(sql, 'a', 'from the replay', 13, second?.tries);
    expect(openDelivery(sql, 'a')).toMatchObject({ status: 'done', outcome: 'from the replay' });
  });
});

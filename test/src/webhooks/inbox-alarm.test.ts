// When an inbox hands over by itself, and when its alarm is set.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/webhooks/delivery.ts';
import {
  finishDelivery,
  inboxLimits,
  keepDeliveries,
  takeDue,
} from '../../../src/webhooks/inbox.ts';
import { inboxAlarm } from '../../../src/webhooks/inbox-alarm.ts';
import { prepareInbox } from '../../../src/webhooks/inbox-tables.ts';
import { nodeSql } from '../../support/node-sql.ts';

const owner = { inbox: 'st_1/0', storeId: 'st_1' };
const minute = 60_000;

const delivery = (key: string): Delivery => ({
  key,
  topic: 'app/uninstalled',
  event: { kind: 'store-left' },
  triggeredAt: undefined,
});

function openDesk() {
  const sql = nodeSql();
  prepareInbox(sql);
  const alarm = inboxAlarm(sql);
  return {
    alarm,
    keep: (key: string, at: number) => keepDeliveries(sql, owner, [delivery(key)], at),
    handOver: (at: number) => {
      takeDue(sql, at);
      alarm.handedOver(at);
    },
    finish: (key: string, at: number) => finishDelivery(sql, key, 'done', at),
  };
}

describe('the alarm of an inbox', () => {
  it('is only the backstop where the inbox was quiet: what comes is handed over at once', () => {
    const { alarm, keep, handOver } = openDesk();
    keep('a', minute);
    expect(alarm.mayGoNow(minute)).toBe(true);
    handOver(minute);
    expect(alarm.afterChange(minute)).toBe(2 * minute);
    expect(alarm.afterChange(minute + 1)).toBeUndefined();
  });

  it('takes together what comes right after a hand-over', () => {
    const { alarm, keep, handOver } = openDesk();
    keep('a', minute);
    handOver(minute);
    alarm.afterChange(minute);
    keep('b', minute + 10);
    expect(alarm.mayGoNow(minute + 10)).toBe(false);
    expect(alarm.afterChange(minute + 10)).toBe(minute + 500);
  });

  it('does not look for an outcome that is here, where nothing else comes', () => {
    const { alarm, keep, handOver, finish } = openDesk();
    keep('a', minute);
    handOver(minute);
    alarm.afterChange(minute);
    finish('a', minute + 300);
    expect(alarm.afterEnd(minute + 300)).toBe(minute + 300 + inboxLimits.keepDoneMs + 1);
  });

  it('stays where another delivery is owed', () => {
    const { alarm, keep, handOver, finish } = openDesk();
    keep('a', minute);
    handOver(minute);
    alarm.afterChange(minute);
    keep('b', minute + 10);
    alarm.afterChange(minute + 10);
    finish('a', minute + 300);
    expect(alarm.afterEnd(minute + 300)).toBeUndefined();
  });

  it('stays where deliveries come one after another: setting it costs more than its going off', () => {
    const { alarm, keep, handOver, finish } = openDesk();
    for (const at of [minute, minute + 5_000]) {
      keep(`at ${at}`, at);
      handOver(at);
      alarm.afterChange(at);
      finish(`at ${at}`, at + 300);
    }
    expect(alarm.afterEnd(minute + 5_300)).toBeUndefined();
  });

  it('is set again after it went off', () => {
    const { alarm, keep, handOver } = openDesk();
    keep('a', minute);
    handOver(minute);
    alarm.afterChange(minute);
    alarm.rang();
    handOver(2 * minute);
    expect(alarm.afterChange(2 * minute)).toBe(4 * minute);
  });
});

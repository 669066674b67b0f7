/**
 * When an inbox hands over and what its alarm is set to: each setting is a row written, and an alarm that goes off for
 * nothing is a call. Kept in memory only: after an eviction the alarm is set once more than needed.
 */
import type { SyncSql } from '../shared/sync-sql.ts';
import { inboxNextForget } from './forget-old.ts';
import { inboxNextDue } from './inbox.ts';

/**
 * From one hand-over to the next at least: what comes due meanwhile goes together, since an alarm costs several writes.
 * Whoever was quiet for so long is heard at once.
 */
const handOverMs = 500;

/** An alarm this late will not come any more. */
const overdueMs = 10_000;

/** With no other hand-over for so long, nothing is likely to come before the alarm would go off for nothing. */
const aloneMs = 30_000;

export type InboxAlarm = {
  /** Whether what is due may be handed over in this very turn, without an alarm for it. */
  mayGoNow: (now: number) => boolean;
  handedOver: (now: number) => void;
  rang: () => void;
  /** After something was kept or put off. @returns what the alarm is to be set to; undefined: it stands well */
  afterChange: (now: number) => number | undefined;
  /** After something ended, likewise: with nothing owed any more, it need not look for an outcome. */
  afterEnd: (now: number) => number | undefined;
};

export function inboxAlarm(sql: SyncSql): InboxAlarm {
  let armed: number | undefined;
  let handedAt = 0;
  let wasAlone = false;
  const set = (at: number): number => {
    armed = at;
    return at;
  };
  return {
    mayGoNow: (now) =>
      now >= handedAt + handOverMs && (inboxNextDue(sql) ?? Number.POSITIVE_INFINITY) <= now,
    handedOver: (now) => {
      // Several steps of one hand-over are one.
      if (now - handedAt >= handOverMs) wasAlone = now - handedAt >= aloneMs;
      handedAt = now;
    },
    rang: () => {
      armed = undefined;
    },
    afterChange: (now) => {
      const dues = [inboxNextDue(sql), inboxNextForget(sql)].filter((due) => due !== undefined);
      if (dues.length === 0) return undefined;
      const at = Math.max(Math.min(...dues), now, handedAt + handOverMs);
      const standsWell = armed !== undefined && armed <= at && armed > now - overdueMs;
      return standsWell ? undefined : set(at);
    },
    afterEnd: (now) => {
      if (!wasAlone || inboxNextDue(sql) !== undefined) return undefined;
      const forget = inboxNextForget(sql);
      return forget === undefined || forget <= now || armed === forget ? undefined : set(forget);
    },
  };
}

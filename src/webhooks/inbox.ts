/**
 * What a store's inbox keeps: one durable row per delivery, and one per place for stock, handed to the queue until
 * somebody says what became of it (WH1, WH2). Runs inside the StoreInbox object, and in Node over the same interface.
 */
import { handedOverMs } from '../effects/effect.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { SyncSql } from '../shared/sync-sql.ts';
import type { Delivery } from './delivery.ts';
import { gatherMs, handOverTogether, leaderFor, subjectOf, togetherWith } from './gather.ts';
import { keepStock } from './keep-stock.ts';

/** What the queue carries: where the row is and what it hints at. */
export type KeptDelivery = {
  key: string;
  topic: string;
  event: PlatformEvent;
  /** Events of other deliveries that are handed over with it, after its own (gather.ts). */
  also: PlatformEvent[];
  /** Times it was handed over, this one included. Says nothing about why. */
  tries: number;
  /** Times that handling it failed. Being asked to wait is no failure. */
  failures: number;
};

export const inboxLimits = {
  /** Rows handed to the queue in one go; a queue takes 100 messages a call. */
  handOver: 100,
  /** Failures before a delivery goes to the dead letters: about a day and a half on the retry ladder. */
  failures: 12,
  /** Hand-overs without any outcome before it does: whoever handles it is ended each time. */
  silent: 50,
  /** Finished rows stay this long, so that a late repetition is still known. Shopify retries for 4 hours. */
  keepDoneMs: 30 * 24 * 60 * 60 * 1000,
};

/** Where the inbox is and whose it is: written with every keep, read by the alarm. */
export type InboxOwner = { inbox: string; storeId: string };

/**
 * Keeps deliveries in one go; a known key changes nothing.
 * @returns for each, whether it is new
 */
export function keepDeliveries(
  sql: SyncSql,
  owner: InboxOwner,
  deliveries: Delivery[],
  now: number,
): boolean[] {
  return sql.atomically(() => {
    sql.all(
      'INSERT INTO owner (inbox, store_id) VALUES (?, ?) ON CONFLICT (inbox) DO NOTHING',
      owner.inbox,
      owner.storeId,
    );
    return deliveries.map((delivery) => {
      const { event } = delivery;
      return event.kind === 'stock-changed'
        ? keepStock(sql, { ...delivery, event }, now)
        : keepOne(sql, delivery, now);
    });
  });
}

function keepOne(sql: SyncSql, delivery: Delivery, now: number): boolean {
  // Asked first: an INSERT that returns what it did makes SQLite copy every page it touches.
  if (sql.all('SELECT 1 FROM deliveries WHERE key = ?', delivery.key).length > 0) return false;
  const subject = subjectOf(delivery);
  const leader = subject === undefined ? undefined : leaderFor(sql, subject);
  const dueAt = subject === undefined ? now : now + gatherMs;
  sql.all(
    `INSERT INTO deliveries (key, topic, event, triggered_at, received_at, due_at, body, subject, leader)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    delivery.key,
    delivery.topic,
    JSON.stringify(delivery.event),
    delivery.triggeredAt ?? null,
    now,
    leader === undefined ? dueAt : null,
    delivery.bodyTooLarge ? 'too-large' : delivery.body === undefined ? null : 'kept',
    subject ?? null,
    leader ?? null,
  );
  if (delivery.body !== undefined)
    sql.all(
      `INSERT INTO bodies (key, sealed, at) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed, at = excluded.at`,
      delivery.key,
      delivery.body,
      now,
    );
  return true;
}

/** Whose inbox this is; undefined before the first delivery. */
export function inboxOwner(sql: SyncSql): InboxOwner | undefined {
  const [row] = sql.all<{ inbox: string; store_id: string }>('SELECT inbox, store_id FROM owner');
  return row && { inbox: row.inbox, storeId: row.store_id };
}

/** Takes what is owed and puts it off by a minute: who handles it says so before then, or it is handed over again. */
export function takeDue(sql: SyncSql, now: number): KeptDelivery[] {
  return sql.atomically(() =>
    sql
      .all<Omit<KeptDelivery, 'event' | 'also'> & { event: string }>(
        `UPDATE deliveries SET due_at = ? + ? * min(tries + 1, 10), tries = tries + 1
         WHERE key IN (SELECT key FROM deliveries WHERE due_at <= ? ORDER BY due_at LIMIT ?)
         RETURNING key, topic, event, tries, failures`,
        now,
        handedOverMs,
        now,
        inboxLimits.handOver,
      )
      .map((row) => {
        const own = JSON.parse(row.event) as PlatformEvent;
        const [event = own, ...also] = handOverTogether(sql, row.key, own);
        return { ...row, event, also };
      }),
  );
}

/** What an outcome begins with when handling it was given up. */
const gaveUp = 'dead: ';

/**
 * Marks a delivery as dealt with, and those that were handed over with it. Safe to repeat. A place that changed meanwhile
 * has another key by then and stays owed.
 * @param tries of the hand-over that is over; one from before a replay does not end the replay
 */
export function finishDelivery(
  sql: SyncSql,
  key: string,
  outcome: string,
  now: number,
  tries?: number,
): void {
  const isGivenUp = outcome.startsWith(gaveUp);
  const end = 'SET due_at = NULL, outcome = ?, done_at = ?, status = ?';
  const status = isGivenUp ? 'failed' : 'done';
  sql.atomically(() => {
    const [ended] = sql.all<{ topic: string }>(
      `UPDATE deliveries ${end} WHERE key = ? AND done_at IS NULL AND replayed_after < ? RETURNING topic`,
      outcome.slice(0, 500),
      now,
      status,
      key,
      tries ?? Number.MAX_SAFE_INTEGER,
    );
    if (!ended) return;
    const said = isGivenUp ? outcome.slice(gaveUp.length) : outcome;
    const shared = `${isGivenUp ? gaveUp : ''}${togetherWith(ended.topic, said)}`;
    sql.all(
      `UPDATE deliveries ${end} WHERE leader = ? AND done_at IS NULL`,
      shared.slice(0, 500),
      now,
      status,
      key,
    );
  });
}

/** Why a delivery is handed over again, and when; `tries` as in finishDelivery. */
export type PutOff = { dueAt: number; why: string; failed: boolean; tries?: number };

/** Says when a delivery is to be handed over again, instead of by itself; those that joined it go with it. */
export function putOffDelivery(
  sql: SyncSql,
  key: string,
  { dueAt, why, failed, tries }: PutOff,
): void {
  sql.atomically(() => {
    const [put] = sql.all<{ topic: string }>(
      `UPDATE deliveries SET due_at = ?, outcome = ?, failures = failures + ?
       WHERE key = ? AND done_at IS NULL AND replayed_after < ? RETURNING topic`,
      dueAt,
      why.slice(0, 500),
      failed ? 1 : 0,
      key,
      tries ?? Number.MAX_SAFE_INTEGER,
    );
    if (!put) return;
    sql.all(
      `UPDATE deliveries SET outcome = ?, failures = failures + ? WHERE leader = ? AND done_at IS NULL`,
      togetherWith(put.topic, why).slice(0, 500),
      failed ? 1 : 0,
      key,
    );
  });
}

/** When the earliest owed delivery is due, ms; undefined when none is. */
export function inboxNextDue(sql: SyncSql): number | undefined {
  const [row] = sql.all<{ due: number | null }>(
    // Without the condition the partial index cannot be used, and every webhook would read every row.
    'SELECT min(due_at) AS due FROM deliveries WHERE due_at IS NOT NULL',
  );
  return row?.due ?? undefined;
}

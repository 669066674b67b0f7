/**
 * What a store's inbox keeps: one durable row per delivery, handed to the queue until somebody says what became of
 * it (WH1, WH2). Runs inside the StoreInbox object, and in Node over the same interface.
 */
import { handedOverMs } from '../effects/effect.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { SyncSql } from '../shared/sync-sql.ts';

/** A delivery as the door hands it over. */
export type Delivery = {
  /** Store, topic and the platform's delivery id: the same for a repetition. */
  key: string;
  topic: string;
  event: PlatformEvent;
  /** The store's clock, ISO 8601. */
  triggeredAt: string | undefined;
};

/** What the queue carries: where the row is and what it hints at. */
export type KeptDelivery = {
  key: string;
  topic: string;
  event: PlatformEvent;
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

/** Makes the tables. Safe to repeat. */
export function prepareInbox(sql: SyncSql): void {
  sql.all(`CREATE TABLE IF NOT EXISTS deliveries (
    key TEXT PRIMARY KEY, topic TEXT NOT NULL, event TEXT NOT NULL, triggered_at TEXT,
    received_at INTEGER NOT NULL, due_at INTEGER, tries INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, outcome TEXT, done_at INTEGER)`);
  sql.all('CREATE TABLE IF NOT EXISTS owner (inbox TEXT PRIMARY KEY, store_id TEXT NOT NULL)');
  sql.all(
    'CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL',
  );
  sql.all(
    'CREATE INDEX IF NOT EXISTS deliveries_done ON deliveries (done_at) WHERE done_at IS NOT NULL',
  );
}

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
    return deliveries.map(
      (delivery) =>
        sql.all(
          `INSERT INTO deliveries (key, topic, event, triggered_at, received_at, due_at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (key) DO NOTHING RETURNING key`,
          delivery.key,
          delivery.topic,
          JSON.stringify(delivery.event),
          delivery.triggeredAt ?? null,
          now,
          now,
        ).length === 1,
    );
  });
}

/** Whose inbox this is; undefined before the first delivery. */
export function inboxOwner(sql: SyncSql): InboxOwner | undefined {
  const [row] = sql.all<{ inbox: string; store_id: string }>('SELECT inbox, store_id FROM owner');
  return row && { inbox: row.inbox, storeId: row.store_id };
}

/** Takes what is owed and puts it off by a minute: who handles it says so before then, or it is handed over again. */
export function takeDue(sql: SyncSql, now: number): KeptDelivery[] {
  const rows = sql.all<{
    key: string;
    topic: string;
    event: string;
    tries: number;
    failures: number;
  }>(
    `UPDATE deliveries SET due_at = ? + ? * min(tries + 1, 10), tries = tries + 1
     WHERE key IN (SELECT key FROM deliveries WHERE due_at <= ? ORDER BY due_at LIMIT ?)
     RETURNING key, topic, event, tries, failures`,
    now,
    handedOverMs,
    now,
    inboxLimits.handOver,
  );
  return rows.map((row) => ({ ...row, event: JSON.parse(row.event) as PlatformEvent }));
}

/** Marks a delivery as dealt with. Safe to repeat. */
export function finishDelivery(sql: SyncSql, key: string, outcome: string, now: number): void {
  sql.all(
    'UPDATE deliveries SET due_at = NULL, outcome = ?, done_at = ? WHERE key = ? AND done_at IS NULL',
    outcome.slice(0, 500),
    now,
    key,
  );
}

/** Why a delivery is handed over again, and when. */
export type PutOff = { dueAt: number; why: string; failed: boolean };

/** Says when a delivery is to be handed over again, instead of by itself. */
export function putOffDelivery(sql: SyncSql, key: string, { dueAt, why, failed }: PutOff): void {
  sql.all(
    'UPDATE deliveries SET due_at = ?, outcome = ?, failures = failures + ? WHERE key = ? AND done_at IS NULL',
    dueAt,
    why.slice(0, 500),
    failed ? 1 : 0,
    key,
  );
}

/** Drops finished rows past their keeping time. */
export function forgetOld(sql: SyncSql, now: number): void {
  sql.all(
    'DELETE FROM deliveries WHERE key IN (SELECT key FROM deliveries WHERE done_at < ? LIMIT 500)',
    now - inboxLimits.keepDoneMs,
  );
}

/** When the earliest owed delivery is due, ms; undefined when none is. */
export function inboxNextDue(sql: SyncSql): number | undefined {
  const [row] = sql.all<{ due: number | null }>(
    // Without the condition the partial index cannot be used, and every webhook would read every row.
    'SELECT min(due_at) AS due FROM deliveries WHERE due_at IS NOT NULL',
  );
  return row?.due ?? undefined;
}

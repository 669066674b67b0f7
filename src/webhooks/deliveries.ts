/** An inbox as people see it: its rows newest first, one of them opened, and rows that go again (WH2). */
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { SyncSql } from '../shared/sync-sql.ts';

/** `waiting`: owed to whoever handles it. `failed`: given up. `done`: dealt with. */
export type DeliveryStatus = 'waiting' | 'failed' | 'done';

export type ListedDelivery = {
  key: string;
  topic: string;
  event: PlatformEvent;
  status: DeliveryStatus;
  /** ms. */
  receivedAt: number;
  /** The store's clock, ISO 8601. */
  triggeredAt: string | null;
  /** Times it was handed over, and times that handling it failed since it went last. */
  tries: number;
  failures: number;
  /** Times a person had it go again. */
  replays: number;
  /** Deliveries about one place that this row stands for. */
  times: number;
  /** What became of it, or of the last try. */
  outcome: string | null;
  /** ms. */
  doneAt: number | null;
  /** When it is handed over next, ms. */
  dueAt: number | null;
  body: 'kept' | 'too-large' | null;
};

/** With its body as it was sealed, where it was kept. */
export type OpenedDelivery = ListedDelivery & { sealedBody: string | undefined };

/** Where a list goes on: after this row, or with it where the same moment and key may be another inbox's. */
export type DeliveryPlace = { at: number; key: string; with?: boolean };

export type DeliveriesAsked = {
  before: DeliveryPlace | undefined;
  limit: number;
  only?: DeliveryStatus | undefined;
};

type Row = Omit<ListedDelivery, 'event'> & { event: string };

const columns = `key, topic, event, status, received_at AS receivedAt, triggered_at AS triggeredAt, tries, failures,
  replays, times, outcome, done_at AS doneAt, body, coalesce(due_at, (SELECT l.due_at FROM deliveries l
    WHERE l.key = deliveries.leader AND deliveries.done_at IS NULL)) AS dueAt`;

/** @returns `limit` rows at most, newest first */
export function listDeliveries(sql: SyncSql, asked: DeliveriesAsked): ListedDelivery[] {
  const { before, limit, only } = asked;
  const values: (string | number)[] = [];
  const where: string[] = [];
  if (only) {
    where.push('status = ?');
    values.push(only);
  }
  if (before) {
    where.push(`(received_at, key) ${before.with ? '<=' : '<'} (?, ?)`);
    values.push(before.at, before.key);
  }
  return sql
    .all<Row>(
      `SELECT ${columns} FROM deliveries ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
       ORDER BY received_at DESC, key DESC LIMIT ?`,
      ...values,
      limit,
    )
    .map(listed);
}

/** @returns undefined where there is none */
export function openDelivery(sql: SyncSql, key: string): OpenedDelivery | undefined {
  const [row] = sql.all<Row>(`SELECT ${columns} FROM deliveries WHERE key = ?`, key);
  if (!row) return undefined;
  const [body] = sql.all<{ sealed: string }>('SELECT sealed FROM bodies WHERE key = ?', key);
  return { ...listed(row), sealedBody: body?.sealed };
}

const listed = (row: Row): ListedDelivery => ({
  ...row,
  event: JSON.parse(row.event) as PlatformEvent,
});

/**
 * Owes deliveries again, finished or given up or waiting; failures count anew. What an earlier hand-over says afterwards
 * does not end it. One that was read together with another goes by itself, unless that one goes again too;
 * those that were given up together go again together.
 * @returns the keys that go again: those that are here
 */
export function replayDeliveries(sql: SyncSql, keys: string[], now: number): string[] {
  const asked = JSON.stringify(keys);
  const among = (key: string) => `${key} IN (SELECT value FROM json_each(?))`;
  return sql.atomically(() => {
    const again = sql.all<{ key: string }>(
      `UPDATE deliveries SET status = 'waiting', done_at = NULL, outcome = NULL, failures = 0, replays = replays + 1,
         replayed_after = tries, due_at = CASE WHEN ${among('leader')} THEN NULL ELSE ? END,
         leader = CASE WHEN ${among('leader')} THEN leader END
       WHERE ${among('key')} OR (${among('leader')} AND status = 'failed') RETURNING key`,
      asked,
      now,
      asked,
      asked,
      asked,
    );
    const found = new Set(again.map(({ key }) => key));
    return keys.filter((key) => found.has(key));
  });
}

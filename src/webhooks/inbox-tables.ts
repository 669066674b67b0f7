/** The tables of an inbox, made anew or brought up from an earlier version of this program. */
import type { SyncSql } from '../shared/sync-sql.ts';

/** Columns that came after the first version: an inbox that is older gets them when it wakes. */
const laterColumns = [
  // waiting: owed to a handler. failed: given up. done: dealt with.
  "status TEXT NOT NULL DEFAULT 'waiting'",
  // Where stock was said to have changed: one row stands for all deliveries about one place.
  'place TEXT',
  // The newest moment that place was told about, the store's clock in ms.
  'moment INTEGER',
  'times INTEGER NOT NULL DEFAULT 1',
  'replays INTEGER NOT NULL DEFAULT 0',
  // Hand-overs up to this one were before the last replay: their outcome is not its outcome.
  'replayed_after INTEGER NOT NULL DEFAULT 0',
  // kept: in `bodies`, until it is dropped. too-large: it never was.
  'body TEXT',
  // What it is about, where deliveries about one thing are handed over together (gather.ts).
  'subject TEXT',
  // The delivery it is handed over with; null where it goes by itself.
  'leader TEXT',
];

/** Makes the tables. Safe to repeat. */
export function prepareInbox(sql: SyncSql): void {
  sql.all(`CREATE TABLE IF NOT EXISTS deliveries (
    key TEXT PRIMARY KEY, topic TEXT NOT NULL, event TEXT NOT NULL, triggered_at TEXT,
    received_at INTEGER NOT NULL, due_at INTEGER, tries INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, outcome TEXT, done_at INTEGER)`);
  sql.all('CREATE TABLE IF NOT EXISTS owner (inbox TEXT PRIMARY KEY, store_id TEXT NOT NULL)');
  // What each delivery about stock was called, since its row may stand for a newer one by now.
  sql.all('CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at INTEGER NOT NULL)');
  sql.all(`CREATE TABLE IF NOT EXISTS echoes (
    place TEXT PRIMARY KEY, available INTEGER NOT NULL, at INTEGER NOT NULL, expected_at INTEGER NOT NULL)`);
  // Apart from their rows, so that listing rows reads no bodies.
  sql.all(
    'CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, sealed TEXT NOT NULL, at INTEGER NOT NULL)',
  );
  addLaterColumns(sql);
  for (const index of [
    'deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL',
    'deliveries_done ON deliveries (done_at) WHERE done_at IS NOT NULL',
    'deliveries_newest ON deliveries (received_at, key)',
    'deliveries_by_status ON deliveries (status, received_at, key)',
    'deliveries_gathering ON deliveries (subject) WHERE subject IS NOT NULL AND tries = 0 AND leader IS NULL',
    'deliveries_led ON deliveries (leader) WHERE leader IS NOT NULL',
    'seen_oldest ON seen (at)',
    'bodies_oldest ON bodies (at)',
  ])
    sql.all(`CREATE INDEX IF NOT EXISTS ${index}`);
  sql.all(
    'CREATE UNIQUE INDEX IF NOT EXISTS deliveries_place ON deliveries (place) WHERE place IS NOT NULL',
  );
}

function addLaterColumns(sql: SyncSql): void {
  const [made] = sql.all<{ sql: string }>(
    "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'deliveries'",
  );
  const missing = laterColumns.filter((column) => {
    const name = column.slice(0, column.indexOf(' '));
    return !new RegExp(`\\b${name}\\b`).test(made?.sql ?? '');
  });
  if (missing.length === 0) return;
  sql.atomically(() => {
    for (const column of missing) sql.all(`ALTER TABLE deliveries ADD COLUMN ${column}`);
    sql.all(`UPDATE deliveries SET status = CASE WHEN outcome LIKE 'dead: %' THEN 'failed' ELSE 'done' END
      WHERE done_at IS NOT NULL`);
  });
}

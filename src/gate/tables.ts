/** What a store's gate keeps, as SQL. */

/** Statements that make the tables; each is safe to repeat. */
export const gateTables = [
  // `target`: whose row it is (ownerOf). `held`: a stop on mass zeroing keeps it here (ST8). Index order is the order in which rows leave.
  `CREATE TABLE IF NOT EXISTS waiting (
    inventory_item_id TEXT NOT NULL, location_id TEXT NOT NULL, target TEXT NOT NULL, sequence INTEGER NOT NULL,
    connection_id TEXT NOT NULL, zeroing INTEGER NOT NULL, held INTEGER NOT NULL, row TEXT NOT NULL,
    due_at INTEGER NOT NULL, PRIMARY KEY (inventory_item_id, location_id))`,
  'CREATE INDEX IF NOT EXISTS waiting_in_order ON waiting (held, due_at, target)',
  'CREATE INDEX IF NOT EXISTS waiting_zeroing ON waiting (connection_id) WHERE zeroing = 1',
  `CREATE TABLE IF NOT EXISTS batches (
    id TEXT PRIMARY KEY, rows TEXT NOT NULL, sent_at INTEGER, tries INTEGER NOT NULL DEFAULT 0,
    handed INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL)`,
  'CREATE INDEX IF NOT EXISTS batches_due ON batches (due_at)',
  `CREATE TABLE IF NOT EXISTS in_flight (
    inventory_item_id TEXT NOT NULL, location_id TEXT NOT NULL, batch_id TEXT NOT NULL,
    PRIMARY KEY (inventory_item_id, location_id))`,
  'CREATE INDEX IF NOT EXISTS in_flight_by_batch ON in_flight (batch_id)',
  // The newest number or withdrawal of each owner (ownerOf) that came: an older one that arrives late is ignored.
  'CREATE TABLE IF NOT EXISTS seen (target TEXT PRIMARY KEY, sequence INTEGER NOT NULL)',
  // `room` in thousandths of a row, so that sums of time are exact. `not_before`: the store asked to wait until then.
  `CREATE TABLE IF NOT EXISTS pace (
    one INTEGER PRIMARY KEY CHECK (one = 1), room INTEGER NOT NULL, at INTEGER NOT NULL, sent_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS zeroings (
    connection_id TEXT NOT NULL, target TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (connection_id, target))`,
  'CREATE TABLE IF NOT EXISTS stops (connection_id TEXT PRIMARY KEY, since INTEGER NOT NULL)',
  // The stops as the database was told of them last, whether something changed since, and when it may be told again.
  `CREATE TABLE IF NOT EXISTS told_stops (
    one INTEGER PRIMARY KEY CHECK (one = 1), stops TEXT NOT NULL, owed INTEGER NOT NULL, next_at INTEGER NOT NULL)`,
  "INSERT INTO told_stops (one, stops, owed, next_at) VALUES (1, '[]', 0, 0) ON CONFLICT (one) DO NOTHING",
  // What ledgers want read of the store (readings.ts), and when readings left last.
  'CREATE TABLE IF NOT EXISTS readings (reading TEXT PRIMARY KEY, since INTEGER NOT NULL)',
  'CREATE INDEX IF NOT EXISTS readings_in_order ON readings (since, reading)',
  'CREATE TABLE IF NOT EXISTS readings_pace (one INTEGER PRIMARY KEY CHECK (one = 1), sent_at INTEGER NOT NULL)',
  // `probe_at`: when one call may ask whether the store lets us in again. `hand_at`: when a batch may go for that.
  `CREATE TABLE IF NOT EXISTS pause (
    one INTEGER PRIMARY KEY CHECK (one = 1), refusals INTEGER NOT NULL, why TEXT NOT NULL, since INTEGER,
    probe_at INTEGER NOT NULL, hand_at INTEGER NOT NULL)`,
];

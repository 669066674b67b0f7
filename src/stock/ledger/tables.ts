/** The tables of one ledger, and the few rows everything else asks for. */
import type { SyncSql } from '../../shared/sync-sql.ts';
import type { GroupSetup, LedgerSetup, LinkSetup } from '../setup.ts';

/** Makes the tables. Safe to repeat. */
export function prepareLedger(sql: SyncSql): void {
  putAsideFirstVersion(sql);
  for (const table of tables) sql.all(table);
  // An earlier version had no such lines, withdrew nothing and waited for no restock.
  addCount(sql, 'charges', 'kept');
  addCount(sql, 'targets', 'withdrawn');
  for (const column of ['risen', 'above', 'fallen', 'awaited', 'fallen_at'])
    addCount(sql, 'targets', column);
  add(sql, 'charges', 'routed', 'TEXT');
}

const addCount = (sql: SyncSql, table: 'charges' | 'targets', column: string): void =>
  add(sql, table, column, 'INTEGER NOT NULL DEFAULT 0');

function add(sql: SyncSql, table: 'charges' | 'targets', column: string, type: string): void {
  const [made] = sql.all<{ sql: string }>(
    "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?",
    table,
  );
  if (!made || new RegExp(`\\b${column}\\b`).test(made.sql)) return;
  sql.all(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
}

/**
 * The first version kept charges without their orders and no levels. Its rows are put aside, not lost; open orders are
 * charged anew when their store is connected again (worker/after-connect.ts), which every start on one machine does.
 */
function putAsideFirstVersion(sql: SyncSql): void {
  const [made] = sql.all<{ sql: string }>(
    "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'charges'",
  );
  if (!made || /\bwanted\b/.test(made.sql)) return;
  sql.atomically(() => {
    for (const table of ['charges', 'settlements', 'movements'])
      sql.all(`ALTER TABLE ${table} RENAME TO ${table}_of_version_1`);
  });
}

const tables = [
  // One row: what the ledger was told, and the counter that is stamped on all that leaves it.
  `CREATE TABLE IF NOT EXISTS about (
    one INTEGER PRIMARY KEY CHECK (one = 1), setup TEXT NOT NULL, revision INTEGER NOT NULL, sequence INTEGER NOT NULL)`,
  // store_at: the store's clock, ms; begun: ours, when the reading began, 0 for a webhook.
  `CREATE TABLE IF NOT EXISTS levels (
    location_id TEXT PRIMARY KEY, available INTEGER NOT NULL, store_at INTEGER NOT NULL, begun INTEGER NOT NULL,
    read_at INTEGER NOT NULL)`,
  // held: wanted less ended less what settlements took; to_adjust: see adjustments.ts.
  // kept: units that stay taken by adjustments though the path is a push. routed: destination locations, see charge-locations.ts.
  // locations: where it could be taken when it was read, by priority; null: anywhere.
  `CREATE TABLE IF NOT EXISTS charges (
    key TEXT PRIMARY KEY, order_id TEXT NOT NULL, order_name TEXT NOT NULL, destination_store_id TEXT NOT NULL,
    link_id TEXT, locations TEXT, path TEXT NOT NULL, wanted INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0,
    updated_at TEXT NOT NULL, reading INTEGER NOT NULL, cause TEXT NOT NULL, since INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0, to_adjust INTEGER NOT NULL DEFAULT 0, kept INTEGER NOT NULL DEFAULT 0,
    routed TEXT)`,
  // Lines of years past are found by neither: a change costs the same however many there were.
  'CREATE INDEX IF NOT EXISTS charges_held ON charges (key) WHERE held > 0',
  'CREATE INDEX IF NOT EXISTS charges_to_adjust ON charges (since, key) WHERE to_adjust <> 0',
  'CREATE INDEX IF NOT EXISTS charges_wanted ON charges (destination_store_id) WHERE wanted > 0',
  // Units of a line taken at the source, by a push or an adjustment of ours; open until a reading includes them.
  `CREATE TABLE IF NOT EXISTS settlements (
    key TEXT NOT NULL, reference TEXT NOT NULL, location_id TEXT NOT NULL, units INTEGER NOT NULL, by TEXT NOT NULL,
    store_at INTEGER NOT NULL, settled_at INTEGER NOT NULL, open INTEGER NOT NULL, PRIMARY KEY (key, reference, location_id))`,
  'CREATE INDEX IF NOT EXISTS settlements_by_reference ON settlements (reference)',
  'CREATE INDEX IF NOT EXISTS settlements_open ON settlements (open) WHERE open = 1',
  // Locations whose readings include a settlement that names none.
  `CREATE TABLE IF NOT EXISTS seen_at (
    key TEXT NOT NULL, reference TEXT NOT NULL, location_id TEXT NOT NULL, PRIMARY KEY (key, reference, location_id))`,
  // expected: what the store shows, as last confirmed and moved by its own later orders. sent_*: what its gate was given.
  // withdrawn: rows up to this sequence were withdrawn from the gate (withdraw.ts), or are of a target of this name before.
  // restock.ts: risen: units more than expected that no order explains yet. above: units it may show above what may be sold.
  // fallen: units that came off its orders (at fallen_at, ms) and that it was not seen to show yet; awaited: of them at the source.
  `CREATE TABLE IF NOT EXISTS targets (
    target TEXT PRIMARY KEY, link_id TEXT NOT NULL, store_id TEXT NOT NULL, inventory_item_id TEXT NOT NULL,
    location_id TEXT NOT NULL, expected INTEGER, confirmed_at INTEGER NOT NULL DEFAULT 0, ties INTEGER NOT NULL DEFAULT 0,
    suspense INTEGER NOT NULL DEFAULT 0, suspended_since INTEGER NOT NULL DEFAULT 0,
    suspended_at INTEGER NOT NULL DEFAULT 0, sent_value INTEGER, sent_from INTEGER, sent_sequence INTEGER,
    sent_zeroing INTEGER NOT NULL DEFAULT 0, seen_since_sent INTEGER NOT NULL DEFAULT 0, resolved INTEGER NOT NULL DEFAULT 0, problem TEXT,
    problem_value INTEGER, withdrawn INTEGER NOT NULL DEFAULT 0, risen INTEGER NOT NULL DEFAULT 0,
    above INTEGER NOT NULL DEFAULT 0, fallen INTEGER NOT NULL DEFAULT 0, awaited INTEGER NOT NULL DEFAULT 0,
    fallen_at INTEGER NOT NULL DEFAULT 0)`,
  // What a target's gate is to forget; its target may be gone.
  `CREATE TABLE IF NOT EXISTS withdrawals (
    target TEXT PRIMARY KEY, store_id TEXT NOT NULL, inventory_item_id TEXT NOT NULL, location_id TEXT NOT NULL,
    sequence INTEGER NOT NULL)`,
  // state: see adjustments.ts. A negative delta takes units from the source; key: for a line, target: for an edit there.
  `CREATE TABLE IF NOT EXISTS adjustments (
    number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT, target TEXT, delta INTEGER NOT NULL, location_id TEXT,
    change_from INTEGER, state TEXT NOT NULL, sent_at INTEGER, made_at INTEGER NOT NULL, problem TEXT)`,
  'CREATE INDEX IF NOT EXISTS adjustments_standing ON adjustments (state)',
  `CREATE TABLE IF NOT EXISTS movements (
    sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, level_delta INTEGER NOT NULL,
    location_id TEXT, charge_delta INTEGER NOT NULL, subject TEXT, free_before INTEGER NOT NULL,
    free_after INTEGER NOT NULL, cause TEXT NOT NULL, actor TEXT NOT NULL, order_id TEXT)`,
  // What is owed to the world outside; handed over again until somebody answers.
  `CREATE TABLE IF NOT EXISTS owed (
    kind TEXT NOT NULL, subject TEXT NOT NULL, due_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, subject))`,
];

/** What the ledger was last told; undefined before the first telling. */
export function readSetup(sql: SyncSql): LedgerSetup | undefined {
  const [row] = sql.all<{ setup: string }>('SELECT setup FROM about');
  return row && (JSON.parse(row.setup) as LedgerSetup);
}

/** The next number of the one counter. */
export function nextSequence(sql: SyncSql): number {
  const [row] = sql.all<{ sequence: number }>(
    'UPDATE about SET sequence = sequence + 1 RETURNING sequence',
  );
  if (!row) throw new Error('The ledger was never told what it is for');
  return row.sequence;
}

export const linkOf = (setup: LedgerSetup, linkId: string): LinkSetup | undefined =>
  setup.links.find((link) => link.linkId === linkId);

export const groupOf = (link: LinkSetup, destinationLocationId: string): GroupSetup | undefined =>
  link.groups.find((group) => group.destinationLocationId === destinationLocationId);

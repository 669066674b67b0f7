/** The newest that a gate heard of each owner's place: what is older and arrives late, or comes back, is ignored. */
import type { SyncSql } from '../shared/sync-sql.ts';
import { type GateRow, ownerOf } from './gate-row.ts';

type Stamped = Pick<GateRow, 'ledger' | 'target' | 'sequence'>;

/** Notes a row or a withdrawal. @returns whether it is newer than all that came of its owner */
export const noteSeen = (sql: SyncSql, stamped: Stamped): boolean =>
  sql.all(
    `INSERT INTO seen (target, sequence) VALUES (?, ?)
     ON CONFLICT (target) DO UPDATE SET sequence = excluded.sequence WHERE excluded.sequence > sequence
     RETURNING target`,
    ownerOf(stamped),
    stamped.sequence,
  ).length > 0;

/** Whether its owner gave a newer number since, or wants none. */
export const isOutdated = (sql: SyncSql, row: Stamped): boolean =>
  sql.all('SELECT 1 AS one FROM seen WHERE target = ? AND sequence > ?', ownerOf(row), row.sequence)
    .length > 0;

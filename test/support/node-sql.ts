/** The synchronous SQL interface of the objects' logic, over a real SQLite in memory. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SqlValue, SyncSql } from '../../src/shared/sync-sql.ts';

export function nodeSql(): SyncSql {
  const database = new DatabaseSync(':memory:');
  let depth = 0;
  // A statement is prepared once: stories run the same few many thousand times.
  const prepared = new Map<string, StatementSync>();
  const statementOf = (text: string): StatementSync => {
    const known = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, known);
    return known;
  };
  return {
    all: <Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]) =>
      statementOf(statement).all(...values) as Row[],
    atomically: (work) => {
      if (depth > 0) return work();
      depth += 1;
      database.exec('BEGIN');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
  };
}

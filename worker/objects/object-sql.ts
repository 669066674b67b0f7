/** A Durable Object's storage as the small synchronous SQL interface the logic in src/ is written against. */
import type { SqlValue, SyncSql } from '../../src/shared/sync-sql.ts';

export const objectSql = (storage: DurableObjectStorage): SyncSql => ({
  all: <Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]) =>
    storage.sql.exec<Row>(statement, ...values).toArray(),
  atomically: (work) => storage.transactionSync(work),
});

/**
 * The small synchronous SQL interface the objects' logic is written against: a Durable Object's storage on the edge,
 * node:sqlite in the simulator, so that both run the same code (architecture rule 4).
 */
export type SqlValue = string | number | null;

export type SyncSql = {
  /** Runs one statement and returns its rows. */
  all<Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]): Row[];
  /** Runs several statements as one: all or none are kept. */
  atomically<T>(work: () => T): T;
};

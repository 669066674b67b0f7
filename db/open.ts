/** Opens an account's database: D1 on the edge, libSQL where a URL is set, one type for both (architecture, "What grows"). */
import { createClient } from '@libsql/client/web';
import { drizzle as drizzleD1 } from 'drizzle-orm/d1';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle as drizzleLibsql } from 'drizzle-orm/libsql/web';
import * as schema from './schema/index.ts';

/** What records and pages are written against. D1 answers the same calls but for interactive transactions. */
export type Database = LibSQLDatabase<typeof schema>;

export type DatabaseBindings = {
  DB?: D1Database;
  LIBSQL_URL?: string;
  LIBSQL_AUTH_TOKEN?: string;
};

/**
 * The database that holds this account's rows. Today one serves all; the account is asked for so that a database
 * for each needs no change outside this file.
 */
export function openDatabase(bindings: DatabaseBindings, _accountId: string | undefined): Database {
  if (bindings.LIBSQL_URL) {
    const authToken = bindings.LIBSQL_AUTH_TOKEN;
    const client = createClient({ url: bindings.LIBSQL_URL, ...(authToken ? { authToken } : {}) });
    return drizzleLibsql(client, { schema });
  }
  if (!bindings.DB)
    throw new Error('Neither a D1 binding DB nor LIBSQL_URL is set: see wrangler.toml');
  // D1's driver has the same async builder and batch; its own type differs only in results nobody reads here.
  return drizzleD1(bindings.DB, { schema }) as unknown as Database;
}

/** Which of the two is in use, for /healthz. */
export const databaseKind = (bindings: DatabaseBindings): 'd1' | 'libsql' =>
  bindings.LIBSQL_URL ? 'libsql' : 'd1';

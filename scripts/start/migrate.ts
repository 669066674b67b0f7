// Brings a D1 database to the newest migration, with the same bookkeeping as `wrangler d1 migrations apply`.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unstable_splitSqlQuery as statementsOf } from 'wrangler';
import { projectRoot } from '../shared/project-root.ts';

// Wrangler's own table: https://developers.cloudflare.com/d1/reference/migrations/
const bookkeeping = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** What this needs of a D1 database. */
export type MigratedDatabase = Pick<D1Database, 'prepare' | 'batch'>;

/**
 * Applies the files of `folder` that were not applied yet, in the order of their names, each whole or not at all.
 * Answers the names applied now. Throws where one fails.
 */
export async function migrate(
  database: MigratedDatabase,
  folder: string = join(projectRoot, 'db', 'migrations'),
): Promise<string[]> {
  await database.prepare(bookkeeping).run();
  const { results } = await database
    .prepare('SELECT name FROM d1_migrations')
    .all<{ name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const due = files.filter((name) => !applied.has(name));
  for (const name of due) {
    const statements = statementsOf(await readFile(join(folder, name), 'utf8'));
    await database.batch([
      ...statements.map((statement) => database.prepare(statement)),
      database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ]);
  }
  return due;
}

/** A real libSQL database file with every migration applied, opened through the type the Worker uses. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { Database } from '../../db/open.ts';
import * as schema from '../../db/schema/index.ts';

const folder = new URL('../../db/migrations/', import.meta.url);

export type TestDatabase = { db: Database; client: Client; close: () => void };

let template: string | undefined;

/** Migrating takes longer than copying, and stories open hundreds: one file is migrated, the others are copies. */
async function migratedFile(): Promise<string> {
  if (template) return template;
  const made = mkdtempSync(join(tmpdir(), 'crossdock-template-'));
  const file = join(made, 'db.sqlite');
  const client = createClient({ url: `file:${file}` });
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const name of names.sort())
    await client.executeMultiple(
      readFileSync(new URL(name, folder), 'utf8').replaceAll('--> statement-breakpoint', ''),
    );
  client.close();
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  template = file;
  return file;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const from = await migratedFile();
  const made = mkdtempSync(join(tmpdir(), 'crossdock-db-'));
  const file = join(made, 'db.sqlite');
  copyFileSync(from, file);
  // Settings hold for one connection, so there is one.
  const client = createClient({ url: `file:${file}`, concurrency: 1 });
  // As on D1, where foreign keys are always on.
  await client.execute('PRAGMA foreign_keys = ON');
  // No test cuts the power, and none shares its file: without these a story waits half its time for the file system.
  await client.execute('PRAGMA synchronous = OFF');
  await client.execute('PRAGMA journal_mode = MEMORY');
  await client.execute('PRAGMA locking_mode = EXCLUSIVE');
  return {
    client,
    db: drizzle(client, { schema }),
    close: () => {
      client.close();
      rmSync(made, { recursive: true, force: true });
    },
  };
}

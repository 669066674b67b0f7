// Migrations run once each, in order, whole or not at all, on the D1 that workerd has.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type MigratedDatabase, migrate } from '../../../scripts/start/migrate.ts';

let folder = '';
let miniflare: Miniflare;
let database: MigratedDatabase;

beforeAll(() => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      d1Databases: ['DB'],
      cf: false,
      telemetry: { enabled: false },
    }),
  );
});
afterAll(() => miniflare.dispose());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-migrate-'));
  database = await miniflare.getD1Database('DB');
  return () => rm(folder, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const names = async (table: string) => {
  const { results } = await database.prepare(`SELECT name FROM ${table}`).all<{ name: string }>();
  return results.map(({ name }) => name);
};

it('applies what is new, keeps count as wrangler does, and leaves nothing of a file that fails', async () => {
  await write('0001_mugs.sql', "INSERT INTO mugs VALUES ('red; not blue');");
  await write(
    '0000_shelf.sql',
    'CREATE TABLE mugs (name TEXT);\n--> statement-breakpoint\nCREATE INDEX by_name ON mugs (name);',
  );
  await write('notes.md', 'not a migration');
  expect(await migrate(database, folder)).toEqual(['0000_shelf.sql', '0001_mugs.sql']);
  expect(await migrate(database, folder)).toEqual([]);
  expect(await names('d1_migrations')).toEqual(['0000_shelf.sql', '0001_mugs.sql']);
  expect(await names('mugs')).toEqual(['red; not blue']);

  await write('0002_half.sql', "INSERT INTO mugs VALUES ('blue'); INSERT INTO nowhere VALUES (1);");
  await expect(migrate(database, folder)).rejects.toThrow('nowhere');
  expect(await names('mugs')).toEqual(['red; not blue']);

  await write('0002_half.sql', "INSERT INTO mugs VALUES ('blue');");
  expect(await migrate(database, folder)).toEqual(['0002_half.sql']);
  expect(await names('mugs')).toEqual(['red; not blue', 'blue']);
});

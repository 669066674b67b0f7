/** A D1 database in workerd whose own meter is kept: rows it says a statement wrote and read, by table and kind. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/d1';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { Database } from '../../db/open.ts';
import * as schema from '../../db/schema/index.ts';
import { keepSignals } from '../../scripts/start/keep-signals.ts';

const migrations = new URL('../../db/migrations/', import.meta.url);

export type MeteredD1 = {
  db: Database;
  /** Rows written so far, with those of indexes, by what wrote them: `insert into orders`. */
  written: ReadonlyMap<string, number>;
  rowsRead: () => number;
  /** Statements sent, each of a batch among them. */
  statements: () => number;
  /** An empty database beside it, for whoever wants to meter statements of its own. */
  empty: D1Database;
  /** Forgets what was metered so far. */
  reset: () => void;
  close: () => Promise<void>;
};

/** @param from what it begins with: every row of a libSQL database that has the same tables */
export async function openMeteredD1(from: Client): Promise<MeteredD1> {
  const miniflare = keepSignals(
    () =>
      new Miniflare(
        convertV4MiniflareOptions({
          name: 'one-order',
          modules: true,
          script: 'export default { fetch: () => new Response() }',
          d1Databases: ['DB', 'EMPTY'],
          compatibilityDate: '2026-10-01',
          host: '127.0.0.1',
          port: 0,
          cf: false,
          telemetry: { enabled: false },
        }),
      ),
  );
  const d1 = await miniflare.getD1Database('DB');
  await migrate(d1);
  await copyRows(from, d1);
  const written = new Map<string, number>();
  let rowsRead = 0;
  let statements = 0;
  const note: Note = (text, { rows_read, rows_written }) => {
    rowsRead += rows_read;
    statements += 1;
    if (rows_written > 0)
      written.set(nameOf(text), (written.get(nameOf(text)) ?? 0) + rows_written);
  };
  return {
    db: drizzle(metered(d1, note), { schema }) as unknown as Database,
    written,
    rowsRead: () => rowsRead,
    statements: () => statements,
    empty: await miniflare.getD1Database('EMPTY'),
    reset: () => {
      written.clear();
      rowsRead = 0;
      statements = 0;
    },
    close: () => miniflare.dispose(),
  };
}

async function migrate(d1: D1Database): Promise<void> {
  const names = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
  for (const name of names.sort())
    for (const statement of readFileSync(new URL(name, migrations), 'utf8').split(
      '--> statement-breakpoint',
    ))
      await d1.prepare(statement).run();
}

/** Tables whose rows point at others come after them: drizzle's migrations make tables in any order, so foreign keys wait. */
async function copyRows(from: Client, d1: D1Database): Promise<void> {
  const { rows: tables } = await from.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const inserts = [d1.prepare('PRAGMA defer_foreign_keys = ON')];
  for (const { name } of tables) {
    const { columns, rows } = await from.execute(`SELECT * FROM "${name}"`);
    const marks = columns.map(() => '?').join(', ');
    const into = `INSERT INTO "${name}" (${columns.map((one) => `"${one}"`).join(', ')}) VALUES (${marks})`;
    for (const row of rows)
      inserts.push(d1.prepare(into).bind(...columns.map((column) => row[column])));
  }
  await d1.batch(inserts);
}

type Meta = { rows_read: number; rows_written: number };
type Note = (text: string, meta: Meta) => void;

/** What a statement does and to which table, as a person would say it. */
function nameOf(text: string): string {
  const found = /^\s*(insert into|update|delete from)\s+"?(\w+)"?/i.exec(text);
  return found ? `${found[1]?.toLowerCase()} ${found[2]}` : text.slice(0, 40);
}

const textOf = new WeakMap<D1PreparedStatement, string>();

/** The same database, every answer's meter read. */
function metered(d1: D1Database, note: Note): D1Database {
  const prepared = (statement: D1PreparedStatement, text: string): D1PreparedStatement => {
    const read = async <T>(answer: Promise<D1Result<T>>): Promise<D1Result<T>> => {
      const { meta } = await answer;
      note(text, meta);
      return answer;
    };
    const wrapped = {
      bind: (...values: unknown[]) => prepared(statement.bind(...values), text),
      all: () => read(statement.all()),
      run: () => read(statement.run()),
      first: (column?: string) => (column ? statement.first(column) : statement.first()),
      // A raw answer carries no meter: reads are asked a second time, writes answer rows of names that differ.
      raw: async () => {
        const answer = await read(statement.all<Record<string, unknown>>());
        return isRead(text) ? statement.raw() : answer.results.map((row) => Object.values(row));
      },
    } as unknown as D1PreparedStatement;
    inner.set(wrapped, statement);
    textOf.set(wrapped, text);
    return wrapped;
  };
  return {
    prepare: (text: string) => prepared(d1.prepare(text), text),
    batch: async <T>(statements: D1PreparedStatement[]) => {
      const answers = await d1.batch<T>(statements.map((one) => inner.get(one) ?? one));
      for (const [index, { meta }] of answers.entries()) {
        const statement = statements[index];
        note((statement && textOf.get(statement)) ?? 'a statement', meta);
      }
      return answers;
    },
    exec: (text: string) => d1.exec(text),
    dump: () => d1.dump(),
    withSession: () => d1.withSession(),
  } as unknown as D1Database;
}

const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

const isRead = (text: string): boolean => /^\s*(select|with)\b/i.test(text);

/**
 * Rows that objects' SQLite writes, as Cloudflare bills them: what they were given to write is given to a D1 in workerd
 * once more, whose meter counts rows with those of indexes just as theirs does.
 */
import type { SqlValue, SyncSql } from '../../src/shared/sync-sql.ts';
import { add, type Tally } from './counted-edge.ts';

type Write = { text: string; values: SqlValue[] };

/** What one object stored when recording began, and what it wrote since. */
export type Recorded = { kind: string; schema: string[]; rows: Write[]; writes: Write[] };

/** Begins to record what is written. Whatever is stored by now is copied. */
export function recordWrites(sql: SyncSql, kind: string): Recorded {
  const { all } = sql;
  const recorded: Recorded = { kind, schema: [], rows: [], writes: [] };
  const made = all<{ type: string; name: string; sql: string }>(
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'",
  );
  for (const { type, name, sql: text } of made) {
    recorded.schema.push(text);
    if (type !== 'table') continue;
    for (const row of all<Record<string, SqlValue>>(`SELECT * FROM ${name}`)) {
      const columns = Object.keys(row);
      recorded.rows.push({
        text: `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        values: Object.values(row),
      });
    }
  }
  Object.assign(sql, {
    all: <Row extends Record<string, SqlValue>>(text: string, ...values: SqlValue[]): Row[] => {
      if (tableOf(text)) recorded.writes.push({ text, values });
      return all<Row>(text, ...values);
    },
  });
  return recorded;
}

/** Gives all of it to an empty database, object by object. @returns rows written by object and table */
export async function meterWrites(d1: D1Database, all: readonly Recorded[]): Promise<Tally> {
  const tally: Tally = new Map();
  for (const { kind, schema, rows, writes } of all) {
    if (writes.length === 0) continue;
    const prepared = ({ text, values }: Write) => d1.prepare(text).bind(...values);
    await d1.batch(schema.map((text) => d1.prepare(text)));
    await inSteps(rows, (some) => d1.batch(some.map(prepared)));
    await inSteps(writes, async (some) => {
      for (const [index, { meta }] of (await d1.batch(some.map(prepared))).entries())
        if (meta.rows_written > 0)
          add(tally, `${kind}: ${tableOf(some[index]?.text ?? '')}`, meta.rows_written);
    });
    const tables = schema.flatMap((text) => /^CREATE TABLE\s+"?(\w+)/i.exec(text)?.[1] ?? []);
    await d1.batch(tables.map((table) => d1.prepare(`DROP TABLE ${table}`)));
  }
  return tally;
}

/** Statements of one call; workerd takes no call of any length. */
const stepSize = 50;

async function inSteps(all: readonly Write[], run: (some: Write[]) => Promise<unknown>) {
  for (let from = 0; from < all.length; from += stepSize)
    await run(all.slice(from, from + stepSize));
}

/** The table that a statement writes to; undefined where it only reads. */
const tableOf = (text: string): string | undefined =>
  /^\s*(?:INSERT(?: OR REPLACE)? INTO|UPDATE|DELETE FROM)\s+(\w+)/i.exec(text)?.[1];

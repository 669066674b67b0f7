// Refuses the SQL that loses rows on D1: a cascading delete, and a table rebuilt by dropping it (drizzle-orm issues
// 4938 and 3065: D1 keeps foreign keys on inside a migration, so the drop empties what points at the table).
import { expect, it } from 'vitest';
import { sourceFiles } from '../support/tooling/source-files.ts';

const migrations = sourceFiles(['db/migrations'], ['.sql']);

it('there is at least one migration, and their numbers run in order', () => {
  const numbers = migrations.map(({ path }) => Number(/\/(\d+)_/.exec(path)?.[1]));
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(numbers.map((_, at) => at + (numbers[0] ?? 0)));
});

it.each([
  ['deletes by cascade', /ON DELETE CASCADE/i],
  ['drops a table', /DROP TABLE/i],
  ['renames a table', /ALTER TABLE\s+\S+\s+RENAME TO/i],
  ['switches foreign keys off', /PRAGMA\s+(foreign_keys|defer_foreign_keys)/i],
])('no migration %s', (_, wrong) => {
  expect(migrations.filter(({ text }) => wrong.test(text)).map(({ path }) => path)).toEqual([]);
});

it('no table of db/schema asks for a cascade', () => {
  const wrong = sourceFiles(['db/schema'], ['.ts']).filter(({ text }) => /cascade/i.test(text));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

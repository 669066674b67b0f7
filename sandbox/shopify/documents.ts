// Where a store's records lie: one SQLite table of JSON documents, or nowhere for a store that ends with its process.
import { DatabaseSync } from 'node:sqlite';

export type Documents = {
  /** whether anything is kept: where not, nothing need be saved */
  keeps: boolean;
  /** the documents of a kind, first written first */
  load(kind: string): string[];
  /** writes all or none; a null removes */
  save(documents: { kind: string; id: string; json: string | null }[]): void;
  close(): void;
};

const nowhere: Documents = {
  keeps: false,
  load: () => [],
  save: () => undefined,
  close: () => undefined,
};

/** @param file path of the SQLite file, made where it is absent; ':memory:' keeps nothing beyond the collections */
export function openDocuments(file: string): Documents {
  if (file === ':memory:') return nowhere;
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS documents (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (kind, id));`);
  const load = database.prepare('SELECT json FROM documents WHERE kind = ? ORDER BY rowid');
  const put = database.prepare(
    'INSERT INTO documents (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json',
  );
  const remove = database.prepare('DELETE FROM documents WHERE kind = ? AND id = ?');
  return {
    keeps: true,
    load: (kind) => load.all(kind).map((row) => String(row.json)),
    save(documents) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const { kind, id, json } of documents)
          if (json === null) remove.run(kind, id);
          else put.run(kind, id, json);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}

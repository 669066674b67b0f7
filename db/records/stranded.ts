/** What is owed and past its time, whatever became of its message: the sweep takes it from here (rule 1). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { mirrorActs, pushes, shipments } from '../schema/index.ts';
import type { EffectTable } from './effects.ts';

export type Owed = { accountId: string; id: string };

/** A sweep's share; the next one comes within a minute. */
const sweepMax = 500;

/** A row handed over less than this ago is left alone: its message is on the way or in somebody's hands. */
const handedOverMs = 55_000;

/** Takes pushes that are owed, the longest untouched first, so that none starves behind rows that cannot go. */
export const takePushesDue = (db: Database, now: number): Promise<Owed[]> => take(db, pushes, now);

export const takeShipmentsDue = (db: Database, now: number): Promise<Owed[]> =>
  take(db, shipments, now);

export const takeActsDue = (db: Database, now: number): Promise<Owed[]> =>
  take(db, mirrorActs, now);

const take = (db: Database, table: EffectTable, now: number): Promise<Owed[]> =>
  db
    .update(table)
    .set({ handedAt: now })
    .where(
      sql`${table.id} in (select id from ${table} where due_at <= ${now}
        and coalesce(handed_at, 0) <= ${now - handedOverMs}
        order by coalesce(handed_at, 0), due_at limit ${sweepMax})`,
    )
    .returning({ accountId: table.accountId, id: table.id });

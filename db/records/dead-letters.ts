/** Keeps work that gave up, with its reason, where a person sees it and can have it go again (WH2). */
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { deadLetters } from '../schema/index.ts';
import { notingActivity } from './activity.ts';

export type DeadLetter = {
  /** Made from what died, so that the same death is written once. */
  id: string;
  accountId: string | undefined;
  queue: 'webhooks' | 'order-push' | 'mirror' | 'stock';
  subject: string;
  reason: string;
  message: string;
};

/** Writes it down; where it died before, its newest death counts. */
export async function recordDeadLetter(
  db: Database,
  letter: DeadLetter,
  now: number,
): Promise<void> {
  const newest = {
    reason: letter.reason.slice(0, 1000),
    message: letter.message.slice(0, 4000),
    diedAt: now,
  };
  await db
    .insert(deadLetters)
    .values({ ...letter, accountId: letter.accountId ?? null, ...newest })
    .onConflictDoUpdate({
      target: deadLetters.id,
      set: newest,
      setWhere: sql`${deadLetters.diedAt} <= ${now}`,
    });
}

/** Those of the account, as they were written. */
export async function loadDeadLetters(
  db: Database,
  accountId: string,
  ids: string[],
): Promise<{ id: string; queue: string; subject: string; message: string }[]> {
  return db
    .select({
      id: deadLetters.id,
      queue: deadLetters.queue,
      subject: deadLetters.subject,
      message: deadLetters.message,
    })
    .from(deadLetters)
    .where(and(eq(deadLetters.accountId, accountId), isOneOf(ids)));
}

/**
 * Forgets letters of what goes again.
 * @param diedBy ms; what has died again since stays
 * @param by a person who has the letters themselves go again; undefined where something else does
 */
export async function removeDeadLetters(
  db: Database,
  accountId: string,
  ids: string[],
  diedBy: number,
  by?: string,
): Promise<void> {
  if (ids.length === 0) return;
  const going = sql`from dead_letters l where l.id = value ->> 'subject' and l.account_id = ${accountId}
    and l.died_at <= ${diedBy}`;
  const acts = ids.map((subject) => ({
    ...{ actor: by ?? 'Crossdock', kind: 'letter-replayed' as const, subject },
    name: 'work that gave up',
  }));
  await inOneBatch(db, [
    ...(by === undefined
      ? []
      : [
          notingActivity(db, accountId, acts, diedBy, sql`exists (select 1 ${going})`, {
            name: sql`(select l.subject ${going})`,
          }),
        ]),
    db
      .delete(deadLetters)
      .where(
        and(eq(deadLetters.accountId, accountId), isOneOf(ids), lte(deadLetters.diedAt, diedBy)),
      ),
  ]);
}

/** As one value: D1 takes 100 of them a statement. */
const isOneOf = (ids: string[]): SQL =>
  sql`${deadLetters.id} in (select value from json_each(${JSON.stringify(ids)}))`;

/** Writes down what a person answered to a stop on mass zeroing (ST8), once the gate has done it: once a stop. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { connections } from '../schema/index.ts';
import { connectionName, notingActivity } from './activity.ts';

/** Since when (ms) a connection is stopped, and how many SKUs wait. */
export type StandingStop = { since: number; count: number };

/**
 * The stop that is to be answered: read before its gate is told, which takes it from the database soon after.
 * @returns undefined where the connection is not stopped, as far as the database knows
 */
export async function loadStop(
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<StandingStop | undefined> {
  const [row] = await db
    .select({ since: connections.stoppedAt, count: connections.stoppedCount })
    .from(connections)
    .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId)));
  return row && row.since !== null ? { since: row.since, count: row.count } : undefined;
}

/** @param stop as loadStop read it before the gate answered @param now ms */
export async function noteStopAnswer(
  db: Database,
  accountId: string,
  answer: { connectionId: string; kind: 'stop-released' | 'stop-dropped'; by: string },
  stop: StandingStop,
  now: number,
): Promise<void> {
  const { connectionId, kind, by } = answer;
  const { since, count } = stop;
  await notingActivity(
    db,
    accountId,
    [
      {
        ...{ actor: by, kind, connectionId, subject: connectionId, name: 'a connection' },
        before: `${count} ${count === 1 ? 'SKU' : 'SKUs'} stopped`,
        after: kind === 'stop-released' ? 'shown as sold out' : 'kept as the store shows them',
      },
    ],
    now,
    // Its gate tells the database that a stop is over only a moment later: who answers until then changes nothing.
    sql`not exists (select 1 from activity a where a.connection_id = ${connectionId}
      and a.subject = ${connectionId} and a.at >= ${since} and a.kind in ('stop-released', 'stop-dropped'))`,
    { name: connectionName(connectionId) },
  );
}

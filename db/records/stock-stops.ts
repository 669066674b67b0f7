/** Notes on a connection that its writes are stopped until a person answers, and how many places wait (ST8). */
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Stop } from '../../src/gate/stop.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { connections, notices } from '../schema/index.ts';
import { notingNotice } from './noting-notices.ts';

/**
 * @param stops every stop that stands at this destination's gate; those noted earlier and gone since are taken back
 * @param now ms: a stop may have stood for a while before it is noted, and people are told of it then
 */
export async function noteStops(
  db: Database,
  destinationStoreId: string,
  stops: readonly Stop[],
  now: number,
): Promise<void> {
  const standing = stops.map(({ connectionId }) => connectionId);
  await inOneBatch(db, [
    ...(await notingStops(db, destinationStoreId, stops, now)),
    db
      .update(connections)
      .set({ stoppedAt: null, stoppedCount: 0 })
      .where(
        and(
          eq(connections.destinationStoreId, destinationStoreId),
          sql`${connections.stoppedAt} is not null`,
          standing.length > 0 ? notInArray(connections.id, standing) : undefined,
        ),
      ),
    ...stops.map(({ connectionId, since, rows }) =>
      db
        .update(connections)
        .set({ stoppedAt: since, stoppedCount: rows })
        .where(
          and(
            eq(connections.id, connectionId),
            eq(connections.destinationStoreId, destinationStoreId),
          ),
        ),
    ),
  ]);
}

/** What people are told of each stop, once; how many places wait follows while it is told of again. */
async function notingStops(
  db: Database,
  destinationStoreId: string,
  stops: readonly Stop[],
  now: number,
) {
  if (stops.length === 0) return [];
  const known = await db
    .select({
      id: connections.id,
      accountId: connections.accountId,
      sourceStoreId: connections.sourceStoreId,
    })
    .from(connections)
    .where(
      and(
        eq(connections.destinationStoreId, destinationStoreId),
        inArray(
          connections.id,
          sql`(select value from json_each(${JSON.stringify(stops.map((stop) => stop.connectionId))}))`,
        ),
      ),
    );
  return known.flatMap(({ id, accountId, sourceStoreId }) => {
    const stop = stops.find(({ connectionId }) => connectionId === id);
    if (!stop) return [];
    const { since, rows } = stop;
    const once = `${id}:stopped:${since}`;
    const told = notingNotice(
      db,
      accountId,
      {
        kind: 'mass-zero-stop',
        storeId: destinationStoreId,
        otherStoreId: sourceStoreId,
        connectionId: id,
        cause: id,
        facts: { waiting: rows },
        once,
      },
      now,
    );
    // It stands from the first places on; most of them come within the second after.
    const following = db
      .update(notices)
      .set({ facts: sql`json_set(${notices.facts}, '$.waiting', ${rows})` })
      .where(and(eq(notices.id, once), sql`${notices.facts} ->> 'waiting' <> ${rows}`));
    return [...told, following];
  });
}

/** Notes on a connection that its writes are stopped until a person answers, and how many places wait (ST8). */
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Stop } from '../../src/gate/stop.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { connections } from '../schema/index.ts';

/** @param stops every stop that stands at this destination's gate; those noted earlier and gone since are taken back */
export async function noteStops(
  db: Database,
  destinationStoreId: string,
  stops: readonly Stop[],
): Promise<void> {
  const standing = stops.map(({ connectionId }) => connectionId);
  await inOneBatch(db, [
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

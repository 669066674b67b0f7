/** Tells a source store's people that a destination was connected with it, and writes down who did. */
import type { SQL } from 'drizzle-orm';
import type { StorePair } from '../../src/stores/find-ring.ts';
import type { Database } from '../open.ts';
import { connectionName, notingActivity } from './activity.ts';
import { notingNotice } from './noting-notices.ts';

export type Joined = StorePair & {
  accountId: string;
  /** The connection's. */
  id: string;
  /** It waits for a person to set it up: only then somebody has to be asked. */
  setUp: boolean;
  by: string | undefined;
};

/**
 * The statements of the batch that makes a connection, to stand behind the one that does.
 * @param now ms
 * @param isMade whether this batch made it, and not another one meanwhile
 */
export function notingJoined(db: Database, joined: Joined, now: number, isMade: SQL) {
  const { accountId, id, sourceStoreId, destinationStoreId, setUp, by = 'Crossdock' } = joined;
  const made = notingActivity(
    db,
    accountId,
    [{ actor: by, kind: 'connection-made', connectionId: id, subject: id, name: 'two stores' }],
    now,
    isMade,
    { name: connectionName(id) },
  );
  if (!setUp) return [made];
  return [
    made,
    ...notingNotice(
      db,
      accountId,
      {
        kind: 'connection-requested',
        storeId: sourceStoreId,
        otherStoreId: destinationStoreId,
        connectionId: id,
        cause: id,
        facts: {},
        once: `${id}:requested`,
      },
      now,
      isMade,
    ),
  ];
}

/** Tells people that a store lets us in no more, and writes down when it goes out and comes back. */
import { type SQL, sql } from 'drizzle-orm';
import type { StoreState } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';
import { notingActivity, storeName } from './activity.ts';
import { notingNotice } from './noting-notices.ts';

type StoreName = { accountId: string; storeId: string };

const act = (
  { storeId }: StoreName,
  kind: 'store-out' | 'store-back',
  words: { before?: string; after?: string },
) => ({ actor: 'a store', kind, storeId, subject: storeId, name: 'a store', ...words });

/** A store says so itself: by what it answers, or by its last webhook. */
const asStore = ({ storeId }: StoreName) => ({
  actor: storeName(storeId),
  name: storeName(storeId),
});

const outWords: Record<Exclude<StoreState, 'working'>, string> = {
  unauthorized: 'refuses our token',
  forbidden: 'does not let us do this',
  left: 'uninstalled the app',
};

/**
 * The statements of the batch that marks a store as out, to stand before the mark.
 * @param now ms
 * @param onlyIf whether it is marked at all
 */
export function notingStoreOut(
  db: Database,
  name: StoreName,
  state: Exclude<StoreState, 'working'>,
  now: number,
  onlyIf: SQL,
) {
  const { accountId, storeId } = name;
  const isOf = sql`s.id = ${storeId} and s.account_id = ${accountId}`;
  // One that answers now this and now that goes out once; that it is gone for good is news all the same.
  const before = state === 'left' ? sql`s.state <> 'left'` : sql`s.state = 'working'`;
  const goesOut = sql`exists (select 1 from stores s where ${isOf} and ${before}) and ${onlyIf}`;
  return [
    ...notingNotice(
      db,
      accountId,
      {
        kind: 'store-needs-reconnecting',
        storeId,
        cause: '',
        facts: { state },
        once: `${storeId}:out:${state}:${now}`,
      },
      now,
      goesOut,
    ),
    notingActivity(
      db,
      accountId,
      [act(name, 'store-out', { before: 'connected', after: outWords[state] })],
      now,
      goesOut,
      asStore(name),
    ),
  ];
}

/** The same for one that lets us in again. @param onlyIf whether it did not before */
export const notingStoreBack = (db: Database, name: StoreName, now: number, onlyIf: SQL) =>
  notingActivity(
    db,
    name.accountId,
    [act(name, 'store-back', { after: 'connected' })],
    now,
    onlyIf,
    asStore(name),
  );

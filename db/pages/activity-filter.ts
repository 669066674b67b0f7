/** Narrows the two lists of the Activity page: to a store, to kinds, or to whoever did it. */
import { type SQL, sql } from 'drizzle-orm';
import { eventOfStore } from './of-store.ts';

export type ActivityFilter = {
  storeId?: string | undefined;
  kinds?: readonly string[] | undefined;
  /** Exactly as it stands there. */
  actor?: string | undefined;
  /** ms: from this moment on, and before that one. */
  from?: number | undefined;
  to?: number | undefined;
};

/** Whether rows must be looked at one by one: days alone are a part of the index. */
export const isNarrow = ({ storeId, kinds, actor }: ActivityFilter): boolean =>
  storeId !== undefined || kinds !== undefined || actor !== undefined;

/** Narrows `activity a`: a store's are also those of the connections it takes part in. */
export const narrowActs = ({ storeId, kinds, actor }: ActivityFilter): SQL => sql`
  ${
    storeId === undefined
      ? sql``
      : sql`and (a.store_id = ${storeId} or exists (select 1 from connections c where c.id = a.connection_id
          and (c.source_store_id = ${storeId} or c.destination_store_id = ${storeId})))`
  }
  ${ofKinds(sql`a.kind`, kinds)} ${actor === undefined ? sql`` : sql`and a.actor = ${actor}`}`;

/** Narrows `order_events e`: a store's are of the orders it sold, and of the pushes and shipments it ships. */
export const narrowEvents = ({ storeId, kinds, actor }: ActivityFilter): SQL => sql`
  ${eventOfStore(storeId)}
  ${ofKinds(sql`e.kind`, kinds)} ${actor === undefined ? sql`` : sql`and e.actor = ${actor}`}`;

const ofKinds = (kind: SQL, kinds: readonly string[] | undefined): SQL =>
  kinds === undefined
    ? sql``
    : sql`and ${kind} in (select value from json_each(${JSON.stringify(kinds)}))`;

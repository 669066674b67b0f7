/** Writes down who changed what, in the batch of the change. */

import { type SQL, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import { activity } from '../schema/index.ts';

/** What the database knows better than whoever asks: as it stands when the statement runs, instead of the act's own. */
export type KeptOfAct = Partial<
  Record<'actor' | 'storeId' | 'connectionId' | 'name' | 'before' | 'after', SQL>
>;

/**
 * The statement that writes them down, whatever their number.
 * @param now ms
 * @param onlyIf holds as long as the change is not made; `value` is the act, as JSON
 * @param kept where it is null, the act's own counts
 */
export const notingActivity = (
  db: Database,
  accountId: string,
  acts: readonly Activity[],
  now: number,
  onlyIf: SQL = sql`true`,
  kept: KeptOfAct = {},
) => {
  const of = (field: keyof KeptOfAct): SQL => {
    const own = sql`value ->> ${sql.raw(`'${field}'`)}`;
    return kept[field] ? sql`coalesce(${kept[field]}, ${own})` : own;
  };
  return db.insert(activity).select(
    sql`select value ->> 'id', ${accountId}, ${now}, ${of('actor')}, value ->> 'kind', ${of('storeId')},
        ${of('connectionId')}, value ->> 'subject', ${of('name')}, ${of('before')}, ${of('after')}
      from json_each(${JSON.stringify(acts.map((act) => ({ id: newId('ac'), ...act })))}) where ${onlyIf}`,
  );
};

/** How a store is called; null where there is none such. */
export const storeName = (storeId: string): SQL =>
  sql`(select name from stores where id = ${storeId})`;

/** How a connection is called; null where there is none such. */
export const connectionName = (connectionId: string): SQL =>
  sql`(select s.name || ' → ' || d.name from connections c join stores s on s.id = c.source_store_id
    join stores d on d.id = c.destination_store_id where c.id = ${connectionId})`;

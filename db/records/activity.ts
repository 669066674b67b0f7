/** Writes down who changed what, in the batch of the change. */

import { type SQL, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import { activity } from '../schema/index.ts';

/**
 * The statement that writes them down, whatever their number.
 * @param now ms
 * @param onlyIf holds as long as the change is not made; `value` is the act, as JSON
 */
export const notingActivity = (
  db: Database,
  accountId: string,
  acts: readonly Activity[],
  now: number,
  onlyIf: SQL = sql`true`,
) =>
  db.insert(activity).select(
    sql`select value ->> 'id', ${accountId}, ${now}, value ->> 'actor', value ->> 'kind', value ->> 'storeId',
        value ->> 'connectionId', value ->> 'subject', value ->> 'name', value ->> 'before', value ->> 'after'
      from json_each(${JSON.stringify(acts.map((act) => ({ id: newId('ac'), ...act })))}) where ${onlyIf}`,
  );

/** Rows of activity as people see them, on the page and in its file: with their group, their store's name, their order. */
import type { Database } from '../db/open.ts';
import { type ActivityAsk, listActivity } from '../db/pages/activity-page.ts';
import { type ActivityGroup, groupOf, type ShownKind } from '../src/activity/activity-groups.ts';

export type ActivityRow = {
  id: string;
  /** ms */
  at: number;
  actor: string;
  group: ActivityGroup;
  kind: ShownKind;
  storeId: string | null;
  storeName: string | null;
  connectionId: string | null;
  /** What it is about, by its id and by how it was called then. */
  subject: string;
  name: string;
  /** As they are stored; `changeWords` puts them in words. */
  before: string | null;
  after: string | null;
  order: { id: string; name: string } | null;
};

export type ActivityRows = { rows: ActivityRow[]; next: string | null; lookedTo: number | null };

/** A page of them, newest first. */
export async function activityRows(
  db: Database,
  accountId: string,
  ask: ActivityAsk,
): Promise<ActivityRows> {
  const page = await listActivity(db, accountId, ask);
  return {
    ...page,
    rows: page.rows.map(({ orderId, ...row }) => ({
      ...row,
      group: groupOf[row.kind],
      order: orderId === null ? null : { id: orderId, name: row.name },
    })),
  };
}

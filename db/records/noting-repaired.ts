/** Tells people and writes down, when a reconcile run is over or cancelled, how many stock levels it found drifted and had put right. */
import { type SQL, sql } from 'drizzle-orm';
import type { Reconcile } from '../../src/reconcile/reconcile.ts';
import type { Database } from '../open.ts';
import { notingActivity, storeName } from './activity.ts';
import { notingNotice } from './noting-notices.ts';

/**
 * The statements of the batch that ends a run, to stand before its row's; none where it repaired nothing.
 * @param now ms
 * @param isMine whether the run is the caller's to end
 */
export async function notingRepaired(
  db: Database,
  { id, accountId, storeId }: Pick<Reconcile, 'id' | 'accountId' | 'storeId'>,
  now: number,
  isMine: SQL,
) {
  const [counted] = await db.all<{ repaired: number; left: number }>(sql`
    select count(*) filter (where outcome = 'repaired') as repaired,
      count(*) filter (where outcome = 'left') as "left" from drifts where reconcile_id = ${id}`);
  const { repaired, left } = counted ?? { repaired: 0, left: 0 };
  if (repaired === 0) return [];
  const after = `${repaired} put right${left > 0 ? `, ${left} left` : ''}`;
  return [
    ...notingNotice(
      db,
      accountId,
      {
        kind: 'drift-repaired',
        storeId,
        cause: '',
        facts: { runId: id, repaired, left },
        once: `${id}:repaired`,
      },
      now,
      isMine,
    ),
    notingActivity(
      db,
      accountId,
      [
        {
          actor: 'Crossdock',
          kind: 'drift-repaired',
          storeId,
          subject: id,
          name: 'a store',
          after,
        },
      ],
      now,
      isMine,
      { name: storeName(storeId) },
    ),
  ];
}

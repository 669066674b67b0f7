/** Statements that owe pushes of a destination at once because its settings changed: for the batch of that change (rule 1). */
import { type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Plan } from '../../src/stores/plan.ts';
import type { Database } from '../open.ts';
import { orderLines, pushes } from '../schema/index.ts';

type StoreName = { accountId: string; storeId: string };

/** Orders of a store: a key begins with its store's. */
const isOfStore = (orderId: SQL, storeId: string): SQL =>
  sql`${orderId} >= ${`${storeId}.`} and ${orderId} < ${`${storeId}/`}`;

/** Pushes of a store's orders that are not at their source: the first words are those of the index (db/schema/pushes.ts). */
export const openPushes = ({ accountId, storeId }: StoreName): SQL =>
  sql`from pushes p indexed by pushes_open where p.account_id = ${accountId}
    and p.state in ('ready', 'creating', 'failed') and ${isOfStore(sql`p.order_id`, storeId)}`;

/** The sweep takes them; what was given up begins its ladder anew. */
const again = (now: number) => ({
  state: 'ready' as const,
  dueAt: now,
  handedAt: null,
  setbacks: sql`case when ${pushes.state} = 'failed' then 0 else ${pushes.setbacks} end`,
  updatedAt: now,
});

/**
 * What its source has too few of is tried again: pushes that failed for it, and lines that wait for more.
 * @param onlyIf whether the change is made at all
 * @param now ms
 */
export const oweShort = (
  db: Database,
  name: StoreName,
  onlyIf: SQL,
  now: number,
): BatchItem<'sqlite'>[] => [
  db
    .update(pushes)
    .set(again(now))
    .where(
      sql`${onlyIf} and ${pushes.id} in (select p.id ${openPushes(name)}
        and p.state = 'failed' and p.failure_kind = 'too-few')`,
    ),
  db
    .update(orderLines)
    .set({ shortAt: null })
    .where(
      sql`${onlyIf} and ${orderLines.id} in (select l.id from order_lines l indexed by order_lines_held
        where l.hold is not null and l.hold <> 'nothing-to-ship' and l.hold = 'too-few' and l.short_at is not null
          and ${isOfStore(sql`l.order_id`, name.storeId)})`,
    ),
];

/**
 * Where plan or switch let no order go any more, pushes that failed or wait for their next try are owed at once: they
 * withdraw by themselves, and their orders are decided about anew (ST2). To come after what changes plan or switch.
 * @param pushingPlans plans that include Order Push
 * @param now ms
 */
export const oweUnwanted = (
  db: Database,
  name: StoreName,
  pushingPlans: readonly Plan[],
  now: number,
): BatchItem<'sqlite'>[] => [
  db
    .update(pushes)
    .set(again(now))
    .where(
      sql`exists (select 1 from stores s where s.id = ${name.storeId} and s.account_id = ${name.accountId}
          and not (s.order_push_on = 1
            and s.plan in (select value from json_each(${JSON.stringify(pushingPlans)}))))
        and ${pushes.id} in (select p.id ${openPushes(name)}
          and (p.state = 'failed' or (p.state = 'ready' and p.due_at > ${now})))`,
    ),
];

/** Rows of drift: written as they are found, told anew as their places settle. */
import { sql } from 'drizzle-orm';
import type { Drift, DriftOutcome, DriftWhy, PlaceNow } from '../../src/reconcile/drift.ts';
import type { Reconcile } from '../../src/reconcile/reconcile.ts';
import type { Database } from '../open.ts';
import { drifts } from '../schema/index.ts';

type OfRun = Pick<Reconcile, 'id' | 'accountId' | 'storeId'>;

/** A place found twice in one run (a turn was repeated) keeps what was found first. @returns how many are new */
export async function saveDrifts(
  db: Database,
  run: OfRun,
  found: readonly Drift[],
  now: number,
): Promise<number> {
  if (found.length === 0) return 0;
  const rows = await db
    .insert(drifts)
    .select(
      sql`select ${run.id}, value ->> 'place', ${run.accountId}, ${run.storeId}, ${now}, value ->> 'side',
        value ->> 'sourceStoreId', value ->> 'inventoryItemId', value ->> 'locationId', value ->> 'shown',
        value ->> 'expected', value ->> 'outcome', value ->> 'why',
        case when value ->> 'outcome' = 'waiting' then null else ${now} end
        from json_each(${JSON.stringify(found)}) where true`,
    )
    .onConflictDoNothing()
    .returning({ place: drifts.place });
  return rows.length;
}

export type WaitingDrift = {
  place: string;
  outcome: DriftOutcome;
  why: DriftWhy;
  /** What the store showed. */
  shown: number | undefined;
  now: PlaceNow | undefined;
};

/** Drifts of a run that are not settled yet, with how their places stand now: the next ones after a place. */
export async function listWaiting(
  db: Database,
  runId: string,
  after: string,
  limit: number,
): Promise<WaitingDrift[]> {
  const rows = await db.all<
    Omit<WaitingDrift, 'now' | 'shown'> & {
      shown: number | null;
      shows: number | null;
      state: PlaceNow['state'] | null;
      suspense: number | null;
      stopped: number;
      storeState: string;
    }
  >(sql`
    select r.place, r.outcome, r.why, r.shown, t.state, t.suspense, t.expected as shows, c.stopped_at is not null as stopped, s.state as storeState
    from drifts r indexed by drifts_waiting join stores s on s.id = r.store_id
    left join stock_targets t on t.target = r.place
    left join connections c on c.id = t.connection_id
    where r.reconcile_id = ${runId} and r.outcome = 'waiting' and r.place > ${after}
    order by r.place limit ${limit}`);
  return rows.map(
    ({ place, outcome, why, shown, shows, state, suspense, stopped, storeState }) => ({
      place,
      outcome,
      why,
      shown: shown ?? undefined,
      now:
        state === null
          ? undefined
          : {
              state,
              shows: shows ?? undefined,
              suspense: suspense ?? 0,
              stopped: stopped === 1,
              storeAway: storeState !== 'working',
            },
    }),
  );
}

/** Drifts written in one statement. */
const perStatement = 500;

export async function settleDrifts(
  db: Database,
  runId: string,
  settled: readonly { place: string; outcome: DriftOutcome; why: DriftWhy }[],
  now: number,
): Promise<void> {
  for (let from = 0; from < settled.length; from += perStatement) {
    const rows = JSON.stringify(settled.slice(from, from + perStatement));
    await db.run(sql`update drifts set outcome = v.outcome, why = v.why,
        settled_at = case when v.outcome = 'waiting' then null else ${now} end
      from (select value ->> 'place' as place, value ->> 'outcome' as outcome, value ->> 'why' as why
        from json_each(${rows})) v
      where drifts.reconcile_id = ${runId} and drifts.place = v.place`);
  }
}

/** Runs and their drifts are kept this long: the movements they led to are kept without a limit (ST7). */
export const keepReconcilesMs = 90 * 24 * 60 * 60_000;

/** Forgets runs of long ago, a few at a time: a sweep's share. */
export async function forgetReconciles(db: Database, now: number): Promise<void> {
  const old = sql`(select id from reconciles where started_at < ${now - keepReconcilesMs} and state <> 'running'
    order by started_at limit 20)`;
  await db.delete(drifts).where(sql`${drifts.reconcileId} in ${old}`);
  await db.run(
    sql`delete from reconciles where id in ${old} and not exists (select 1 from drifts d where d.reconcile_id = reconciles.id)`,
  );
}

/**
 * The conditional changes that every effect's row knows, shared by pushes and shipments: win, set back, miss, put off
 * (architecture rules 1 and 2). Each says in its WHERE what it relies on; where the row has moved on, nothing happens.
 */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { AfterFailure, AfterMiss, Turn } from '../../src/effects/effect.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import type { Database } from '../open.ts';
import type { mirrorActs, pushes, shipments } from '../schema/index.ts';

export type EffectTable = typeof pushes | typeof shipments | typeof mirrorActs;

/** What a person can read of a failure later; a refusal keeps the platform's code. */
export const failureColumns = (failure: PlatformFailure) => ({
  failureKind: failure.kind,
  failureDetail: describe(failure).slice(0, 1000),
});

const noFailure = { failureKind: null, failureDetail: null };

function describe(failure: PlatformFailure): string {
  switch (failure.kind) {
    case 'refused':
      return `${failure.code}: ${failure.message}${failure.field ? ` (${failure.field})` : ''}`;
    case 'address-refused':
      return `${failure.message} (${failure.field})`;
    case 'throttled':
      return `asked to wait ${failure.retryAfterSeconds.toFixed(1)} s`;
    default:
      return failure.message;
  }
}

/**
 * `ready → creating` for the one whose token is in the row afterwards. Counted by attempts as well: whoever read the row
 * before another's turn decides from old news and does not win.
 */
export const winRow = (
  db: Database,
  table: EffectTable,
  row: { id: string; attempts: number },
  claim: string,
  turn: Turn,
  also?: SQL,
  more: Record<string, unknown> = {},
) =>
  db
    .update(table)
    .set({
      ...more,
      state: 'creating',
      claim,
      creatingSince: turn.at,
      misses: 0,
      attempts: sql`${table.attempts} + 1`,
      dueAt: turn.lookAt,
      updatedAt: turn.at,
    })
    .where(
      and(eq(table.id, row.id), eq(table.state, 'ready'), eq(table.attempts, row.attempts), also),
    )
    .returning({ id: table.id });

/** After a failure. With a claim only its winner may change the row; without, only a row still `ready` is changed. */
export const setRowBack = (
  db: Database,
  table: EffectTable,
  row: { id: string; attempts: number },
  claim: string | undefined,
  failure: PlatformFailure,
  after: AfterFailure,
  now: number,
) =>
  db
    .update(table)
    .set({
      ...failureColumns(failure),
      updatedAt: now,
      state: after.state,
      dueAt: after.state === 'failed' ? null : after.dueAt,
      ...(after.state === 'ready' ? { setbacks: after.setbacks } : {}),
      ...(after.state === 'creating' ? {} : { claim: null, creatingSince: null }),
    })
    .where(and(eq(table.id, row.id), holds(table, row, claim)))
    .returning({ id: table.id });

/** Whether setRowBack will change the row, for statements that stand before it in its batch. */
export const willSetBack = (
  table: EffectTable,
  row: { id: string; attempts: number },
  claim: string | undefined,
): SQL =>
  sql`exists (select 1 from ${table} where ${and(eq(table.id, row.id), holds(table, row, claim))})`;

const holds = (
  table: EffectTable,
  row: { attempts: number },
  claim: string | undefined,
): SQL | undefined =>
  claim === undefined
    ? and(eq(table.state, 'ready'), eq(table.attempts, row.attempts))
    : and(eq(table.state, 'creating'), eq(table.claim, claim));

/** After an answered look that found nothing; of two lookers with one count, one is counted. */
export const countMiss = (
  db: Database,
  table: EffectTable,
  row: { id: string; attempts: number; misses: number },
  after: AfterMiss,
  now: number,
) =>
  db
    .update(table)
    .set({
      state: after.state,
      updatedAt: now,
      ...(after.state === 'failed'
        ? { dueAt: null }
        : { dueAt: after.dueAt, misses: after.misses }),
      ...(after.state === 'creating' ? {} : { claim: null, creatingSince: null }),
      ...(after.state === 'ready' ? { setbacks: after.setbacks } : {}),
    })
    .where(isMissed(table, row));

/** Whether countMiss will change the row, as willSetBack. */
export const willCountMiss = (
  table: EffectTable,
  row: { id: string; attempts: number; misses: number },
): SQL => sql`exists (select 1 from ${table} where ${isMissed(table, row)})`;

const isMissed = (
  table: EffectTable,
  row: { id: string; attempts: number; misses: number },
): SQL | undefined =>
  and(
    eq(table.id, row.id),
    eq(table.state, 'creating'),
    eq(table.attempts, row.attempts),
    eq(table.misses, row.misses),
  );

/** A look that got no answer is no miss: only the time moves. */
export const putOffRow = (
  db: Database,
  table: EffectTable,
  id: string,
  dueAt: number,
  failure: PlatformFailure,
  now: number,
) =>
  db
    .update(table)
    .set({ dueAt, ...failureColumns(failure), updatedAt: now })
    .where(and(eq(table.id, id), eq(table.state, 'creating')));

/** Columns of a row whose effect is there, with something still owed at `dueAt` or nothing. */
export const thereColumns = (dueAt: number | null, now: number) => ({
  ...noFailure,
  state: 'created' as const,
  dueAt,
  claim: null,
  creatingSince: null,
  setbacks: 0,
  updatedAt: now,
});

/** A person's Retry: what failed or waits is owed at once; what is in creation stays there and is looked for. */
export const retryRow = (
  db: Database,
  table: EffectTable,
  accountId: string,
  id: string,
  now: number,
) =>
  db
    .update(table)
    .set({
      // What was given up begins its ladder anew.
      setbacks: sql`case when ${table.state} = 'failed' then 0 else ${table.setbacks} end`,
      state: sql`case when ${table.state} = 'failed' then 'ready' else ${table.state} end`,
      dueAt: now,
      updatedAt: now,
    })
    .where(
      and(
        eq(table.id, id),
        eq(table.accountId, accountId),
        inArray(table.state, ['failed', 'ready', 'creating']),
      ),
    );

import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { DriftOutcome, DriftSide, DriftWhy } from '../../src/reconcile/drift.ts';
import type {
  Progress,
  Reconcile,
  ReconcileKind,
  ReconcileReport,
  ReconcileState,
  ReconcileStep,
} from '../../src/reconcile/reconcile.ts';
import { accounts } from './accounts.ts';
import { stores } from './stores.ts';

/** One run of reconciling over one store (RC1). */
export const reconciles = sqliteTable(
  'reconciles',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    kind: text('kind').$type<ReconcileKind>().notNull(),
    askedBy: text('asked_by').notNull(),
    state: text('state').$type<ReconcileState>().notNull(),
    step: text('step').$type<ReconcileStep>().notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    stepStartedAt: integer('step_started_at').notNull(),
    turn: integer('turn').notNull().default(0),
    setbacks: integer('setbacks').notNull().default(0),
    done: integer('done').notNull().default(0),
    total: integer('total'),
    byPages: integer('by_pages', { mode: 'boolean' }).notNull().default(false),
    progress: text('progress', { mode: 'json' }).$type<Progress>().notNull(),
    report: text('report', { mode: 'json' }).$type<ReconcileReport>().notNull(),
    problem: text('problem', { mode: 'json' }).$type<NonNullable<Reconcile['problem']>>(),
    /** Owed at this time, ms; null when it is over. The sweep takes what is past it. */
    dueAt: integer('due_at'),
  },
  (table) => [
    // One run of a kind at a time: who asks again joins it. One over everything may take an hour and holds up no other.
    uniqueIndex('reconciles_running').on(table.storeId, table.kind).where(sql`state = 'running'`),
    index('reconciles_newest').on(table.accountId, table.startedAt, table.id),
    index('reconciles_oldest').on(table.startedAt),
    index('reconciles_of_store').on(table.storeId, table.startedAt, table.id),
    index('reconciles_due').on(table.dueAt).where(sql`due_at is not null`),
  ],
);

/** One place whose store showed another number than we held, and what became of it. */
export const drifts = sqliteTable(
  'drifts',
  {
    reconcileId: text('reconcile_id')
      .notNull()
      .references(() => reconciles.id),
    /** The ledger's name of the place at a destination; source store, item and location at a source. */
    place: text('place').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    at: integer('at').notNull(),
    side: text('side').$type<DriftSide>().notNull(),
    sourceStoreId: text('source_store_id').notNull(),
    inventoryItemId: text('inventory_item_id').notNull(),
    locationId: text('location_id').notNull(),
    /** Null where the place did not stock it any more. */
    shown: integer('shown'),
    expected: integer('expected'),
    outcome: text('outcome').$type<DriftOutcome>().notNull(),
    why: text('why').$type<DriftWhy>().notNull(),
    settledAt: integer('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.reconcileId, table.place] }),
    index('drifts_waiting').on(table.reconcileId, table.place).where(sql`outcome = 'waiting'`),
    index('drifts_newest').on(table.accountId, table.at, table.place),
  ],
);

/** Source orders that carry the reference of another one (rule 2): found, and owed their cancel. */
export const secondOrders = sqliteTable(
  'second_orders',
  {
    pushId: text('push_id').notNull(),
    sourceOrderId: text('source_order_id').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    name: text('name').notNull(),
    /** `open`: to be settled. `asked`: its cancel is on its way. `cancelled`: it is. `left`: to a person. */
    state: text('state').$type<'open' | 'asked' | 'cancelled' | 'left'>().notNull(),
    foundAt: integer('found_at').notNull(),
    settledAt: integer('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.pushId, table.sourceOrderId] }),
    index('second_orders_open').on(table.storeId).where(sql`state in ('open', 'asked')`),
  ],
);

import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { PlatformName } from '../../src/platforms/platform.ts';
import type { OrdersProgress } from '../../src/stock/orders-progress.ts';
import type { Plan } from '../../src/stores/plan.ts';
import type { StoreRole, StoreState } from '../../src/stores/store.ts';
import { accounts } from './accounts.ts';

/** A connected shop. Its row is found again by (platform, shop) when it is reconnected, so keys made from it stay. */
export const stores = sqliteTable(
  'stores',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    platform: text('platform').$type<PlatformName>().notNull(),
    /** The platform's identity of the shop, e.g. `north-supply.myshopify.com`. */
    shop: text('shop').notNull(),
    name: text('name').notNull(),
    currency: text('currency').notNull(),
    /** Where its API answers. */
    baseUrl: text('base_url').notNull(),
    plan: text('plan').$type<Plan>().notNull(),
    /** Stores connected together: they are paired with each other before any other. */
    setName: text('set_name').notNull(),
    /** The role it was last connected with; decides what it is paired with. */
    connectedAs: text('connected_as').$type<StoreRole>().notNull(),
    state: text('state').$type<StoreState>().notNull(),
    /** Sealed with AES-GCM, bound to this row's id (AC1). */
    sealedToken: text('sealed_token').notNull(),
    /** The app behind a token that ends, sealed alike: its tokens are kept and renewed at the store's gate. */
    sealedApp: text('sealed_app'),
    sealedWebhookSecret: text('sealed_webhook_secret').notNull(),
    /** Order Push Settings of the store as a destination (OP3). */
    orderPushOn: integer('order_push_on', { mode: 'boolean' }).notNull(),
    /** When the switch last went on, ms; orders placed earlier wait for a person (OP15). */
    orderPushSince: integer('order_push_since'),
    /** What was saved of them; what is missing stands at its default. Saved this often: who saves over another's change is told. */
    orderPush: text('order_push', { mode: 'json' }).$type<Partial<OrderPushSettings>>(),
    orderPushRevision: integer('order_push_revision').notNull().default(0),
    /** Of an earlier version and written no more: readings are numbered by the clock (src/orders/reading-number.ts). */
    readings: integer('readings').notNull().default(0),
    lastEventAt: integer('last_event_at'),
    /** Why its newest delivery could not be handled yet, and when it comes again, ms; null when it was. */
    waitsFor: text('waits_for'),
    waitsUntil: integer('waits_until'),
    createdAt: integer('created_at').notNull(),
    /** Rises with every change of links, groups, locations and allowances that its ledgers must hear of. */
    stockRevision: integer('stock_revision').notNull().default(0),
    /** The newest complete reading of its changed orders: from when (store's clock, ms) and begun when (ours, ms). */
    ordersReadFrom: integer('orders_read_from'),
    ordersReadBegun: integer('orders_read_begun'),
    /** How far the reading of them that is under way has come; null where none is. */
    ordersProgress: text('orders_progress', { mode: 'json' }).$type<OrdersProgress>(),
    /** When reconciling is due by itself, ms: what changed, and everything. */
    reconcileDueAt: integer('reconcile_due_at').notNull().default(0),
    reconcileAllDueAt: integer('reconcile_all_due_at').notNull().default(0),
    /** Changed orders and levels are known up to here, ms; null before the first whole reading. */
    ordersKnownTo: integer('orders_known_to'),
    levelsKnownTo: integer('levels_known_to'),
  },
  (table) => [
    uniqueIndex('stores_by_shop').on(table.platform, table.shop),
    index('stores_by_account').on(table.accountId),
    index('stores_to_reconcile').on(table.reconcileDueAt),
  ],
);

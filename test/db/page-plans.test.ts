// How the database finds what pages show: by an index that leads to it, never by reading a whole table.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listAllowances, previewAllowance } from '../../db/pages/allowances-page.ts';
import { readChosenStore } from '../../db/pages/chosen-store.ts';
import { listFirstLevels } from '../../db/pages/first-levels-page.ts';
import { listInventory, listNotices } from '../../db/pages/inventory-page.ts';
import {
  countIdle,
  listBlocked,
  listConnectionNames,
} from '../../db/pages/location-groups-page.ts';
import { previewGroups } from '../../db/pages/location-groups-preview.ts';
import { readOrderPage } from '../../db/pages/order-page.ts';
import { countPushedOrders } from '../../db/pages/order-push-counts.ts';
import { listPushedOrders } from '../../db/pages/order-push-page.ts';
import { readOrderToCheck } from '../../db/pages/order-to-check.ts';
import { listElsewhere } from '../../db/pages/orders-elsewhere.ts';
import {
  findOrdersToShip,
  listPushesToShip,
  listSourceSkus,
} from '../../db/pages/orders-to-ship-find.ts';
import { countFurtherToShip, listOrdersToShip } from '../../db/pages/orders-to-ship-page.ts';
import { listSellingStores, listSourcePlaces } from '../../db/pages/orders-to-ship-places.ts';
import { readOverview } from '../../db/pages/overview-page.ts';
import { listProductConnections } from '../../db/pages/products-connections.ts';
import { listProductActs, readProduct } from '../../db/pages/products-one.ts';
import { countProducts, listProducts } from '../../db/pages/products-page.ts';
import { listShippingPlaces } from '../../db/pages/products-places.ts';
import { findSourceListings } from '../../db/pages/products-source.ts';
import { countReasons } from '../../db/pages/push-reasons.ts';
import { readTries } from '../../db/pages/push-tries.ts';
import { countPushesPerHour } from '../../db/pages/pushes-per-hour.ts';
import {
  listDrifts,
  listReconciledStores,
  listRuns,
  readRun,
} from '../../db/pages/reconciles-page.ts';
import { readSkuFacts } from '../../db/pages/sku-page.ts';
import { listWaiting } from '../../db/records/drifts.ts';
import { weighApply } from '../../db/records/first-levels.ts';
import {
  compareLevels,
  compareTargets,
  listShown,
  listStuck,
  readStretch,
} from '../../db/records/level-copies.ts';
import { readPairs } from '../../db/records/link-by-hand.ts';
import { lastGroupsChange, loadGroups } from '../../db/records/location-groups.ts';
import { openPushes } from '../../db/records/owe-pushes.ts';
import { listStoresDue } from '../../db/records/reconcile-due.ts';
import { listReconcilesDue } from '../../db/records/reconciles.ts';
import { listStaying, listUndecided } from '../../db/records/reconnected.ts';
import { readNextSuggestions } from '../../db/records/suggestions.ts';
import { finishUnlinking, readUnlinkFacts } from '../../db/records/unlinking.ts';
import { listNotRouted, listWaitingOrders } from '../../db/records/waiting-orders.ts';
import { pushStatuses } from '../../src/order-push/push-status.ts';
import { fillDatabase } from '../support/fill-database.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const orders = 3000;
const now = Date.parse('2026-11-23T12:00:00Z');
const chosen = { id: 'st_sells', isSource: false, isDestination: true };
const source = { id: 'st_ships', isSource: true, isDestination: false };
const both = { ...source, isDestination: true };
const allowance = { buffer: 3, sharePercent: 50, cap: 9 };
const sku = { sku: 'SKU-001500', ids: ['i-1500', 'st_ships'] };
const first = { sku: 'SKU-001500', ids: ['v-1500'] };
const after = { at: now - 1_000_000, id: 'st_sells.1500', part: 0 };

const sells = { accountId: 'demo', storeId: chosen.id };
const mended = { decisions: ['on-hold'], holds: ['too-few'], failures: ['too-few'] } as const;

const otherGroups = {
  ...{ added: [{ name: 'Stall', destinationLocationId: 'stall', sourceLocationIds: ['annex'] }] },
  ...{ resourced: [{ name: 'Shop', destinationLocationId: 'shop', sourceLocationIds: ['main'] }] },
  ...{ removed: [], reordered: [], renamed: [] },
};
const cn = { connectionId: 'cn_1', destinationStoreId: chosen.id };

const stretch = { locationId: 'shop', first: 'i-1', last: 'i-2', most: 50 };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await fillDatabase(database.client, { orders, now });
});
afterAll(() => database.close());

/** The plans of the statements that a read sends, step by step. */
async function planOf(read: (db: Database) => Promise<unknown>): Promise<string[]> {
  const { client, db } = database;
  const sent: Parameters<typeof client.execute>[0][] = [];
  const execute = client.execute.bind(client);
  client.execute = async (statement: Parameters<typeof client.execute>[0]) => {
    sent.push(statement);
    return execute(statement);
  };
  await read(db);
  client.execute = execute;
  const steps: string[] = [];
  for (const statement of sent) {
    const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
    const { rows } = await execute({ sql: `explain query plan ${sql}`, args });
    steps.push(...rows.map((row) => String(row.detail)));
  }
  return steps;
}

const ofPushStatus = pushStatuses.flatMap((view): typeof reads => [
  [`the orders that are ${view}`, (db) => listPushedOrders(db, 'demo', { limit: 50, view })],
  [
    `a search in those of a source that are ${view}`,
    (db) => listPushedOrders(db, 'demo', { limit: 50, view, store: source, q: 'mug', after }),
  ],
  [`why orders are ${view}`, (db) => countReasons(db, 'demo', undefined, { view })],
]);

const behindKey = { sku: 'sku001500', ids: ['key', 'v-1500'] };
const behindTitle = { sku: 'a thing', ids: ['title', 'v-1500'] };
const products = (page: Partial<Parameters<typeof listProducts>[3]>) => (db: Database) =>
  listProducts(db, 'demo', 'cn_1', { limit: 50, view: 'all', all: 100_000, ...page });
const pair = { variantId: 'v-9', sourceVariantId: 'v-8' };

const reads: [string, (db: Database) => Promise<unknown>][] = [
  ['the list of all orders', (db) => listPushedOrders(db, 'demo', { limit: 50 })],
  ['a further page of it', (db) => listPushedOrders(db, 'demo', { limit: 50, after })],
  ['a search in it', (db) => listPushedOrders(db, 'demo', { limit: 50, q: 'reyes' })],
  ['the list of a destination', (db) => listPushedOrders(db, 'demo', { limit: 50, store: chosen })],
  [
    'a further page of a destination',
    (db) => listPushedOrders(db, 'demo', { limit: 50, store: chosen, after }),
  ],
  ['the list of a source', (db) => listPushedOrders(db, 'demo', { limit: 50, store: source })],
  [
    'the list of a store that is both',
    (db) => listPushedOrders(db, 'demo', { limit: 50, store: both }),
  ],
  [
    'the orders of a reason',
    (db) => listPushedOrders(db, 'demo', { limit: 50, reason: 'too-few' }),
  ],
  ['how many there are', (db) => countPushedOrders(db, 'demo', undefined, {})],
  [
    'how many a search finds in a destination',
    (db) => countPushedOrders(db, 'demo', chosen, { q: 'reyes', reason: 'refused' }),
  ],
  ['how many a source has', (db) => countPushedOrders(db, 'demo', both, {})],
  ['why orders of a source stay', (db) => countReasons(db, 'demo', source, {})],
  [
    'why orders of a search stay',
    (db) => countReasons(db, 'demo', undefined, { q: 'reyes', view: 'pending' }),
  ],
  [
    'which other store has a number',
    (db) => listElsewhere(db, 'demo', { number: '1500', storeIds: ['st_sells'] }),
  ],
  ['the tries of a push', (db) => readTries(db, 'demo', 'ps_9')],
  ['an order to check', (db) => readOrderToCheck(db, 'demo', 'st_sells.1500')],
  ['the order page', (db) => readOrderPage(db, 'demo', 'st_sells.1500')],
  ['the orders to ship', (db) => listOrdersToShip(db, 'demo', { limit: 50 })],
  ['a further page of them', (db) => listOrdersToShip(db, 'demo', { limit: 50, after })],
  [
    'them by store, place, age and what is shipped',
    (db) =>
      listOrdersToShip(db, 'demo', {
        ...{ limit: 50, destinationId: chosen.id, place: 'st_ships/main', placedBefore: now },
        partly: true,
      }),
  ],
  ['how many more there are', (db) => countFurtherToShip(db, 'demo', { after, show: 'pushed' })],
  [
    'one of them by its number',
    (db) => findOrdersToShip(db, 'demo', { sourceId: source.id, number: '5009' }),
  ],
  [
    'chosen ones of them',
    (db) => listPushesToShip(db, 'demo', { sourceId: undefined, pushIds: ['ps_9', 'ps_10'] }),
  ],
  ['what their source lists them as', (db) => listSourceSkus(db, 'demo', ['ps_9'])],
  ['where they may ship from', (db) => listSourcePlaces(db, 'demo', undefined)],
  ['who may have sold them', (db) => listSellingStores(db, 'demo', source.id)],
  [
    'the orders to ship of a source',
    (db) => listOrdersToShip(db, 'demo', { limit: 50, sourceId: source.id }),
  ],
  ['the overview', (db) => readOverview(db, 'demo', undefined, now)],
  ['the overview of a store', (db) => readOverview(db, 'demo', chosen.id, now)],
  ['the pushes per hour', (db) => countPushesPerHour(db, 'demo', undefined, { hours: 168, now })],
  [
    'the pushes per hour of a store',
    (db) => countPushesPerHour(db, 'demo', chosen.id, { hours: 24, now }),
  ],
  ['the inventory', (db) => listInventory(db, 'demo', { limit: 50, view: 'all' })],
  [
    'a further page of it',
    (db) => listInventory(db, 'demo', { limit: 50, view: 'all', after: sku }),
  ],
  [
    'a search of what needs attention in a destination',
    (db) => listInventory(db, 'demo', { limit: 50, view: 'attention', q: '77', store: chosen }),
  ],
  ['what waits for a person', (db) => listNotices(db, 'demo', undefined)],
  ['a SKU', (db) => readSkuFacts(db, 'demo', { sourceStoreId: source.id, inventoryItemId: 'i-9' })],
  ['what connections keep back', (db) => listAllowances(db, 'demo')],
  [
    'what one would show',
    (db) => previewAllowance(db, 'demo', 'cn_1', { of: 'connection', ...allowance }),
  ],
  [
    'what one SKU would show',
    (db) => previewAllowance(db, 'demo', 'cn_1', { of: 'link', variantId: 'v-9', ...allowance }),
  ],
  [
    'first levels',
    (db) => listFirstLevels(db, 'demo', 'cn_1', { limit: 50, onlyChanges: true, after: first }),
  ],
  ['what an Apply would do', (db) => weighApply(db, 'demo', 'cn_1', ['v-1', 'v-2'])],
  ['the connections there are', (db) => listConnectionNames(db, 'demo')],
  ['a map of Location Groups', (db) => loadGroups(db, 'demo', 'cn_1')],
  ['who changed it last', (db) => lastGroupsChange(db, 'cn_1')],
  ['what unmapped locations block', (db) => listBlocked(db, 'demo', chosen.id)],
  ['stock that cannot be sold', (db) => countIdle(db, 'demo', 'cn_1')],
  [
    'what another map would do',
    (db) => previewGroups(db, 'demo', cn, otherGroups, ['shop', 'stall']),
  ],
  ['the runs of reconciling', (db) => listRuns(db, 'demo', { limit: 25 })],
  [
    'a further page of those of a store',
    (db) => listRuns(db, 'demo', { limit: 25, storeId: chosen.id, after }),
  ],
  ['one run', (db) => readRun(db, 'demo', 'rc_9')],
  ['how stores stand', (db) => listReconciledStores(db, 'demo')],
  ['the drifts of a run', (db) => listDrifts(db, 'demo', { limit: 50, runId: 'rc_9' })],
  ['a further page of all drifts', (db) => listDrifts(db, 'demo', { limit: 50, after })],
  ['drifts that wait', (db) => listWaiting(db, 'rc_9', 'p', 50)],
  ['what differs at a destination', (db) => compareTargets(db, chosen.id, [['i-9', 'shop', 1]])],
  ['what differs at a source', (db) => compareLevels(db, source.id, [['i-9', 'main', 1]])],
  ['a stretch of a destination', (db) => readStretch(db, chosen.id, 'destination', stretch)],
  ['a stretch of a source', (db) => readStretch(db, source.id, 'source', stretch)],
  ['shown places of a store', (db) => listShown(db, chosen.id, 'destination', ['i-9', 'shop'], 50)],
  ['places that are stuck', (db) => listStuck(db, chosen.id, now)],
  ['stores that are due', (db) => listStoresDue(db, now, 50)],
  ['runs that are owed a turn', (db) => listReconcilesDue(db, now)],
  ['the products', products({})],
  ['a further page of them', products({ after: behindKey })],
  ['a view of them', products({ view: 'missing', after: behindKey })],
  ['suggestions', products({ view: 'suggested', after: behindKey })],
  ['a search in few products', products({ q: '77', all: 3_000 })],
  ['a search in many products', products({ q: 'sku' })],
  ['a search of a view, by title', products({ q: 'a', view: 'linked', after: behindTitle })],
  ['how many products there are', (db) => countProducts(db, 'demo', 'cn_1')],
  ['the connections of products', (db) => listProductConnections(db, 'demo')],
  ['a product', (db) => readProduct(db, 'demo', 'cn_1', 'v-9')],
  ['what was done to it', (db) => listProductActs(db, 'demo', 'cn_1', 'v-9', 50)],
  ['where it may ship from', (db) => listShippingPlaces(db, 'demo', chosen.id)],
  ['listings to link to', (db) => findSourceListings(db, 'demo', 'cn_1', 'SKU-0015', 20)],
  ['listings that are to be linked', (db) => readPairs(db, 'demo', 'cn_1', [pair])],
  ['the next suggestions', (db) => readNextSuggestions(db, 'demo', 'cn_1', undefined)],
  ['what unlinking would do', (db) => readUnlinkFacts(db, 'demo', 'cn_1', ['v-9'])],
  ['links that are over', (db) => finishUnlinking(db, 'cn_1', now)],
  ['the chosen store', (db) => readChosenStore(db, 'demo', chosen.id)],
  ['orders that wait for their store', (db) => listWaitingOrders(db, sells, ['on-hold'], now)],
  ['lines that are not routed', (db) => listNotRouted(db, sells, now)],
  ['orders that are not wholly pushed', (db) => listUndecided(db, sells, 50)],
  [
    'orders that stay for a reason',
    (db) => listStaying(db, { accountId: 'demo', storeIds: [chosen.id] }, mended, 50),
  ],
  ['pushes that are owed anew', (db) => db.all(sql`select p.id ${openPushes(sells)}`)],
];

/** Steps that read a whole table: what is scanned is no list in a column, and not what another step just found. */
function wholeTables(plan: string[]): string[] {
  const found = new Set(
    plan.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)$/.exec(step)?.[1] ?? []),
  );
  return plan.filter((step) => {
    const scanned = /^SCAN (?!CONSTANT ROW)(\w+)/.exec(step)?.[1];
    return scanned && !found.has(scanned) && !step.includes('VIRTUAL TABLE');
  });
}

it.each([...reads, ...ofPushStatus])('finds %s without reading a whole table', async (_, read) => {
  const plan = await planOf(read);
  expect(plan.length).toBeGreaterThan(0);
  expect(wholeTables(plan)).toEqual([]);
});

it('a later page of a list begins where the one before it ended', async () => {
  const account = await planOf((db) => listPushedOrders(db, 'demo', { limit: 50, after }));
  expect(account[0]).toBe(
    'SEARCH o USING INDEX orders_of_account (account_id=? AND (first_seen_at,id)<(?,?))',
  );
  const store = await planOf((db) =>
    listPushedOrders(db, 'demo', { limit: 50, store: chosen, after }),
  );
  expect(store).toContain(
    'SEARCH o USING INDEX orders_of_store (store_id=? AND (first_seen_at,id)<(?,?))',
  );
  const ship = await planOf((db) => listOrdersToShip(db, 'demo', { limit: 50, after }));
  expect(ship.slice(0, 3)).toEqual([
    'CO-ROUTINE o',
    'SEARCH orders USING INDEX orders_unfulfilled (account_id=? AND (first_seen_at,id)>(?,?))',
    'SCAN o',
  ]);
});

it('what waits for its store, or is to be owed anew, is found among what is open, not among all there is', async () => {
  expect(await planOf((db) => listWaitingOrders(db, sells, ['on-hold'], now))).toContain(
    'SEARCH o USING INDEX orders_not_pushed (account_id=? AND decision=?)',
  );
  const notRouted = await planOf((db) => listNotRouted(db, sells, now));
  expect(notRouted.filter((step) => /^(SEARCH|SCAN) [ol] /.test(step))).toEqual([
    'SEARCH l USING COVERING INDEX order_lines_not_routed (order_id>? AND order_id<?)',
    'SEARCH o USING INDEX sqlite_autoindex_orders_1 (id=?)',
  ]);
  expect((await planOf((db) => listUndecided(db, sells, 50))).join()).toContain(
    'SEARCH o USING INDEX orders_unfulfilled (account_id=?)',
  );
  expect(await planOf((db) => db.all(sql`select p.id ${openPushes(sells)}`))).toEqual([
    'SEARCH p USING INDEX pushes_open (account_id=?)',
  ]);
});

it('a later page of the inventory begins where the one before it ended', async () => {
  const plan = await planOf((db) =>
    listInventory(db, 'demo', { limit: 50, view: 'all', after: sku }),
  );
  expect(plan[0]).toContain(
    'SEARCH i USING INDEX stock_items_by_sku (account_id=? AND (sku,inventory',
  );
  const { rows } = await listInventory(database.db, 'demo', { limit: 2, view: 'all', after: sku });
  expect(rows.map((row) => row.sku)).toEqual(['SKU-001501', 'SKU-001502']);
});

it('what stays behind is found by the stores of its account, and what is open by its account', async () => {
  const plan = await planOf((db) => countPushedOrders(db, 'demo', undefined, {}));
  for (const step of [
    'SEARCH l USING COVERING INDEX order_lines_held (order_id>? AND order_id<?)',
    'SEARCH p USING INDEX pushes_open (account_id=?)',
    'SEARCH o USING COVERING INDEX orders_not_pushed (account_id=?)',
    'SEARCH o USING COVERING INDEX orders_of_account (account_id=?)',
  ])
    expect(plan).toContain(step);
});

it('[OP8] no order of a source is found by looking through all that was pushed to it', async () => {
  const plan = await planOf((db) => countPushedOrders(db, 'demo', source, {}));
  expect(plan.join()).toContain('SEARCH p USING INDEX pushes_by_part (order_id=?)');
  expect(plan.join()).not.toContain('source_store_id=?');
});

it('what was shipped long ago is not looked at to find what is left to ship', async () => {
  const { rows } = await listOrdersToShip(database.db, 'demo', { limit: 100 });
  // Of a hundred orders, those from 9 to 12 are at their source, not shipped; the others are of no linked SKU.
  expect(rows.slice(0, 5).map(({ name }) => name)).toEqual([
    '#1009',
    '#1010',
    '#1011',
    '#1012',
    '#1109',
  ]);
});

it('[OP5] what an unmapped location blocks is found among the lines that stay, not among all orders', async () => {
  const plan = await planOf((db) => listBlocked(db, 'demo', chosen.id));
  expect(plan.filter((step) => /^(SEARCH|SCAN) [ol] /.test(step))).toEqual([
    'SEARCH l USING INDEX order_lines_held (order_id>? AND order_id<?)',
    'SEARCH o USING INDEX sqlite_autoindex_orders_1 (id=?)',
  ]);
});

it('the search of a whole table is noticed', () => {
  expect(
    wholeTables(['SCAN o', 'CO-ROUTINE l', 'SCAN l', 'SCAN copied VIRTUAL TABLE INDEX 1:']),
  ).toEqual(['SCAN o']);
});

it('[OP5] a page of products, of a view and of a search by title begins where the one before it ended', async () => {
  const stepOf = async (read: (db: Database) => Promise<unknown>) =>
    (await planOf(read)).filter((step) => step.startsWith('SEARCH m '));
  expect(await stepOf(products({ after: behindKey }))).toEqual([
    'SEARCH m USING INDEX matches_by_key (connection_id=? AND (match_key,destination_variant_id)>(?,?))',
  ]);
  expect(await stepOf(products({ view: 'missing', after: behindKey }))).toEqual([
    'SEARCH m USING INDEX matches_by_state (connection_id=? AND state=? AND (match_key,destination_variant_id)>(?,?))',
  ]);
  expect(await stepOf(products({ view: 'suggested', after: behindKey }))).toEqual([
    'SEARCH m USING INDEX matches_suggested (connection_id=? AND (match_key,destination_variant_id)>(?,?))',
  ]);
  expect(await stepOf(products({ q: 'a', after: behindTitle }))).toEqual([
    'SEARCH m USING INDEX matches_by_title (connection_id=? AND (title_key,destination_variant_id)>(?,?) AND title_key<?)',
  ]);
  expect(await stepOf(products({ q: 'sku' }))).toEqual([
    'SEARCH m USING INDEX matches_by_key (connection_id=? AND match_key>? AND match_key<?)',
    'SEARCH m USING INDEX matches_by_title (connection_id=? AND title_key>? AND title_key<?)',
  ]);
});

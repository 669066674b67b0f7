/**
 * A whole Crossdock in one Node process, for stories: the production verbs, records and wiring, real SQLite, sandbox
 * stores in memory, queues that may lose everything, and a clock turned by hand.
 */

import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { connections, links, stores as storeRows } from '../../db/schema/index.ts';
import { type SeededStore, threeStores } from '../../sandbox/seeds/three-stores.ts';
import { openSandboxStore, type SandboxStore } from '../../sandbox/shopify/sandbox-store.ts';
import { gateWorkDue } from '../../src/gate/work.ts';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import type { Ledger } from '../../src/stock/ledger/ledger.ts';
import { ledgerNextDue } from '../../src/stock/ledger/owed.ts';
import type { Mismatch } from '../../src/stock/ledger/view.ts';
import type { LedgerView } from '../../src/stock/ledger-view.ts';
import type { Allowance } from '../../src/stock/setup.ts';
import type { Plan } from '../../src/stores/plan.ts';
import { inboxNextDue, takeDue } from '../../src/webhooks/inbox.ts';
import { connectInto } from '../../worker/connect.ts';
import { everyMinute } from '../../worker/cron/every-minute.ts';
import { buildRoad, type Road } from '../../worker/deps.ts';
import type { Edge } from '../../worker/edge.ts';
import { webhookRoute } from '../../worker/routes/webhooks.ts';
import { account, type Told } from './account.ts';
import { type FaultPoints, faultPoints } from './fault-points.ts';
import { type InlineQueues, inlineQueues } from './inline-queues.ts';
import { type StoreDesk, storeDesk } from './store-desk.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';
import { buildEdge, type Receivers } from './world-edge.ts';
import { doGatesWork, doLedgersWork } from './world-objects.ts';

export { account };

/** The app behind Mug Street's token, where it ends. */
const streetApp = {
  clientId: 'crossdock-app',
  clientSecret: 'secret-of-the-app',
  refreshToken: 'first-refresh-token',
};

/** Cron's own rhythm: the sweep runs every minute. */
const sweepEveryMs = 60_000;

export type WorldStore = StoreDesk & {
  /** Our row's id. */
  id: string;
  store: SandboxStore;
  token: string;
  secret: string;
  shop: string;
};

export type World = {
  clock: VirtualClock;
  /** North Supply, source. */
  source: WorldStore;
  /** Mug Street, destination on Traction with Order Push on. */
  street: WorldStore;
  /** Harbor Goods, destination on Starter. */
  harbor: WorldStore;
  /** Stores that run and that nobody has connected yet, by their address. */
  unconnected: {
    url: string;
    token: string;
    secret: string;
    desk: StoreDesk;
    store: SandboxStore;
  }[];
  /** Stores on Starter that were asked for beyond the three, in that order. */
  more: WorldStore[];
  database: TestDatabase;
  edge: Edge;
  road: Road;
  queues: InlineQueues;
  faults: FaultPoints;
  /** Posts to our own HTTP side, as a store does. */
  post: (request: Request) => Promise<Response>;
  /** What open dashboards were told, in order. */
  told: Told[];
  /** Who else answers beside the stores, by host: a story puts them there. */
  receivers: Receivers;
  /** What the objects store, by their names. */
  objects: {
    inboxes: ReadonlyMap<string, SyncSql>;
    ledgers: ReadonlyMap<string, { sql: SyncSql }>;
    gates: ReadonlyMap<string, SyncSql>;
  };
  /** What every ledger holds, and what of it its movements do not add up to. */
  ledgers: () => (LedgerView & { mismatches: Mismatch[] })[];
  /** The ledger of a SKU of the source store. */
  ledgerOf: (sku: string) => LedgerView;
  /** A person sees the first levels of every connection and presses Apply. */
  applyFirstLevels: () => Promise<void>;
  /** What the connections to a destination keep back. */
  allow: (destination: string, allowance: Partial<Allowance>) => Promise<void>;
  /** Order Push Settings of a destination, saved without its page. */
  setOrderPush: (destination: WorldStore, change: Partial<OrderPushSettings>) => Promise<void>;
  /** A person connects a store that is here already, with other settings. */
  connectAgain: (name: string, settings: { orderPush: boolean }) => Promise<void>;
  /** From now on nothing is reconciled by the clock: a story counts what changes alone cost. */
  putOffReconciling: () => Promise<void>;
  /** Calls we made to stores so far. */
  storeCalls: () => number;
  /** Of them, exchanges of a refresh token. */
  exchanges: () => number;
  /** Lets everything happen that falls due within this time, in order. */
  run: (ms: number) => Promise<void>;
  close: () => void;
};

export type WorldOptions = {
  street?: { plan?: Plan; orderPush?: boolean; tokensEnd?: boolean };
  /** Stores beyond the three, connected after them by the role they are seeded with. */
  more?: SeededStore[];
  /** Stores that run and that nobody has connected yet. */
  unconnected?: SeededStore[];
  /** What people did at Harbor Goods before it was connected. */
  before?: (stores: { harbor: StoreDesk }) => Promise<void>;
};

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const clock = virtualClock('2026-11-23T12:00:00Z');
  const database = await openTestDatabase();
  const faults = faultPoints();
  const queues = inlineQueues(clock.now);
  const inboxes = new Map<string, SyncSql>();
  const ledgers = new Map<string, { sql: SyncSql; ledger: Ledger }>();
  const gates = new Map<string, SyncSql>();
  const shops = new Map<string, SandboxStore>();
  const told: World['told'] = [];
  const receivers: Receivers = new Map();
  const ours = 'http://crossdock.test';

  const http = new Hono();
  const post = async (request: Request) => http.fetch(request);
  const calls = { stores: 0, exchanges: 0 };
  const edge = buildEdge({
    calls,
    clock,
    database,
    faults,
    queues,
    inboxes,
    ledgers,
    gates,
    shops,
    ours,
    told,
    receivers,
  });
  const road = buildRoad(edge);
  http.post('/webhooks/shopify/:storeId', (context) => webhookRoute(context, road));

  const { more: asked = [], unconnected = [] } = options;
  const stores = [...threeStores(), ...asked, ...unconnected].map((seeded, index) => {
    const baseUrl = `http://127.0.0.1:${4401 + index}`;
    const store = openSandboxStore({
      name: seeded.name,
      shop: seeded.shop,
      token: seeded.token,
      webhookSecret: seeded.webhookSecret,
      seed: seeded.seed,
      file: ':memory:',
      baseUrl,
      now: clock.now,
      send: post,
      ...(index === 1 && options.street?.tokensEnd ? { expiringTokens: streetApp } : {}),
    });
    // People at the stores read a lot here, and a store's budget is one for them and us.
    Object.assign(store.faults.bucket, { size: 200_000, restoreRate: 10_000 });
    shops.set(baseUrl, store);
    return { seeded, store, baseUrl };
  });

  const connect = async (index: number, plan: Plan, orderPush: boolean): Promise<WorldStore> => {
    const opened = stores[index];
    if (!opened) throw new Error('three-stores has fewer stores');
    const { seeded, store, baseUrl } = opened;
    const connected = await connectInto(edge, {
      accountId: account,
      platform: 'shopify',
      baseUrl,
      token: seeded.token,
      webhookSecret: seeded.webhookSecret,
      app:
        index === 1 && options.street?.tokensEnd
          ? { ...streetApp, expiresInSeconds: 3600 }
          : undefined,
      role: seeded.role,
      plan,
      orderPush,
      setName: 'sandbox',
    });
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    return {
      ...storeDesk(store, seeded.token),
      id: connected.value.storeId,
      store,
      token: seeded.token,
      secret: seeded.webhookSecret,
      shop: seeded.shop,
    };
  };

  const source = await connect(0, 'starter', false);
  const { plan = 'traction', orderPush = true } = options.street ?? {};
  const street = await connect(1, plan, orderPush);
  const third = stores[2];
  if (options.before && third) {
    await options.before({ harbor: storeDesk(third.store, third.seeded.token) });
    clock.advance(5_000);
  }
  const harbor = await connect(2, 'starter', false);
  const more: WorldStore[] = [];
  // Which of two sources is older decides: they are not connected in the same moment.
  if (asked.some(({ role }) => role === 'source')) clock.advance(1_000);
  for (const [index] of stores.entries()) {
    if (index > 2 && index < 3 + asked.length) more.push(await connect(index, 'starter', false));
  }

  let nextSweep = clock.now() + sweepEveryMs;

  /** Everything that is due now, until nothing is. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 1000; turn += 1) {
      let moved = 0;
      for (const { store } of stores) moved += await store.deliverDue();
      for (const [name, sql] of inboxes) {
        const due = takeDue(sql, clock.now());
        const storeId = name.slice(0, name.indexOf('/'));
        try {
          if (due.length > 0)
            await edge.send.webhooks(due.map((row) => ({ ...row, inbox: name, storeId })));
        } catch {
          // As in the object's alarm: the due-table brings it back.
        }
        moved += due.length;
      }
      moved += await doLedgersWork(edge, ledgers);
      moved += await doGatesWork(edge, gates);
      moved += await queues.deliverDue(edge, road);
      if (clock.now() >= nextSweep) {
        nextSweep = clock.now() + sweepEveryMs;
        await everyMinute(edge);
        moved += 1;
      }
      if (moved === 0) return;
    }
    throw new Error('The world does not come to rest');
  };

  const nextAt = (): number =>
    Math.min(
      nextSweep,
      ...stores.map(({ store }) => store.nextDueAt() ?? Number.POSITIVE_INFINITY),
      ...[...inboxes.values()].map((sql) => inboxNextDue(sql) ?? Number.POSITIVE_INFINITY),
      ...[...ledgers.values()].map(({ sql }) => ledgerNextDue(sql) ?? Number.POSITIVE_INFINITY),
      ...[...gates.values()].map(
        (sql) => gateWorkDue(sql, clock.now()) ?? Number.POSITIVE_INFINITY,
      ),
      queues.nextAt() ?? Number.POSITIVE_INFINITY,
    );

  const views = () =>
    [...ledgers.values()].flatMap(({ ledger }) => {
      const view = ledger.view();
      return view ? [{ ...view, mismatches: ledger.compare() }] : [];
    });

  // Connecting reads first levels: what a story tells begins after it.
  await settle();
  told.length = 0;

  return {
    clock,
    source,
    street,
    harbor,
    more,
    unconnected: stores.slice(3 + asked.length).map(({ seeded, store, baseUrl }) => ({
      url: baseUrl,
      token: seeded.token,
      secret: seeded.webhookSecret,
      desk: storeDesk(store, seeded.token),
      store,
    })),
    database,
    edge,
    road,
    queues,
    faults,
    post,
    told,
    receivers,
    objects: { inboxes, ledgers, gates },
    ledgers: views,
    ledgerOf: (sku) => {
      const view = views().find((one) => one.sku === sku);
      if (!view) throw new Error(`No ledger of ${sku}`);
      return view;
    },
    setOrderPush: async ({ id }, change) => {
      const known = await database.db.query.stores.findMany();
      const orderPush = { ...known.find((one) => one.id === id)?.orderPush, ...change };
      await database.db.update(storeRows).set({ orderPush }).where(eq(storeRows.id, id));
    },
    connectAgain: async (name, { orderPush }) => {
      const index = stores.findIndex(({ seeded }) => seeded.name === name);
      await connect(index, 'traction', orderPush);
    },
    putOffReconciling: async () =>
      void (await database.client.execute('update stores set reconcile_due_at = 9e15')),
    storeCalls: () => calls.stores,
    exchanges: () => calls.exchanges,
    allow: async (name, allowance) => {
      const { connections: all, stores: known } = database.db.query;
      const destination = (await known.findMany()).find((one) => one.name === name);
      for (const { id, destinationStoreId } of await all.findMany()) {
        if (destinationStoreId !== destination?.id) continue;
        await database.db.update(connections).set(allowance).where(eq(connections.id, id));
        await road.tellLedgers(account, id);
      }
      await settle();
    },
    applyFirstLevels: async () => {
      await settle();
      await database.db.update(links).set({ alignedAt: clock.now() });
      for (const { id } of await database.db.query.connections.findMany())
        await road.tellLedgers(account, id);
      await settle();
    },
    run: async (ms) => {
      const until = clock.now() + ms;
      await settle();
      while (nextAt() <= until) {
        clock.advance(Math.max(0, nextAt() - clock.now()));
        await settle();
      }
      clock.advance(until - clock.now());
    },
    close: () => {
      for (const { store } of stores) store.close();
      database.close();
    },
  };
}

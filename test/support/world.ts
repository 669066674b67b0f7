/**
 * A whole Crossdock in one Node process, for stories: the production verbs, records and wiring, real SQLite, sandbox
 * stores in memory, queues that may lose everything, and a clock turned by hand.
 */
import { Hono } from 'hono';
import { threeStores } from '../../sandbox/seeds/three-stores.ts';
import { openSandboxStore, type SandboxStore } from '../../sandbox/shopify/sandbox-store.ts';
import type { Change } from '../../src/live/change.ts';
import { type Bucket, learn, reserve, standardBucket } from '../../src/platforms/budget.ts';
import { makeCipher } from '../../src/shared/cipher.ts';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import {
  type Charge,
  holdUnits,
  listCharges,
  prepareCharges,
  settleUnits,
} from '../../src/stock/charges.ts';
import type { Plan } from '../../src/stores/plan.ts';
import {
  finishDelivery,
  inboxNextDue,
  keepDeliveries,
  prepareInbox,
  putOffDelivery,
  takeDue,
} from '../../src/webhooks/inbox.ts';
import { connectInto } from '../../worker/connect.ts';
import { resendStrandedWork } from '../../worker/cron/resend-stranded-work.ts';
import { buildRoad, type Road } from '../../worker/deps.ts';
import type { Edge } from '../../worker/edge.ts';
import { webhookRoute } from '../../worker/routes/webhooks.ts';
import { type FaultPoints, faultPoints } from './fault-points.ts';
import { type InlineQueues, inlineQueues } from './inline-queues.ts';
import { nodeSql } from './node-sql.ts';
import { type StoreDesk, storeDesk } from './store-desk.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

export const account = 'demo';

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
  database: TestDatabase;
  edge: Edge;
  road: Road;
  queues: InlineQueues;
  faults: FaultPoints;
  /** Posts to our own HTTP side, as a store does. */
  post: (request: Request) => Promise<Response>;
  /** What open dashboards were told, in order. */
  told: { accountId: string; change: Change }[];
  charges: () => Charge[];
  /** Lets everything happen that falls due within this time, in order. */
  run: (ms: number) => Promise<void>;
  close: () => void;
};

export type WorldOptions = { street?: { plan?: Plan; orderPush?: boolean } };

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const clock = virtualClock('2026-11-23T12:00:00Z');
  const database = await openTestDatabase();
  const faults = faultPoints();
  const queues = inlineQueues(clock.now);
  const inboxes = new Map<string, SyncSql>();
  const ledgers = new Map<string, SyncSql>();
  const shops = new Map<string, SandboxStore>();
  const told: World['told'] = [];
  const ours = 'http://crossdock.test';

  const http = new Hono();
  const post = async (request: Request) => http.fetch(request);
  const edge = buildEdge({ clock, database, faults, queues, inboxes, ledgers, shops, ours, told });
  const road = buildRoad(edge);
  http.post('/webhooks/shopify/:storeId', (context) => webhookRoute(context, road));

  const stores = threeStores().map((seeded, index) => {
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
      role: index === 0 ? 'source' : 'destination',
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
  const harbor = await connect(2, 'starter', false);

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
      moved += await queues.deliverDue(edge, road);
      if (clock.now() >= nextSweep) {
        nextSweep = clock.now() + sweepEveryMs;
        try {
          await resendStrandedWork(edge);
        } catch {
          // Cron that fails comes again a minute later.
        }
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
      queues.nextAt() ?? Number.POSITIVE_INFINITY,
    );

  return {
    clock,
    source,
    street,
    harbor,
    database,
    edge,
    road,
    queues,
    faults,
    post,
    told,
    charges: () => [...ledgers.values()].flatMap((sql) => listCharges(sql)),
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

type Parts = {
  clock: VirtualClock;
  database: TestDatabase;
  faults: FaultPoints;
  queues: InlineQueues;
  inboxes: Map<string, SyncSql>;
  ledgers: Map<string, SyncSql>;
  shops: Map<string, SandboxStore>;
  ours: string;
  told: World['told'];
};

function buildEdge({
  clock,
  database,
  faults,
  queues,
  inboxes,
  ledgers,
  shops,
  ours,
  told,
}: Parts): Edge {
  const { pass } = faults;
  const buckets = new Map<string, Bucket>();
  const opened = (all: Map<string, SyncSql>, name: string, prepare: (sql: SyncSql) => void) => {
    const known = all.get(name);
    if (known) return known;
    const sql = nodeSql();
    prepare(sql);
    all.set(name, sql);
    return sql;
  };
  const send =
    (name: 'webhooks' | 'order-push' | 'mirror') => (bodies: unknown[], delayMs?: number) =>
      bodies.length === 0
        ? Promise.resolve()
        : pass(`queue ${name}`, () => queues.send(name)(bodies, delayMs));
  // The database client counts as a fault point of its own: every statement and every batch may fail.
  for (const method of ['execute', 'batch'] as const) {
    const call = database.client[method].bind(database.client) as (
      ...of: unknown[]
    ) => Promise<unknown>;
    Object.assign(database.client, {
      [method]: (...of: unknown[]) => pass(`database ${method}`, () => call(...of)),
    });
  }
  return {
    database: () => database.db,
    send: { webhooks: send('webhooks'), orderPush: send('order-push'), mirror: send('mirror') },
    inbox: (name) => {
      const sql = opened(inboxes, name, prepareInbox);
      return {
        keep: (storeId, delivery) =>
          pass('inbox keep', async () =>
            keepDeliveries(sql, { inbox: name, storeId }, [delivery], clock.now())[0]
              ? 'new'
              : 'known',
          ),
        finish: (key, outcome) =>
          pass('inbox finish', async () => finishDelivery(sql, key, outcome, clock.now())),
        putOff: (key, until) => pass('inbox put off', async () => putOffDelivery(sql, key, until)),
      };
    },
    gate: (storeId) => ({
      reserve: (cost, lane) =>
        pass('gate', async () => {
          const answer = reserve(
            buckets.get(storeId) ?? standardBucket(clock.now()),
            cost,
            lane,
            clock.now(),
          );
          buckets.set(storeId, answer.bucket);
          return answer.granted ? { ok: true } : { ok: false, waitSeconds: answer.waitSeconds };
        }),
      report: (status) =>
        pass('gate report', async () => void buckets.set(storeId, learn(status, clock.now()))),
    }),
    ledger: ({ sourceStoreId, inventoryItemId }) => {
      const sql = opened(ledgers, `${sourceStoreId}/${inventoryItemId}`, prepareCharges);
      return {
        holdUnits: (wanted) => pass('ledger hold', async () => holdUnits(sql, wanted, clock.now())),
        settleUnits: (settled) =>
          pass('ledger settle', async () => settleUnits(sql, settled, clock.now())),
      };
    },
    tell: async (accountId, change) => void told.push({ accountId, change }),
    desk: undefined,
    fetch: (request) =>
      pass('store', async () => {
        const store = shops.get(new URL(request.url).origin);
        if (!store)
          throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
        return store.fetch(request);
      }),
    cipher: makeCipher(btoa('0123456789abcdef0123456789abcdef')),
    config: {
      publicUrl: ours,
      localAccount: account,
      defaultPlan: 'starter',
      support: { email: 'support@crossdock.test', contactUrl: 'https://crossdock.test/contact' },
    },
    now: clock.now,
    wait: async (ms) => clock.advance(ms),
    random: () => 0.5,
    log: () => undefined,
  };
}

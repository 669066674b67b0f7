// What a story's world gives the production code in place of Cloudflare's bindings, every call a point where it may fail.
import type { SandboxStore } from '../../sandbox/shopify/sandbox-store.ts';
import { askGate } from '../../src/gate/ask-gate.ts';
import {
  againBatch,
  batchOf,
  finishBatch,
  prepareGate,
  putRows,
  thawBatch,
} from '../../src/gate/gate.ts';
import { admit, probeNow, refuseEntry } from '../../src/gate/pause.ts';
import { keepReadings } from '../../src/gate/readings.ts';
import { dropStop, releaseStop } from '../../src/gate/stop.ts';
import { keepToken, prepareToken, putToken, takeToken } from '../../src/gate/token.ts';
import { withdrawRows } from '../../src/gate/withdraw-rows.ts';
import { type Bucket, learn, standardBucket } from '../../src/platforms/budget.ts';
import { makeCipher } from '../../src/shared/cipher.ts';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import { type Ledger, openLedger } from '../../src/stock/ledger/ledger.ts';
import { actOf, ledgerPort } from '../../src/stock/ledger-port.ts';
import { ledgerKey } from '../../src/stock/setup.ts';
import { listDeliveries, openDelivery, replayDeliveries } from '../../src/webhooks/deliveries.ts';
import { finishDelivery, keepDeliveries, putOffDelivery } from '../../src/webhooks/inbox.ts';
import { prepareInbox } from '../../src/webhooks/inbox-tables.ts';
import { expectEchoes } from '../../src/webhooks/keep-stock.ts';
import type { Edge } from '../../worker/edge.ts';
import { expectEchoesIn } from '../../worker/inbox-of.ts';
import { account, type Told } from './account.ts';
import type { FaultPoints } from './fault-points.ts';
import type { InlineQueues } from './inline-queues.ts';
import { nodeSql } from './node-sql.ts';
import type { TestDatabase } from './test-database.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Hosts beyond the stores that answer in a story, by host: a provider of mail, a person's own receiver. */
export type Receivers = Map<string, (request: Request) => Promise<Response>>;

export type Parts = {
  /** Counts calls to stores. */
  calls: { stores: number; exchanges: number };
  clock: VirtualClock;
  database: TestDatabase;
  faults: FaultPoints;
  queues: InlineQueues;
  inboxes: Map<string, SyncSql>;
  ledgers: Map<string, { sql: SyncSql; ledger: Ledger }>;
  gates: Map<string, SyncSql>;
  shops: Map<string, SandboxStore>;
  ours: string;
  told: Told[];
  receivers: Receivers;
};

export function buildEdge({
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
}: Parts): Edge {
  const { pass } = faults;
  const buckets = new Map<string, Bucket>();
  const tokens = new Map<string, SyncSql>();
  const opened = (all: Map<string, SyncSql>, name: string, prepare: (sql: SyncSql) => void) => {
    const known = all.get(name);
    if (known) return known;
    const sql = nodeSql();
    prepare(sql);
    all.set(name, sql);
    return sql;
  };
  const send =
    (name: 'webhooks' | 'order-push' | 'mirror' | 'stock' | 'reconcile' | 'notices') =>
    (bodies: unknown[], delayMs?: number) =>
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
  const made: Edge = {
    database: () => database.db,
    send: {
      webhooks: send('webhooks'),
      orderPush: send('order-push'),
      mirror: send('mirror'),
      stock: send('stock'),
      reconcile: send('reconcile'),
      notices: send('notices'),
    },
    inbox: (name) => {
      const sql = opened(inboxes, name, prepareInbox);
      return {
        keep: (storeId, delivery) =>
          pass('inbox keep', async () =>
            keepDeliveries(sql, { inbox: name, storeId }, [delivery], clock.now())[0]
              ? 'new'
              : 'known',
          ),
        finish: (key, outcome, tries) =>
          pass('inbox finish', async () => finishDelivery(sql, key, outcome, clock.now(), tries)),
        putOff: (key, until) => pass('inbox put off', async () => putOffDelivery(sql, key, until)),
        expectEchoes: (echoes) =>
          pass('inbox echoes', async () => expectEchoes(sql, echoes, clock.now())),
        list: (asked) => pass('inbox list', async () => listDeliveries(sql, asked)),
        open: (key) => pass('inbox open', async () => openDelivery(sql, key)),
        replay: (keys) =>
          pass('inbox replay', async () => replayDeliveries(sql, keys, clock.now())),
      };
    },
    gate: (storeId) => {
      const sql = opened(gates, storeId, prepareGate);
      return {
        reserve: (cost, lane, ahead) =>
          pass('gate', async () => {
            const known = buckets.get(storeId) ?? standardBucket(clock.now());
            const { bucket, answer } = askGate(sql, known, cost, lane, clock.now(), ahead);
            buckets.set(storeId, bucket);
            return answer;
          }),
        report: (status) =>
          pass('gate report', async () => {
            buckets.set(storeId, learn(status, clock.now()));
            admit(sql);
          }),
        refusedEntry: (why) => pass('gate refused', async () => refuseEntry(sql, why, clock.now())),
      };
    },
    probeNow: (storeId, askedAt) =>
      pass('gate probe', async () =>
        probeNow(opened(gates, storeId, prepareGate), askedAt, clock.now()),
      ),
    tokens: (storeId) => {
      const sql = opened(tokens, storeId, prepareToken);
      return {
        keep: (pair) => pass('token keep', async () => keepToken(sql, pair)),
        take: (lease) => pass('token take', async () => takeToken(sql, lease, clock.now())),
        put: (lease, pair) => pass('token put', async () => putToken(sql, lease, pair)),
      };
    },
    stockGate: (storeId) => {
      const sql = opened(gates, storeId, prepareGate);
      return {
        put: (rows) => pass('gate put', async () => putRows(sql, rows, clock.now())),
        withdraw: (withdrawals) =>
          pass('gate withdraw', async () => withdrawRows(sql, withdrawals)),
        gatherReadings: (readings) =>
          pass('gate readings', async () => keepReadings(sql, readings, clock.now())),
        batch: (id) => pass('gate batch', async () => batchOf(sql, id, clock.now())),
        again: (id, dueAt) => pass('gate again', async () => againBatch(sql, id, dueAt)),
        thaw: (id, dueAt) => pass('gate thaw', async () => thawBatch(sql, id, dueAt)),
        finish: (id, knownAt) => pass('gate finish', async () => finishBatch(sql, id, knownAt)),
        releaseStop: (id) => pass('gate release', async () => releaseStop(sql, id)),
        dropStop: (id) => pass('gate drop', async () => dropStop(sql, id)),
      };
    },
    expectEchoes: (storeId, echoes) => expectEchoesIn((name) => made.inbox(name), storeId, echoes),
    ledger: (name) => {
      const key = ledgerKey(name);
      const known = ledgers.get(key) ?? openedLedger(clock.now);
      ledgers.set(key, known);
      return ledgerPort((act, given) =>
        pass(`ledger ${act}`, async () =>
          structuredClone(actOf(known.ledger, act, structuredClone(given))),
        ),
      );
    },
    tell: async (accountId, change) => void told.push({ accountId, change }),
    desk: undefined,
    fetch: (request) =>
      pass('store', async () => {
        const receiver = receivers.get(new URL(request.url).host);
        if (receiver) return receiver(request);
        calls.stores += 1;
        if (request.url.endsWith('/admin/oauth/access_token')) calls.exchanges += 1;
        const store = shops.get(new URL(request.url).origin);
        if (!store)
          throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
        return store.fetch(request);
      }),
    cipher: makeCipher(btoa('0123456789abcdef0123456789abcdef')),
    mailToken: () => 'mail-token',
    config: {
      publicUrl: ours,
      localAccount: account,
      defaultPlan: 'starter',
      planChanges: 'owner',
      reconcile: { everyMinutes: 15, nightlyAt: 180 },
      support: { email: 'support@crossdock.test', contactUrl: 'https://crossdock.test/contact' },
      mail: { provider: 'outbox', from: 'Crossdock <notices@crossdock.test>' },
    },
    now: clock.now,
    wait: async (ms) => clock.advance(ms),
    random: () => 0.5,
    log: () => undefined,
  };
  return made;
}

function openedLedger(now: () => number): { sql: SyncSql; ledger: Ledger } {
  const sql = nodeSql();
  return { sql, ledger: openLedger(sql, now) };
}

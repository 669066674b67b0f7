// One sandbox store, whole: its records, Admin API, webhooks, faults and page, driven by a clock of the caller's.
import { type ExpiringTokens, openAccessTokens } from './access-tokens.ts';
import { openActions, type StoreActions } from './actions/index.ts';
import { answerAdminApi } from './admin-api.ts';
import { answerBulkFile, bulkPath } from './bulk/bulk-file.ts';
import { type FaultSettings, quietFaults } from './faults/fault-settings.ts';
import { faultsFetch } from './faults/faults-fetch.ts';
import { openAnswerer } from './graphql/answer-request.ts';
import { openBucket } from './graphql/bucket.ts';
import { apiVersion } from './graphql/build-schema.ts';
import { openNotices } from './pages/notices.ts';
import { pagesFetch } from './pages/pages-fetch.ts';
import { nextJobAt, runDueJobs } from './run-due-jobs.ts';
import { seedStore } from './seed-store.ts';
import { seededRandom } from './seeded-random.ts';
import { openState, type State } from './state.ts';
import type { StoreSeed } from './store-seed.ts';
import { openDeliverer } from './webhooks/deliver-due.ts';
import { enqueueWebhook } from './webhooks/enqueue-webhook.ts';
import { openOutbox } from './webhooks/outbox.ts';
import { webhookTopics } from './webhooks/rest-shapes/rest-body.ts';

/** Where Shopify exchanges tokens: https://shopify.dev/docs/apps/build/authentication-authorization */
const tokenPath = '/admin/oauth/access_token';

export { ConnectionCut } from './faults/connection-cut.ts';

export type SandboxStoreOptions = {
  /** 'North Supply' */
  name: string;
  /** 'north-supply.myshopify.com' */
  shop: string;
  /** X-Shopify-Access-Token */
  token: string;
  /** `token` ends after an hour, and is exchanged at /admin/oauth/access_token; absent, it never ends */
  expiringTokens?: ExpiringTokens;
  /** HMAC key of its webhooks */
  webhookSecret: string;
  /** SQLite path, or ':memory:' */
  file: string;
  /** its own address, 'http://127.0.0.1:4401' */
  baseUrl: string;
  /** milliseconds; the store asks no other clock */
  now: () => number;
  /** how webhooks leave */
  send: (request: Request) => Promise<Response>;
  /** 0 up to 1; the same every run where absent */
  random?: () => number;
  /** applied where the file is empty */
  seed: StoreSeed;
  /** Crossdock's own page, linked from the store's */
  dashboardUrl?: string;
};

export type SandboxStore = {
  /** the Admin API and the page, by path. Rejects with ConnectionCut where a fault cuts the connection. */
  fetch(request: Request): Promise<Response>;
  /** the faults address */
  faultsFetch(request: Request): Promise<Response>;
  /** the same faults; live */
  faults: FaultSettings;
  /** the verbs of the store, as its page and Admin API use them */
  admin: StoreActions;
  /** its records */
  state: State;
  /** finishes every job and sends every webhook that is due; returns how many */
  deliverDue(): Promise<number>;
  /** ms of the earliest thing still due */
  nextDueAt(): number | undefined;
  close(): void;
};

/** Opens a store; cheap in memory, since the GraphQL schema is built once a process, at the first request. */
export function openSandboxStore(options: SandboxStoreOptions): SandboxStore {
  const { shop, now, baseUrl } = options;
  const random = options.random ?? seededRandom(shop);
  const faults = quietFaults();
  const state = openState({
    shop,
    file: options.file,
    now,
    settings: faults,
    enqueue: (at, topic, subject) => {
      // A topic without a body here may be subscribed to, as upstream; docs/sandbox.md says it stays silent.
      if (webhookTopics.includes(topic))
        enqueueWebhook({ faults, random, apiVersion }, at, topic, subject);
    },
  });
  if (state.shops.size === 0) seedStore(state, options, options.seed);
  const admin = openActions(state);
  const outbox = openOutbox(state);
  const bucket = openBucket(now, () => faults.bucket);
  const { token, expiringTokens: expiring } = options;
  const tokens = openAccessTokens(state, { token, expiring }, { faults, random });
  const api = {
    tokens,
    faults,
    random,
    answerer: openAnswerer({ state, bucket, baseUrl }),
    newRequestId: requestIds(shop, now),
  };
  const pages = {
    state,
    admin,
    baseUrl,
    notices: openNotices(),
    dashboardUrl: options.dashboardUrl,
  };
  const deliver = openDeliverer({
    outbox,
    shop,
    secret: options.webhookSecret,
    now,
    send: options.send,
    addressOf: (id) => state.subscriptions.get(id)?.uri,
    removeSubscription: (id) => state.subscriptions.delete(id),
  });
  const jobs = { state, baseUrl, fault: () => faults.bulk };
  return {
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === tokenPath && tokens.exchange) return tokens.exchange(request);
      if (pathname.startsWith(bulkPath)) return answerBulkFile(state, faults.bulk, request);
      return pathname.startsWith('/admin/api/')
        ? answerAdminApi(api, request)
        : pagesFetch(pages, request);
    },
    faultsFetch: (request) => faultsFetch(faults, request),
    faults,
    admin,
    state,
    deliverDue: async () => runDueJobs(jobs) + (await deliver()),
    nextDueAt() {
      const times = [nextJobAt(state), outbox.nextDueAt()].filter((time) => time !== undefined);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    close: () => state.close(),
  };
}

/** Names requests as X-Request-ID does; only their difference matters. */
function requestIds(shop: string, now: () => number): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${shop.split('.')[0]}-${count}-${Math.trunc(now() / 1000)}`;
  };
}

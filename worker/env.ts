/** The bindings and settings of wrangler.toml, as the runtime hands them over. */
import type { AccountFeed } from './objects/account-feed.ts';
import type { SkuLedger } from './objects/sku-ledger.ts';
import type { StoreGate } from './objects/store-gate.ts';
import type { StoreInbox } from './objects/store-inbox.ts';
import type {
  MirrorMessage,
  NoticesMessage,
  OrderPushMessage,
  ReconcileMessage,
  StockMessage,
  WebhookMessage,
} from './queues/messages.ts';

export type Env = {
  ASSETS: Fetcher;
  DB: D1Database;
  LIBSQL_URL?: string;
  LIBSQL_AUTH_TOKEN?: string;
  STORE_INBOX: DurableObjectNamespace<StoreInbox>;
  STORE_GATE: DurableObjectNamespace<StoreGate>;
  SKU_LEDGER: DurableObjectNamespace<SkuLedger>;
  ACCOUNT_FEED: DurableObjectNamespace<AccountFeed>;
  WEBHOOKS: Queue<WebhookMessage>;
  ORDER_PUSH: Queue<OrderPushMessage>;
  MIRROR: Queue<MirrorMessage>;
  STOCK: Queue<StockMessage>;
  RECONCILE: Queue<ReconcileMessage>;
  NOTICES: Queue<NoticesMessage>;
  /** Where this Worker is reached from outside. */
  PUBLIC_URL: string;
  /** Account a request is signed in to by itself; empty on the edge. */
  LOCAL_ACCOUNT: string;
  DEFAULT_PLAN: string;
  /** Without it, owners change plans. */
  PLAN_CHANGES?: string;
  RECONCILE_MINUTES: string;
  RECONCILE_NIGHTLY_AT: string;
  SUPPORT_EMAIL: string;
  CONTACT_URL: string;
  /** Who carries mail: empty for nobody, or one of `mailProviders`. */
  MAIL_PROVIDER?: string;
  /** The address mail comes from, with a name in front or not. */
  MAIL_FROM?: string;
  /** Secret: what the provider knows us by. */
  MAIL_TOKEN?: string;
  /** Bound by the local run only: what people at the sandbox stores do for a newcomer. */
  SANDBOX_DESK?: Fetcher;
  CREDENTIALS_KEY: string;
};

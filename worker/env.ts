/** The bindings and settings of wrangler.toml, as the runtime hands them over. */
import type { SkuLedger } from './objects/sku-ledger.ts';
import type { StoreGate } from './objects/store-gate.ts';
import type { StoreInbox } from './objects/store-inbox.ts';
import type { MirrorMessage, OrderPushMessage, WebhookMessage } from './queues/messages.ts';

export type Env = {
  ASSETS: Fetcher;
  DB: D1Database;
  LIBSQL_URL?: string;
  LIBSQL_AUTH_TOKEN?: string;
  STORE_INBOX: DurableObjectNamespace<StoreInbox>;
  STORE_GATE: DurableObjectNamespace<StoreGate>;
  SKU_LEDGER: DurableObjectNamespace<SkuLedger>;
  WEBHOOKS: Queue<WebhookMessage>;
  ORDER_PUSH: Queue<OrderPushMessage>;
  MIRROR: Queue<MirrorMessage>;
  /** Where this Worker is reached from outside. */
  PUBLIC_URL: string;
  /** Account a request is signed in to by itself; empty on the edge. */
  LOCAL_ACCOUNT: string;
  DEFAULT_PLAN: string;
  CREDENTIALS_KEY: string;
};

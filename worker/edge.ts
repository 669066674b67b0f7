/**
 * Everything outside that Crossdock's own code needs, as one plain type. The Worker fills it with Cloudflare's
 * bindings (cloudflare-edge.ts); the stories fill it with SQLite, queues in memory and a clock they turn by hand.
 */
import type { Database } from '../db/open.ts';
import type { Change } from '../src/live/change.ts';
import type { LedgerName } from '../src/orders/charge-lines.ts';
import type { PlatformGate } from '../src/platforms/platform-gate.ts';
import type { Cipher } from '../src/shared/cipher.ts';
import type { WantedUnits } from '../src/stock/charges.ts';
import type { Plan } from '../src/stores/plan.ts';
import type { Delivery, PutOff } from '../src/webhooks/inbox.ts';
import type { MirrorMessage, OrderPushMessage, WebhookMessage } from './queues/messages.ts';

export type InboxPort = {
  /** Durable once it answers; `failed` where it could not be kept. */
  keep: (storeId: string, delivery: Delivery) => Promise<'new' | 'known' | 'failed'>;
  finish: (key: string, outcome: string) => Promise<void>;
  putOff: (key: string, until: PutOff) => Promise<void>;
};

export type LedgerPort = {
  holdUnits: (wanted: WantedUnits) => Promise<void>;
  settleUnits: (settled: { key: string; reference: string; units: number }) => Promise<void>;
};

/** Hands messages to a queue; the delay is a hint (rule 1). */
export type Send<Message> = (messages: Message[], delayMs?: number) => Promise<void>;

export type Config = {
  publicUrl: string;
  /** Account of a request that is signed in by itself; undefined on the edge. */
  localAccount: string | undefined;
  defaultPlan: Plan;
  /** Where merchants get help, set by the operator (HP1). */
  support: { email: string; contactUrl: string };
};

export type Edge = {
  database: (accountId: string | undefined) => Database;
  send: {
    webhooks: Send<WebhookMessage>;
    orderPush: Send<OrderPushMessage>;
    mirror: Send<MirrorMessage>;
  };
  inbox: (name: string) => InboxPort;
  gate: (storeId: string) => PlatformGate;
  ledger: (name: LedgerName) => LedgerPort;
  /** Tells the account's open dashboards. Never rejects, and nothing depends on it. */
  tell: (accountId: string, change: Change) => Promise<void>;
  /** The people at the sandbox stores of a local run, who do a step for a newcomer; undefined everywhere else. */
  desk: ((request: Request) => Promise<Response>) | undefined;
  fetch: (request: Request) => Promise<Response>;
  cipher: Cipher;
  config: Config;
  now: () => number;
  /** Waits, ms. Only where a person waits too: a queue or an alarm comes back instead. */
  wait: (ms: number) => Promise<void>;
  /** 0..1, for spreading tries. */
  random: () => number;
  /** One line about something worth knowing; never a token, an address or a name. */
  log: (line: string) => void;
};

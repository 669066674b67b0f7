/**
 * Everything outside that Crossdock's own code needs, as one plain type. The Worker fills it with Cloudflare's
 * bindings (cloudflare-edge.ts); the stories fill it with SQLite, queues in memory and a clock they turn by hand.
 */
import type { Database } from '../db/open.ts';
import type { GateRow, Withdrawal } from '../src/gate/gate-row.ts';
import type { TakenToken, TokenPair } from '../src/gate/token.ts';
import type { Change } from '../src/live/change.ts';
import type { MailConfig } from '../src/notices/mail/mail-config.ts';
import type { PlatformGate } from '../src/platforms/platform-gate.ts';
import type { ReconcilePace } from '../src/reconcile/due.ts';
import type { Cipher } from '../src/shared/cipher.ts';
import type { LedgerPort } from '../src/stock/ledger-port.ts';
import type { LedgerName } from '../src/stock/setup.ts';
import type { Reading } from '../src/stock/stock-message.ts';
import type { Echo, GatePort } from '../src/stock/write-batch.ts';
import type { Plan, PlanChanger } from '../src/stores/plan.ts';
import type {
  DeliveriesAsked,
  ListedDelivery,
  OpenedDelivery,
} from '../src/webhooks/deliveries.ts';
import type { Delivery } from '../src/webhooks/delivery.ts';
import type { PutOff } from '../src/webhooks/inbox.ts';
import type {
  MirrorMessage,
  NoticesMessage,
  OrderPushMessage,
  ReconcileMessage,
  StockMessage,
  WebhookMessage,
} from './queues/messages.ts';

/** What became of a delivery: `known` was kept before, `failed` could not be kept. */
export type Kept = 'new' | 'known' | 'failed';

export type InboxPort = {
  /** Durable once it answers; `failed` where it could not be kept. */
  keep: (storeId: string, delivery: Delivery) => Promise<Kept>;
  /** `tries` of the hand-over that is over; one from before a replay does not end the replay. */
  finish: (key: string, outcome: string, tries?: number) => Promise<void>;
  putOff: (key: string, until: PutOff) => Promise<void>;
  /** Deliveries of these writes of ours end in the inbox (ST4). */
  expectEchoes: (echoes: Echo[]) => Promise<void>;
  /** Newest first. */
  list: (asked: DeliveriesAsked) => Promise<ListedDelivery[]>;
  open: (key: string) => Promise<OpenedDelivery | undefined>;
  /** Owes them again. @returns the keys that are here and go again */
  replay: (keys: string[]) => Promise<string[]>;
};

/** A store's gate for stock: rows in by its ledgers, batches out to the queue; and the stop on mass zeroing (ST8). */
export type StockGatePort = GatePort & {
  put: (rows: GateRow[]) => Promise<void>;
  /** Ledgers want nothing of theirs written there any more. */
  withdraw: (withdrawals: Withdrawal[]) => Promise<void>;
  /** Readings of this store that ledgers are owed go together. */
  gatherReadings: (readings: Reading[]) => Promise<void>;
  /** Lets a stopped connection's rows go. */
  releaseStop: (connectionId: string) => Promise<void>;
  /** Forgets them. @returns the rows, whose ledgers are to be told */
  dropStop: (connectionId: string) => Promise<GateRow[]>;
};

/** Hands messages to a queue; the delay is a hint (rule 1). */
export type Send<Message> = (messages: Message[], delayMs?: number) => Promise<void>;

/** Sees sealed text only. */
export type TokenPort = {
  keep: (pair: TokenPair) => Promise<void>;
  take: (newLease: string) => Promise<TakenToken>;
  /** False where the lease is not the newest any more. */
  put: (lease: string, pair: TokenPair) => Promise<boolean>;
};

export type Config = {
  publicUrl: string;
  /** Account of a request that is signed in by itself; undefined on the edge. */
  localAccount: string | undefined;
  defaultPlan: Plan;
  /** Who changes the plan of a store. */
  planChanges: PlanChanger;
  reconcile: ReconcilePace;
  /** Where merchants get help, set by the operator (HP1). */
  support: { email: string; contactUrl: string };
  /** Who carries mail, and from whom it comes; no provider: no mail is offered. */
  mail: MailConfig;
};

export type Edge = {
  database: (accountId: string | undefined) => Database;
  send: {
    webhooks: Send<WebhookMessage>;
    orderPush: Send<OrderPushMessage>;
    mirror: Send<MirrorMessage>;
    stock: Send<StockMessage>;
    reconcile: Send<ReconcileMessage>;
    notices: Send<NoticesMessage>;
  };
  inbox: (name: string) => InboxPort;
  /** Numbers of ours that will come back as the store's own webhooks: they end in its inbox (ST4). */
  expectEchoes: (storeId: string, echoes: Echo[]) => Promise<void>;
  gate: (storeId: string) => PlatformGate;
  /** For a person: lets the next call ask a store whose gate is paused; see src/gate/pause.ts. */
  probeNow: (storeId: string, askedAt: number) => Promise<boolean>;
  stockGate: (storeId: string) => StockGatePort;
  /** A store's tokens where they end, renewed by one caller at a time. */
  tokens: (storeId: string) => TokenPort;
  ledger: (name: LedgerName) => LedgerPort;
  /** Tells the account's open dashboards. Never rejects, and nothing depends on it. */
  tell: (accountId: string, change: Change) => Promise<void>;
  /** The people at the sandbox stores of a local run, who do a step for a newcomer; undefined everywhere else. */
  desk: ((request: Request) => Promise<Response>) | undefined;
  fetch: (request: Request) => Promise<Response>;
  cipher: Cipher;
  /** What the mail provider knows us by; read where a mail is sent, never logged. */
  mailToken: () => string;
  config: Config;
  now: () => number;
  /** Waits, ms. Only where a person waits too: a queue or an alarm comes back instead. */
  wait: (ms: number) => Promise<void>;
  /** 0..1, for spreading tries. */
  random: () => number;
  /** One line about something worth knowing; never a token, an address or a name. */
  log: (line: string) => void;
};

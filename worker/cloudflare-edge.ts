/** Fills the Edge with Cloudflare's bindings. Made anew for each event; nothing of a request outlives it. */
import { waitUntil } from 'cloudflare:workers';
import { openDatabase } from '../db/open.ts';
import type { GateBatch, GateRow } from '../src/gate/gate-row.ts';
import type { TakenToken } from '../src/gate/token.ts';
import type { Change } from '../src/live/change.ts';
import { readMailConfig } from '../src/notices/mail/mail-config.ts';
import { readPace } from '../src/reconcile/due.ts';
import { makeCipher } from '../src/shared/cipher.ts';
import { ledgerPort } from '../src/stock/ledger-port.ts';
import { ledgerKey } from '../src/stock/setup.ts';
import { planChangers, plans } from '../src/stores/plan.ts';
import type { ListedDelivery, OpenedDelivery } from '../src/webhooks/deliveries.ts';
import type { Config, Edge, InboxPort, Send, StockGatePort } from './edge.ts';
import type { Env } from './env.ts';
import { gatherDeliveries } from './gather-deliveries.ts';
import { expectEchoesIn } from './inbox-of.ts';
import type { Acted } from './objects/sku-ledger.ts';

export function cloudflareEdge(env: Env): Edge {
  const desk = env.SANDBOX_DESK;
  return {
    database: (accountId) => openDatabase(env, accountId),
    send: {
      webhooks: sender(env.WEBHOOKS),
      orderPush: sender(env.ORDER_PUSH),
      mirror: sender(env.MIRROR),
      stock: sender(env.STOCK),
      reconcile: sender(env.RECONCILE),
      notices: sender(env.NOTICES),
    },
    inbox: (name) => inboxPort(env, name),
    gate: (storeId) => env.STORE_GATE.getByName(storeId),
    probeNow: (storeId, askedAt) => env.STORE_GATE.getByName(storeId).probeNow(askedAt),
    stockGate: (storeId) => stockGatePort(env, storeId),
    tokens: (storeId) => {
      const gate = env.STORE_GATE.getByName(storeId);
      return {
        keep: async (pair) => void (await gate.keepToken(pair)),
        take: async (lease) => (await gate.takeToken(lease)) as TakenToken,
        put: (lease, pair) => gate.putToken(lease, pair),
      };
    },
    ledger: (name) => {
      const ledger = env.SKU_LEDGER.getByName(ledgerKey(name));
      return ledgerPort(async (act, given) => {
        const acted = (await ledger.act(act, given)) as Acted;
        if (!acted.ok) throw new Error(acted.why);
        return acted.value;
      });
    },
    tell: (accountId, change) => tell(env, accountId, change),
    expectEchoes: (storeId, echoes) =>
      expectEchoesIn((name) => inboxPort(env, name), storeId, echoes),
    desk: desk && ((request) => desk.fetch(request)),
    fetch: (request) => fetch(request),
    cipher: makeCipher(env.CREDENTIALS_KEY ?? ''),
    mailToken: () => env.MAIL_TOKEN ?? '',
    config: readConfig(env),
    now: () => Date.now(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
    log: (line) => console.log(line),
  };
}

/** The settings of wrangler.toml, checked: a wrong one is named at once. */
export function readConfig(
  env: Pick<
    Env,
    | 'PUBLIC_URL'
    | 'LOCAL_ACCOUNT'
    | 'DEFAULT_PLAN'
    | 'PLAN_CHANGES'
    | 'SUPPORT_EMAIL'
    | 'CONTACT_URL'
    | 'RECONCILE_MINUTES'
    | 'RECONCILE_NIGHTLY_AT'
    | 'MAIL_PROVIDER'
    | 'MAIL_FROM'
    | 'MAIL_TOKEN'
  >,
): Config {
  const plan = plans.find((known) => known === env.DEFAULT_PLAN);
  if (!plan) throw new Error(`DEFAULT_PLAN must be one of ${plans.join(', ')}`);
  const planChanges = planChangers.find((known) => known === (env.PLAN_CHANGES || 'owner'));
  if (!planChanges) throw new Error(`PLAN_CHANGES must be one of ${planChangers.join(', ')}`);
  if (!URL.canParse(env.PUBLIC_URL)) throw new Error('PUBLIC_URL must be an address, https://…');
  if (!URL.canParse(env.CONTACT_URL)) throw new Error('CONTACT_URL must be an address, https://…');
  if (!/^[^@\s]+@[^@\s]+$/.test(env.SUPPORT_EMAIL))
    throw new Error('SUPPORT_EMAIL must be an e-mail address');
  return {
    publicUrl: env.PUBLIC_URL.replace(/\/+$/, ''),
    localAccount: env.LOCAL_ACCOUNT || undefined,
    defaultPlan: plan,
    planChanges,
    reconcile: readPace(env.RECONCILE_MINUTES, env.RECONCILE_NIGHTLY_AT),
    support: { email: env.SUPPORT_EMAIL, contactUrl: env.CONTACT_URL },
    mail: readMailConfig(env.MAIL_PROVIDER ?? '', env.MAIL_FROM ?? '', Boolean(env.MAIL_TOKEN)),
  };
}

/** Work waits this long at most for dashboards to be told; one that hears nothing asks again by itself. */
const tellWithinMs = 2000;

async function tell(env: Env, accountId: string, change: Change): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, tellWithinMs);
  });
  try {
    await Promise.race([env.ACCOUNT_FEED.getByName(accountId).tell(change), late]);
  } catch {
    // Only a hint was lost.
  }
  clearTimeout(timer);
}

function stockGatePort(env: Env, storeId: string): StockGatePort {
  const gate = env.STORE_GATE.getByName(storeId);
  return {
    put: async (rows) => void (await gate.put(storeId, rows)),
    withdraw: async (withdrawals) => void (await gate.withdraw(withdrawals)),
    gatherReadings: async (readings) => void (await gate.gatherReadings(storeId, readings)),
    batch: async (id) => (await gate.batch(id)) as GateBatch | undefined,
    again: async (id, dueAt) => void (await gate.again(id, dueAt)),
    thaw: async (id, dueAt) => void (await gate.thaw(id, dueAt)),
    finish: async (id, knownAt) => void (await gate.finish(id, knownAt)),
    releaseStop: async (connectionId) => void (await gate.releaseStop(connectionId)),
    dropStop: async (connectionId) => (await gate.dropStop(connectionId)) as GateRow[],
  };
}

/** Outlives a request: it is what requests of one isolate meet in. */
const keepTogether = gatherDeliveries({ now: () => Date.now(), waitUntil });

const inboxPort = (env: Env, name: string): InboxPort => {
  const inbox = env.STORE_INBOX.getByName(name);
  return {
    keep: (storeId, delivery) =>
      keepTogether(name, storeId, delivery, (of, deliveries) =>
        env.STORE_INBOX.getByName(name).keep({ inbox: name, storeId: of }, deliveries),
      ),
    finish: async (key, outcome, tries) => void (await inbox.finish(key, outcome, tries)),
    putOff: (key, until) => inbox.putOff(key, until),
    expectEchoes: async (echoes) => void (await inbox.expectEchoes(echoes)),
    list: async (asked) => (await inbox.list(asked)) as ListedDelivery[],
    open: async (key) => (await inbox.open(key)) as OpenedDelivery | undefined,
    replay: (keys) => inbox.replay(keys),
  };
};

/** A queue takes 100 messages a call and delays of whole seconds. */
function sender<Message>(queue: Queue<Message>): Send<Message> {
  return async (messages, delayMs = 0) => {
    const delaySeconds = Math.min(Math.ceil(delayMs / 1000), 43_200);
    for (let from = 0; from < messages.length; from += 100)
      await queue.sendBatch(
        messages.slice(from, from + 100).map((body) => ({ body, delaySeconds })),
      );
  };
}

/** Fills the Edge with Cloudflare's bindings. Made anew for each event; nothing of a request outlives it. */
import { openDatabase } from '../db/open.ts';
import type { Change } from '../src/live/change.ts';
import { makeCipher } from '../src/shared/cipher.ts';
import { plans } from '../src/stores/plan.ts';
import type { Config, Edge, InboxPort, Send } from './edge.ts';
import type { Env } from './env.ts';

export function cloudflareEdge(env: Env): Edge {
  const desk = env.SANDBOX_DESK;
  return {
    database: (accountId) => openDatabase(env, accountId),
    send: {
      webhooks: sender(env.WEBHOOKS),
      orderPush: sender(env.ORDER_PUSH),
      mirror: sender(env.MIRROR),
    },
    inbox: (name) => inboxPort(env, name),
    gate: (storeId) => env.STORE_GATE.getByName(storeId),
    ledger: ({ sourceStoreId, inventoryItemId }) => {
      const ledger = env.SKU_LEDGER.getByName(`${sourceStoreId}/${inventoryItemId}`);
      return {
        holdUnits: async (wanted) => void (await ledger.holdUnits(wanted)),
        settleUnits: async (settled) => void (await ledger.settleUnits(settled)),
      };
    },
    tell: (accountId, change) => tell(env, accountId, change),
    desk: desk && ((request) => desk.fetch(request)),
    fetch: (request) => fetch(request),
    cipher: makeCipher(env.CREDENTIALS_KEY ?? ''),
    config: readConfig(env),
    now: () => Date.now(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
    log: (line) => console.log(line),
  };
}

/** The settings of wrangler.toml, checked: a wrong one is named at once. */
export function readConfig(
  env: Pick<Env, 'PUBLIC_URL' | 'LOCAL_ACCOUNT' | 'DEFAULT_PLAN' | 'SUPPORT_EMAIL' | 'CONTACT_URL'>,
): Config {
  const plan = plans.find((known) => known === env.DEFAULT_PLAN);
  if (!plan) throw new Error(`DEFAULT_PLAN must be one of ${plans.join(', ')}`);
  if (!URL.canParse(env.PUBLIC_URL)) throw new Error('PUBLIC_URL must be an address, https://…');
  if (!URL.canParse(env.CONTACT_URL)) throw new Error('CONTACT_URL must be an address, https://…');
  if (!/^[^@\s]+@[^@\s]+$/.test(env.SUPPORT_EMAIL))
    throw new Error('SUPPORT_EMAIL must be an e-mail address');
  return {
    publicUrl: env.PUBLIC_URL.replace(/\/+$/, ''),
    localAccount: env.LOCAL_ACCOUNT || undefined,
    defaultPlan: plan,
    support: { email: env.SUPPORT_EMAIL, contactUrl: env.CONTACT_URL },
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

const inboxPort = (env: Env, name: string): InboxPort => {
  const inbox = env.STORE_INBOX.getByName(name);
  return {
    keep: (storeId, delivery) => inbox.keep({ inbox: name, storeId }, delivery),
    finish: async (key, outcome) => void (await inbox.finish(key, outcome)),
    putOff: (key, until) => inbox.putOff(key, until),
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

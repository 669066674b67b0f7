// Connects the three sandbox stores through the worker's own procedure, and again those that a person connected.
import { setTimeout as wait } from 'node:timers/promises';
import { failureSentence, routerClient } from '../local/router-client.ts';
import type { RunStore } from '../local/run-file.ts';

type Terms = { planAtFirst: 'starter' | 'traction'; orderPushAtFirst: boolean };

// At first, one destination whose plan includes Order Push, and one whose plan does not: both sides of the rule can be
// seen. What a person chooses later stays.
const terms: Record<string, Terms> = {
  'Mug Street': { planAtFirst: 'traction', orderPushAtFirst: true },
  'Harbor Goods': { planAtFirst: 'starter', orderPushAtFirst: false },
};

type Router = ReturnType<typeof routerClient>;
type Input = Parameters<Router['stores']['connect']['mutate']>[0];

/**
 * Connects each store, sources first so that destinations find what to link to. A store connected before keeps its
 * row, its plan, its switch and its connections, and takes over the new address. Throws a sentence naming the store where
 * one is refused.
 * @param spare stores that run and that only a person connects: those somebody did are told the new addresses, too
 */
export async function connectStores(
  dashboard: string,
  stores: readonly RunStore[],
  spare: readonly RunStore[],
): Promise<void> {
  const router = routerClient(dashboard);
  for (const store of stores.toSorted((a, b) => b.role.localeCompare(a.role)))
    await connect(router, store, { role: store.role, setName: 'sandbox', ...terms[store.name] });
  const known = await router.stores.list.query();
  for (const store of spare) {
    const connected = known.find(({ shop, state }) => shop === store.shop && state !== 'left');
    if (connected) await connect(router, store, { role: connected.role, setUp: true });
  }
}

/** Waits that a store may ask for at one start. */
const waitsMost = 10;

async function connect(
  router: Router,
  { name, platform, baseUrl, token, webhookSecret }: RunStore,
  as: Omit<Input, 'platform' | 'url' | 'token' | 'webhookSecret'>,
): Promise<void> {
  const connectOnce = () =>
    router.stores.connect.mutate({ platform, url: baseUrl, token, webhookSecret, ...as });
  for (let waits = 0; ; waits += 1) {
    try {
      await connectOnce();
      return;
    } catch (error) {
      const sentence = failureSentence(error);
      // What was going on before a restart may have used up the store's budget: it says for how long.
      const [, seconds] = /asks to wait (\d+) s/.exec(sentence) ?? [];
      if (seconds === undefined || waits === waitsMost)
        throw new Error(`${name} could not be connected: ${sentence}`, { cause: error });
      await wait(Number(seconds) * 1000);
    }
  }
}

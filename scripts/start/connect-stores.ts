// Connects the three sandbox stores through the worker's own procedure, as a person would in the dashboard.
import { failureSentence, routerClient } from '../local/router-client.ts';
import type { RunStore } from '../local/run-file.ts';

type Terms = { plan: 'starter' | 'traction'; orderPush: boolean };

// One destination whose plan includes Order Push, and one whose plan does not: both sides of the rule can be seen.
const terms: Record<string, Terms> = {
  'Mug Street': { plan: 'traction', orderPush: true },
  'Harbor Goods': { plan: 'starter', orderPush: false },
};

/**
 * Connects each store, sources first so that destinations find what to link to. A store connected before keeps its
 * row and takes over the new address. Throws a sentence naming the store where one is refused.
 */
export async function connectStores(dashboard: string, stores: readonly RunStore[]): Promise<void> {
  const router = routerClient(dashboard);
  for (const store of stores.toSorted((a, b) => b.role.localeCompare(a.role))) {
    try {
      await router.stores.connect.mutate({
        platform: store.platform,
        url: store.baseUrl,
        token: store.token,
        webhookSecret: store.webhookSecret,
        role: store.role,
        setName: 'sandbox',
        ...terms[store.name],
      });
    } catch (error) {
      throw new Error(`${store.name} could not be connected: ${failureSentence(error)}`, {
        cause: error,
      });
    }
  }
}

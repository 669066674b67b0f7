// Connects the three sandbox stores through the worker's own procedure, as a person would in the dashboard.
import { failureSentence, routerClient } from '../local/router-client.ts';
import type { RunStore } from '../local/run-file.ts';

type Terms = { planAtFirst: 'starter' | 'traction'; orderPushAtFirst: boolean };

// At first, one destination whose plan includes Order Push, and one whose plan does not: both sides of the rule can be
// seen. What a person chooses later stays.
const terms: Record<string, Terms> = {
  'Mug Street': { planAtFirst: 'traction', orderPushAtFirst: true },
  'Harbor Goods': { planAtFirst: 'starter', orderPushAtFirst: false },
};

/**
 * Connects each store, sources first so that destinations find what to link to. A store connected before keeps its
 * row, its plan and its switch, and takes over the new address. Throws a sentence naming the store where one is refused.
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

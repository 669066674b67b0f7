// A sandbox store in this process with its staff's desk, and the adapter in front of it.
import { threeStores } from '../../../../sandbox/seeds/three-stores.ts';
import { openSandboxStore } from '../../../../sandbox/shopify/sandbox-store.ts';
import type { Platform } from '../../../../src/platforms/platform.ts';
import type { PlatformFailure } from '../../../../src/platforms/platform-failure.ts';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import type { Result } from '../../../../src/shared/result.ts';
import { storeDesk } from '../../../support/store-desk.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const baseUrl = 'http://127.0.0.1:4401';

/** @returns the store of the three that is a source, new, with nobody's orders */
export function openDesk() {
  const [seeded] = threeStores();
  const clock = virtualClock('2026-11-23T12:00:00Z');
  const asked: string[] = [];
  const topics: string[] = [];
  const store = openSandboxStore({
    ...{ name: seeded.name, shop: seeded.shop, token: seeded.token, seed: seeded.seed },
    ...{ webhookSecret: seeded.webhookSecret, file: ':memory:', baseUrl, now: clock.now },
    send: async (request) => {
      topics.push(request.headers.get('x-shopify-topic') ?? '');
      return new Response(null, { status: 200 });
    },
  });
  const platform: Platform = shopifyPlatform({
    ...{ baseUrl, token: seeded.token, now: clock.now, log: () => {} },
    fetch: async (request) => {
      const { operationName } = (await request.clone().json()) as { operationName: string };
      asked.push(operationName);
      return store.fetch(request);
    },
    gate: {
      reserve: async () => ({ ok: true }) as const,
      report: async () => {},
      refusedEntry: async () => {},
    },
  });
  /** Lets everything happen that falls due within a minute. */
  const settle = async () => {
    for (let second = 0; second < 60; second += 1) {
      await store.deliverDue();
      clock.advance(1000);
    }
  };
  /** What a SKU has to sell, by location. */
  const shelf = async (sku: string): Promise<Map<string, number>> => {
    const [listing] = unwrap(await platform.findListings([sku]));
    if (!listing) throw new Error(`${sku} is not listed`);
    const levels = unwrap(await platform.fetchLevels([listing.inventoryItemId]));
    return new Map(levels.map(({ locationId, available }) => [locationId, available]));
  };
  return { store, platform, desk: storeDesk(store, seeded.token), clock, asked, settle, shelf };
}

export type OpenDesk = ReturnType<typeof openDesk>;

/** The value, or an error that says which failure there was instead. */
export function unwrap<T>(result: Result<T, PlatformFailure>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** The first of a list that must have one. */
export function firstOf<T>(rows: readonly T[]): T {
  const [first] = rows;
  if (first === undefined) throw new Error('There is none');
  return first;
}

// Deliveries of many requests that share one call: what only the runtime can show of requests that wait for one another.
import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { recordStore } from '../../db/records/stores.ts';
import { makeCipher } from '../../src/shared/cipher.ts';
import type { Delivery } from '../../src/webhooks/delivery.ts';
import type { Kept } from '../../worker/edge.ts';
import { gatherDeliveries, gathering } from '../../worker/gather-deliveries.ts';
import { inboxesOf } from '../../worker/inbox-of.ts';
import type { StoreInbox } from '../../worker/objects/store-inbox.ts';
import { signedDelivery } from '../support/signed-delivery.ts';

const delivery = (key: string): Delivery => ({
  key,
  topic: 'orders/paid',
  event: { kind: 'nothing-to-do', topic: 'orders/paid' },
  triggeredAt: undefined,
});

describe('deliveries that come together', () => {
  afterEach(() => void vi.useRealTimers());

  const gathered = (keepAll: (keys: string[]) => Promise<Kept[]>) => {
    const calls: string[][] = [];
    const keep = gatherDeliveries({ now: () => Date.now(), waitUntil: () => undefined });
    const keepOne = (key: string, inbox = 'st_1/0') =>
      keep(inbox, 'st_1', delivery(key), (_, deliveries) => {
        const keys = deliveries.map((one) => one.key);
        calls.push(keys);
        return keepAll(keys);
      });
    return { calls, keepOne };
  };
  const allNew = async (keys: string[]): Promise<Kept[]> => keys.map(() => 'new');

  it('go in one call for each inbox, and each hears what became of itself', async () => {
    const { calls, keepOne } = gathered(async (keys) =>
      keys.map((key) => (key === 'b' ? 'known' : 'new')),
    );
    const kept = await Promise.all([keepOne('a'), keepOne('b'), keepOne('c', 'st_1/1')]);
    expect(kept).toEqual(['new', 'known', 'new']);
    expect(calls).toEqual([['a', 'b'], ['c']]);
  });

  it('go in further calls where they are too many for one', async () => {
    const { calls, keepOne } = gathered(allNew);
    const many = Array.from({ length: gathering.deliveries + 1 }, (_, index) => `k${index}`);
    await Promise.all(many.map((key) => keepOne(key)));
    expect(calls.map((keys) => keys.length)).toEqual([gathering.deliveries, 1]);
  });

  it('wait for the call before them, so that a flood goes in few', async () => {
    let answer: (() => void) | undefined;
    const first = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { calls, keepOne } = gathered(async (keys) => {
      if (keys.includes('a')) await first;
      return allNew(keys);
    });
    const a = keepOne('a');
    await vi.waitFor(() => expect(calls).toEqual([['a']]));
    const later = ['b', 'c'].map((key) => keepOne(key));
    await new Promise((rest) => setTimeout(rest, 10));
    expect(calls).toEqual([['a']]);
    answer?.();
    expect(await Promise.all([a, ...later])).toEqual(['new', 'new', 'new']);
    expect(calls).toEqual([['a'], ['b', 'c']]);
  });

  it('[WH1] are all told where their call failed, and the next call is made', async () => {
    let isDown = true;
    const { keepOne } = gathered((keys) =>
      isDown ? Promise.reject(new Error('overloaded')) : allNew(keys),
    );
    const lost = await Promise.allSettled([keepOne('a'), keepOne('b')]);
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isDown = false;
    expect(await keepOne('a')).toBe('new');
  });

  it('[WH1] are refused in time where no answer comes, and hold nobody up who comes later', async () => {
    vi.useFakeTimers();
    const { keepOne } = gathered((keys) =>
      keys.includes('lost') ? new Promise<never>(() => undefined) : allNew(keys),
    );
    const lost = keepOne('lost').catch(String);
    await vi.advanceTimersByTimeAsync(gathering.staleMs);
    const later = keepOne('later');
    await vi.advanceTimersByTimeAsync(gathering.leavesWithinMs);
    expect(await later).toBe('new');
    await vi.advanceTimersByTimeAsync(gathering.giveUpMs);
    expect(await lost).toBe('Error: The inbox did not answer in time');
  });
});

describe('a flood at one store’s door', () => {
  const bindings = env as unknown as { DB: D1Database; CREDENTIALS_KEY: string };
  const worker = (exports as unknown as { default: Fetcher }).default;
  const inboxes = env.STORE_INBOX as unknown as DurableObjectNamespace<StoreInbox>;
  const store = { id: '', secret: 'the secret of the flooded store', shop: 'flood.myshopify.com' };

  beforeAll(async () => {
    const db = openDatabase({ DB: bindings.DB }, undefined);
    await ensureAccount(db, 'demo', 0);
    const cipher = makeCipher(bindings.CREDENTIALS_KEY);
    const entry = {
      accountId: 'demo',
      platform: 'shopify',
      shop: store.shop,
      name: 'Flooded',
      currency: 'USD',
      baseUrl: 'http://127.0.0.1:9',
      plan: 'traction',
      newPlan: 'starter',
      pushingPlans: [],
      connectedAs: 'destination',
      setName: '',
      orderPushOn: true,
    } as const;
    const seal = async (of: string) => ({
      token: await cipher.seal('token', `${of}.token`),
      webhookSecret: await cipher.seal(store.secret, `${of}.webhook`),
    });
    store.id = (await recordStore(db, entry, seal, 0)) ?? '';
  });

  const knock = (number: number, signal?: AbortSignal) => {
    const body = JSON.stringify({ id: number });
    const signed = signedDelivery(store, {
      topic: 'products/update',
      body,
      webhookId: `flood-${number}`,
    });
    return worker.fetch(signed, signal ? { signal } : {});
  };
  const keptKeys = async () => {
    const lists = await Promise.all(
      inboxesOf(store.id).map((name) =>
        inboxes.getByName(name).list({ before: undefined, limit: 500 }),
      ),
    );
    return new Set(lists.flat().map(({ key }) => key));
  };

  it('[WH1] every request is answered 200 by itself, and its delivery is there', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, (_, number) => knock(number)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const kept = await keptKeys();
    for (let number = 0; number < 80; number += 1)
      expect(kept.has(`products/update:flood-${number}`)).toBe(true);
  });

  it('[WH1] the others are answered where the first of them hangs up', async () => {
    const leaving = new AbortController();
    const first = knock(1000, leaving.signal).catch(() => 'hung up');
    const others = Array.from({ length: 40 }, (_, number) => knock(1001 + number));
    leaving.abort();
    expect(await first).toBe('hung up');
    const answers = await Promise.all(others);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const kept = await keptKeys();
    for (let number = 1001; number < 1041; number += 1)
      expect(kept.has(`products/update:flood-${number}`)).toBe(true);
  });
});

// What only the runtime can show of the inbox: group commit, eviction, and an alarm that hands over to a real queue.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import type { Delivery } from '../../src/webhooks/inbox.ts';
import type { StoreInbox } from '../../worker/objects/store-inbox.ts';

const inboxes = env.STORE_INBOX as unknown as DurableObjectNamespace<StoreInbox>;

const delivery = (key: string): Delivery => ({
  key,
  topic: 'orders/paid',
  event: { kind: 'nothing-to-do', topic: 'orders/paid' },
  triggeredAt: undefined,
});

const open = (name: string) => ({
  owner: { inbox: name, storeId: name.slice(0, name.indexOf('/')) },
  stub: inboxes.getByName(name),
});

const rows = (stub: DurableObjectStub<StoreInbox>) =>
  runInDurableObject(stub, (_, state) =>
    state.storage.sql.exec('SELECT key, outcome, done_at FROM deliveries ORDER BY key').toArray(),
  );

it('[WH1] answers every delivery of a burst after it is stored, and knows each again after an eviction', async () => {
  const { owner, stub } = open('st_aaaaaaaaaaaaaaaa/0');
  const keys = Array.from({ length: 60 }, (_, index) => `k${index}`);
  const first = await Promise.all(keys.map((key) => stub.keep(owner, delivery(key))));
  expect(new Set(first)).toEqual(new Set(['new']));
  await evictDurableObject(stub);
  const again = await Promise.all(keys.map((key) => stub.keep(owner, delivery(key))));
  expect(new Set(again)).toEqual(new Set(['known']));
  expect(await rows(stub)).toHaveLength(60);
});

it('hands a delivery over by itself, through a real queue, and is told what became of it', async () => {
  const { owner, stub } = open('st_bbbbbbbbbbbbbbbb/0');
  await stub.keep(owner, delivery('only'));
  await vi.waitFor(
    async () =>
      expect(await rows(stub)).toMatchObject([
        { key: 'only', outcome: 'its store is not connected any more' },
      ]),
    { timeout: 10_000, interval: 100 },
  );
});

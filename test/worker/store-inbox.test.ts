// What only the runtime can show of the inbox: group commit, eviction, and an alarm that hands over to a real queue.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import type { Delivery } from '../../src/webhooks/delivery.ts';
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
  const first = await Promise.all(keys.map((key) => stub.keep(owner, [delivery(key)])));
  expect(new Set(first.flat())).toEqual(new Set(['new']));
  await evictDurableObject(stub);
  const again = await Promise.all(keys.map((key) => stub.keep(owner, [delivery(key)])));
  expect(new Set(again.flat())).toEqual(new Set(['known']));
  expect(await rows(stub)).toHaveLength(60);
});

it('hands a delivery over by itself, through a real queue, and is told what became of it', async () => {
  const { owner, stub } = open('st_bbbbbbbbbbbbbbbb/0');
  await stub.keep(owner, [delivery('only')]);
  await vi.waitFor(
    async () =>
      expect(await rows(stub)).toMatchObject([
        { key: 'only', outcome: 'its store is not connected any more' },
      ]),
    { timeout: 10_000, interval: 100 },
  );
});

it('[WH2] lists and opens what it keeps, and hands a replay over by itself', async () => {
  const { owner, stub } = open('st_cccccccccccccccc/0');
  await stub.keep(owner, [{ ...delivery('only'), body: 'sealed' }]);
  const settled = () =>
    vi.waitFor(
      async () =>
        expect(await stub.list({ before: undefined, limit: 10, only: 'done' })).toHaveLength(1),
      { timeout: 10_000, interval: 100 },
    );
  await settled();
  expect(await stub.open('only')).toMatchObject({ key: 'only', sealedBody: 'sealed', tries: 1 });
  expect(await stub.replay(['only', 'nobody'])).toEqual(['only']);
  await settled();
  expect(await stub.open('only')).toMatchObject({ replays: 1, tries: 2, status: 'done' });
});

it('[ST4] lets our own write end in it: no message leaves', async () => {
  const { owner, stub } = open('st_dddddddddddddddd/0');
  const place = { inventoryItemId: 'item', locationId: 'place', available: 4 };
  const updatedAt = '2026-11-23T12:00:00Z';
  await stub.expectEchoes([{ ...place, at: updatedAt }]);
  const event = { kind: 'stock-changed', ...place, updatedAt } as const;
  const echo = { ...delivery('echo'), topic: 'inventory_levels/update', event };
  expect(await stub.keep(owner, [echo])).toEqual(['new']);
  // Time enough for an alarm, and a queue, that must not come.
  await new Promise((rest) => setTimeout(rest, 1500));
  expect(await stub.open('echo')).toMatchObject({
    status: 'done',
    outcome: 'our own write coming back',
    tries: 0,
  });
  expect(await stub.keep(owner, [echo])).toEqual(['known']);
});

it('takes over what an inbox of the first version kept', async () => {
  const { stub } = open('st_eeeeeeeeeeeeeeee/0');
  await runInDurableObject(stub, (_, state) => {
    const { sql } = state.storage;
    for (const table of ['deliveries', 'seen', 'echoes', 'bodies']) sql.exec(`DROP TABLE ${table}`);
    sql.exec(`CREATE TABLE deliveries (
      key TEXT PRIMARY KEY, topic TEXT NOT NULL, event TEXT NOT NULL, triggered_at TEXT,
      received_at INTEGER NOT NULL, due_at INTEGER, tries INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0, outcome TEXT, done_at INTEGER)`);
    sql.exec(
      `INSERT INTO deliveries (key, topic, event, received_at, outcome, done_at)
       VALUES ('old', 'orders/paid', '{"kind":"store-left"}', 1, 'dead: no', 2)`,
    );
  });
  await evictDurableObject(stub);
  expect(await stub.list({ before: undefined, limit: 10 })).toMatchObject([
    { key: 'old', status: 'failed', times: 1 },
  ]);
});

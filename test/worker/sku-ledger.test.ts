// What only the runtime can show of a ledger: it outlives its object, acts one at a time, and works by itself by alarm.
import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { recordStore } from '../../db/records/stores.ts';
import { ledgerPort } from '../../src/stock/ledger-port.ts';
import type { LedgerView } from '../../src/stock/ledger-view.ts';
import type { LedgerSetup } from '../../src/stock/setup.ts';
import type { Env } from '../../worker/env.ts';
import type { Acted, SkuLedger } from '../../worker/objects/sku-ledger.ts';
import { entry, seal } from '../support/two-stores.ts';

const ledgers = env.SKU_LEDGER as unknown as DurableObjectNamespace<SkuLedger>;
const db = openDatabase(env as unknown as Env, 'demo');
let [north, street] = ['', ''];

beforeAll(async () => {
  await ensureAccount(db, 'demo', Date.now());
  const open = async (shop: string, role: 'source' | 'destination') =>
    (await recordStore(db, entry(shop, role), seal, Date.now())) ?? '';
  north = await open('north.myshopify.com', 'source');
  street = await open('street.myshopify.com', 'destination');
});

const open = (inventoryItemId: string) => {
  const stub = ledgers.getByName(`${north}/${inventoryItemId}`);
  const port = ledgerPort(async (act, given) => {
    const acted = (await stub.act(act, given)) as Acted;
    if (!acted.ok) throw new Error(acted.why);
    return acted.value;
  });
  const setup: LedgerSetup = {
    accountId: 'demo',
    sourceStoreId: north,
    inventoryItemId,
    sku: inventoryItemId,
    title: 'A mug',
    revision: 1,
    sourceLocationIds: ['main'],
    links: [
      {
        linkId: `cn/${inventoryItemId}`,
        connectionId: 'cn',
        destinationStoreId: street,
        destinationItemId: 'there',
        active: true,
        alignedAt: undefined,
        buffer: 0,
        sharePercent: 100,
        cap: undefined,
        edits: 'set-back',
        linksOfConnection: 1,
        groups: [
          { groupId: 'g', destinationLocationId: 'shop', since: 0, sourceLocationIds: ['main'] },
        ],
      },
    ],
  };
  return { stub, port, setup };
};

const read = (inventoryItemId: string, available: number) => ({
  source: {
    begun: Date.now(),
    levels: [{ locationId: 'main', available, storeAt: Date.now() }],
    actor: 'north',
    cause: 'a reading',
  },
  targets: [
    { target: `cn/${inventoryItemId}@shop`, available: 3, storeAt: Date.now(), begun: Date.now() },
  ],
});

// What ledgers owe at once is done before the file ends: an object that is called first while it ends holds it up for ever.
afterAll(() => new Promise((done) => setTimeout(done, 4_000)));

it('[ST7] keeps its numbers and movements over an eviction', async () => {
  const { stub, port, setup } = open('evicted');
  await port.firstReading(setup, read('evicted', 9));
  await evictDurableObject(stub);
  const view = (await port.view()) as LedgerView;
  expect(view).toMatchObject({
    free: 9,
    targets: [{ expected: 3, sellable: 9, state: 'waiting' }],
  });
  expect((await port.movements({ before: undefined, limit: 5 })).rows).toMatchObject([
    { kind: 'received', levelDelta: 9, freeAfter: 9 },
  ]);
  expect(await port.compare()).toEqual([]);
});

it('[ST7] writes its copies for the pages by itself', async () => {
  const { port, setup } = open('copied');
  await port.firstReading(setup, read('copied', 4));
  await vi.waitFor(
    async () => {
      const rows = await db.query.stockItems.findMany();
      expect(rows).toContainEqual(expect.objectContaining({ sku: 'copied', level: 4, free: 4 }));
      const targets = await db.query.stockTargets.findMany();
      expect(targets).toContainEqual(
        expect.objectContaining({ inventoryItemId: 'copied', expected: 3, sellable: 4 }),
      );
    },
    { timeout: 10_000, interval: 100 },
  );
});

it('[ST1] counts each of many sales at once exactly once', async () => {
  const { port, setup } = open('hot');
  await port.firstReading(setup, read('hot', 100));
  const at = new Date().toISOString();
  const sell = (line: number) =>
    port.hold(setup, {
      key: `street/${line}`,
      orderId: `o${line}`,
      orderName: `#${line}`,
      destinationStoreId: street,
      linkId: 'cn/hot',
      units: 1,
      path: 'push',
      createdAt: at,
      updatedAt: at,
      reading: 1,
      assigned: [],
      cause: `#${line}`,
    });
  const lines = Array.from({ length: 40 }, (_, line) => line);
  await Promise.all([...lines, ...lines].map(sell));
  expect(await port.view()).toMatchObject({ held: 40, free: 60 });
});

it('answers what went wrong instead of rejecting', async () => {
  const { stub } = open('broken');
  expect(await stub.act('endHold', [undefined])).toMatchObject({ ok: false });
});

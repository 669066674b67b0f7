// What only the runtime can show of a gate: it hands over by alarm through a real queue, and outlives its object.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { joinStores } from '../../db/records/joins.ts';
import { recordStore } from '../../db/records/stores.ts';
import { type GateRow, ownerOf } from '../../src/gate/gate-row.ts';
import type { Env } from '../../worker/env.ts';
import type { StoreGate } from '../../worker/objects/store-gate.ts';
import { rowOf, rowsOf } from '../src/gate/rows.ts';
import { entry, matchAll, seal } from '../support/two-stores.ts';

const gates = env.STORE_GATE as unknown as DurableObjectNamespace<StoreGate>;
const db = openDatabase(env as unknown as Env, 'demo');
let street = '';
let connectionId = '';

beforeAll(async () => {
  await ensureAccount(db, 'demo', Date.now());
  const open = async (shop: string, role: 'source' | 'destination') =>
    (await recordStore(db, entry(shop, role), seal, Date.now())) ?? '';
  const north = await open('north.myshopify.com', 'source');
  street = await open('street.myshopify.com', 'destination');
  const { connectionIds } = await joinStores(
    db,
    'demo',
    { id: street, role: 'destination', others: [north] },
    Date.now(),
  );
  await matchAll(db, connectionIds);
  connectionId = (await db.query.connections.findMany())[0]?.id ?? '';
});

const stored = <Row extends Record<string, SqlStorageValue>>(
  stub: DurableObjectStub<StoreGate>,
  statement: string,
) => runInDurableObject(stub, (_, state) => state.storage.sql.exec<Row>(statement).toArray());

const batches = (stub: DurableObjectStub<StoreGate>) =>
  stored<{ id: string; rows: string; tries: number; handed: number }>(
    stub,
    'SELECT id, rows, tries, handed FROM batches',
  );

it('hands a batch over by itself, through a real queue, to whoever sends it', async () => {
  const stub = gates.getByName('st_unknown_store');
  await stub.put('st_unknown_store', [rowOf(1), rowOf(2)]);
  // Its store is not connected, so that the batch is asked for, cannot be sent, and stays owed.
  await vi.waitFor(async () => expect((await batches(stub))[0]?.tries).toBeGreaterThanOrEqual(1), {
    timeout: 10_000,
    interval: 100,
  });
  const [batch] = await batches(stub);
  expect(JSON.parse(batch?.rows ?? '[]')).toEqual([rowOf(1), rowOf(2)]);
  expect(await stored(stub, 'SELECT target FROM waiting')).toEqual([]);
});

it('keeps rows, batches and their order over an eviction', async () => {
  const stub = gates.getByName('st_evicted');
  await stub.put('st_evicted', [rowOf(1, { sequence: 5 })]);
  await vi.waitFor(async () => expect(await batches(stub)).toHaveLength(1), { timeout: 5000 });
  const zeros = [rowOf(8, { zeroing: true }), rowOf(9, { zeroing: true })];
  await stub.put('st_evicted', [rowOf(1, { sequence: 7, value: 3 }), ...zeros]);
  await evictDurableObject(stub);
  await stub.put('st_evicted', [rowOf(1, { sequence: 6 })]);
  await stub.withdraw([rowOf(8, { sequence: 2 })]);
  expect(await stored(stub, 'SELECT target, sequence FROM waiting ORDER BY target')).toEqual([
    { target: ownerOf(rowOf(1)), sequence: 7 },
    { target: ownerOf(rowOf(9)), sequence: 1 },
  ]);
  const [{ id = '' } = {}] = await batches(stub);
  const { inventoryItemId, locationId } = rowOf(1);
  await stub.finish(id, [{ inventoryItemId, locationId, sequence: 6 }]);
  await vi.waitFor(
    async () => {
      const left = (await batches(stub)).flatMap(({ rows }) => JSON.parse(rows) as GateRow[]);
      expect(left.map(({ target, sequence }) => [target, sequence]).sort()).toEqual([
        ['con_1/1@main', 7],
        ['con_1/9@main', 1],
      ]);
    },
    { timeout: 10_000, interval: 100 },
  );
});

it('[ST8] writes a stop down where pages read it, and takes it back once a person answered', async () => {
  const stub = gates.getByName(street);
  const noted = async () => {
    const row = (await db.query.connections.findMany()).find(({ id }) => id === connectionId);
    return { stoppedAt: row?.stoppedAt ?? null, stoppedCount: row?.stoppedCount };
  };
  await stub.put(
    street,
    rowsOf(30, { connectionId, value: 0, zeroing: true, linksOfConnection: 40 }),
  );
  await vi.waitFor(
    async () => expect(await noted()).toEqual({ stoppedAt: expect.any(Number), stoppedCount: 30 }),
    { timeout: 10_000, interval: 100 },
  );
  await evictDurableObject(stub);
  expect(await batches(stub)).toEqual([]);
  const dropped = (await stub.dropStop(connectionId)) as GateRow[];
  expect(dropped).toHaveLength(30);
  await vi.waitFor(
    async () => expect(await noted()).toEqual({ stoppedAt: null, stoppedCount: 0 }),
    { timeout: 10_000, interval: 100 },
  );
});

it('asks a store that lets us in no more once a minute, also after an eviction', async () => {
  const stub = gates.getByName('st_shut');
  for (let times = 0; times < 3; times += 1) await stub.refusedEntry('unauthorized');
  await evictDurableObject(stub);
  expect(await stub.reserve(10, 'orders')).toMatchObject({
    ok: false,
    paused: { why: 'unauthorized' },
  });
  // A person's Retry right after: a call may ask in a few seconds, not in a minute.
  expect(await stub.probeNow(Date.now())).toBe(false);
  const soon = await stub.reserve(10, 'orders');
  expect(soon).toMatchObject({ ok: false, paused: { why: 'unauthorized' } });
  expect(soon.ok ? 0 : soon.waitSeconds).toBeLessThanOrEqual(5);
  await stub.report({ maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 });
  expect(await stub.reserve(10, 'orders')).toEqual({ ok: true });
});

// A gate's batch at a running store, with calls and answers that get lost at every step of it.
import { expect, it } from 'vitest';
import { threeStores } from '../../../sandbox/seeds/three-stores.ts';
import { openSandboxStore } from '../../../sandbox/shopify/sandbox-store.ts';
import type { GateBatch, GateRow, RowOutcome } from '../../../src/gate/gate-row.ts';
import { platforms } from '../../../src/platforms/registry.ts';
import { repeatForMs, writeLevels } from '../../../src/stock/write-levels.ts';
import { storeDesk } from '../../support/store-desk.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

type Loss = { call: number; fault: 'cutBefore' | 'cutAfter' | 'throttle' };

/** Mug Street, where Waterfront stall stocks nothing but pins. */
function openStore() {
  const seeded = threeStores()[1];
  const clock = virtualClock('2026-11-23T12:00:00Z');
  const baseUrl = 'http://127.0.0.1:4402';
  const store = openSandboxStore({
    name: seeded.name,
    shop: seeded.shop,
    token: seeded.token,
    webhookSecret: seeded.webhookSecret,
    seed: seeded.seed,
    file: ':memory:',
    baseUrl,
    now: clock.now,
    send: async () => new Response(null, { status: 200 }),
  });
  const losses: Loss[] = [];
  let calls = 0;
  const platform = platforms.shopify.open({
    baseUrl,
    token: seeded.token,
    fetch: (request) => {
      for (const { call, fault } of losses) if (call === calls) store.faults[fault].next = 1;
      calls += 1;
      return store.fetch(request);
    },
    gate: {
      reserve: async () => ({ ok: true }),
      report: async () => {},
      refusedEntry: async () => {},
    },
    now: clock.now,
    log: () => {},
  });
  const desk = storeDesk(store, seeded.token);
  const write = (batch: GateBatch) =>
    writeLevels({ openPlatform: async () => platform, now: clock.now }, 'store_m', batch);

  const rowOf = async (sku: string, value: number, over: Partial<GateRow> = {}) => {
    const [level] = await desk.levels(sku);
    if (!level) throw new Error(`${sku} is not stocked`);
    const row: GateRow = {
      ledger: { sourceStoreId: 'store_n', inventoryItemId: sku },
      target: sku,
      connectionId: 'conn_1',
      inventoryItemId: level.inventoryItemId,
      locationId: level.locationId,
      value,
      changeFrom: level.available,
      sequence: 1,
      zeroing: false,
      linksOfConnection: 9,
      ...over,
    };
    return row;
  };
  const stall = async () =>
    (await desk.levels('PIN-MUGST')).find(({ location }) => location === 'Waterfront stall')
      ?.locationId ?? '';

  /** One row that goes well, a stale one, one its location does not stock, and another that goes well. */
  const mixed = async () => [
    await rowOf('MUG-RED', 38),
    await rowOf('TEE-M', 17, { changeFrom: 3 }),
    await rowOf('TOTE-NAT', 6, { locationId: await stall(), changeFrom: 0 }),
    await rowOf('CANDLE-FIG', 9),
  ];

  /** As a gate does: the same batch again until its rows are settled. */
  const writeUntilSettled = async (rows: GateRow[], lost: Loss[] = []) => {
    losses.push(...lost.map((loss) => ({ ...loss, call: loss.call + calls })));
    const sentAt = clock.now();
    for (let tries = 1; tries < 20; tries += 1) {
      const batch = { id: 'b', key: 'batch_1', rows, sentAt, tries, superseded: false };
      const { outcomes, again } = await write(batch);
      if (!again) return outcomes;
      clock.advance(again.afterMs);
    }
    throw new Error('The batch was never settled');
  };
  const shown = async (sku: string) =>
    Object.fromEntries((await desk.levels(sku)).map((level) => [level.location, level.available]));
  return {
    store,
    desk,
    clock,
    write,
    writeUntilSettled,
    rowOf,
    mixed,
    shown,
    countCalls: () => calls,
  };
}

const kinds = (outcomes: (RowOutcome | undefined)[]) => outcomes.map((outcome) => outcome?.kind);
const shop = 'Mug Street shop';

it('[ST3] a batch of every kind: what goes well is written, the rest answered by itself', async () => {
  const { writeUntilSettled, mixed, shown } = openStore();
  const outcomes = await writeUntilSettled(await mixed());
  expect(kinds(outcomes)).toEqual(['written', 'stale', 'written', 'written']);
  expect(outcomes[1]).toMatchObject({ available: 18 });
  expect(await shown('MUG-RED')).toEqual({ [shop]: 38 });
  expect(await shown('TEE-M')).toEqual({ [shop]: 18 });
  expect(await shown('TOTE-NAT')).toEqual({ [shop]: 60, 'Waterfront stall': 6 });
  expect(await shown('CANDLE-FIG')).toEqual({ [shop]: 9 });
});

const faults = ['cutBefore', 'cutAfter', 'throttle'] as const;
const everyLoss = [0, 1, 2, 3].flatMap((call) => faults.map((fault): Loss => ({ call, fault })));

it.each(everyLoss)('ends the same where call $call has the fault $fault', async (loss) => {
  const { writeUntilSettled, mixed, shown, countCalls } = openStore();
  const outcomes = await writeUntilSettled(await mixed(), [loss]);
  expect(countCalls()).toBeGreaterThan(4);
  expect(kinds(outcomes)).toEqual(['written', 'stale', 'written', 'written']);
  expect(await shown('MUG-RED')).toEqual({ [shop]: 38 });
  expect(await shown('TEE-M')).toEqual({ [shop]: 18 });
  expect(await shown('TOTE-NAT')).toEqual({ [shop]: 60, 'Waterfront stall': 6 });
});

it('[ST3] a sale between a lost answer and its repeat is not written over', async () => {
  const { store, desk, write, rowOf, shown, clock } = openStore();
  const rows = [await rowOf('MUG-RED', 38)];
  const batch = { id: 'b', key: 'batch_1', rows, sentAt: clock.now(), superseded: false };
  store.faults.cutAfter.next = 1;
  const first = await write({ ...batch, tries: 1 });
  expect(first.again?.failure.kind).toBe('unknown');
  await desk.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
  clock.advance(5000);
  expect(kinds((await write({ ...batch, tries: 2 })).outcomes)).toEqual(['written']);
  expect(await shown('MUG-RED')).toEqual({ [shop]: 35 });
});

it('[ST3] a write that never arrived is not made up for after ten minutes, or once it is outdated', async () => {
  for (const [over, after] of [
    [{ superseded: false }, repeatForMs],
    [{ superseded: true }, 5000],
  ] as const) {
    const { store, write, rowOf, shown, clock } = openStore();
    const rows = [await rowOf('MUG-RED', 45)];
    const batch = { id: 'b', key: 'batch_1', rows, sentAt: clock.now(), ...over };
    store.faults.cutBefore.next = 1;
    await write({ ...batch, tries: 1 });
    clock.advance(after);
    expect((await write({ ...batch, tries: 2 })).outcomes).toEqual([
      { kind: 'read-back', available: 40, at: expect.any(String) },
    ]);
    expect(await shown('MUG-RED')).toEqual({ [shop]: 40 });
  }
});

it('an inventory item that was deleted is refused, and keeps nothing else back', async () => {
  const { desk, writeUntilSettled, rowOf, shown } = openStore();
  const rows = [await rowOf('TEAPOT-WHT', 3), await rowOf('MUG-RED', 38)];
  const { productVariants } = await desk.post<{
    productVariants: { nodes: { sku: string; product: { id: string } }[] };
  }>('{ productVariants(first: 50) { nodes { sku product { id } } } }');
  const id = productVariants.nodes.find(({ sku }) => sku === 'TEAPOT-WHT')?.product.id;
  await desk.post(
    'mutation Remove($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }',
    { id },
  );
  expect(kinds(await writeUntilSettled(rows))).toEqual(['refused', 'written']);
  expect(await shown('MUG-RED')).toEqual({ [shop]: 38 });
});

it('250 places are one call', async () => {
  const { store, writeUntilSettled, rowOf, countCalls } = openStore();
  const like = await rowOf('MUG-RED', 0);
  for (let number = 0; number < 250; number += 1)
    store.admin.createProduct({
      title: `Card ${number}`,
      variants: [{ sku: `CARD-${number}`, price: '3.00', stock: { [shop]: 10 } }],
    });
  const cards = store.state.inventoryItems.all().filter(({ sku }) => sku?.startsWith('CARD-'));
  const rows = cards.map(({ id: inventoryItemId }, at) => ({
    ...like,
    target: `card ${at}`,
    inventoryItemId,
    value: 4,
    changeFrom: 10,
  }));
  expect(new Set(kinds(await writeUntilSettled(rows)))).toEqual(new Set(['written']));
  expect(rows).toHaveLength(250);
  expect(countCalls()).toBe(1);
  const left = rows.flatMap(({ inventoryItemId }) => store.state.levels.in(inventoryItemId));
  expect(new Set(left.map(({ quantities }) => quantities.available))).toEqual(new Set([4]));
});

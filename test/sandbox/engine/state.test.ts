// A store's records: all or nothing, and there again after a restart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openTestStore, placeOrder } from './open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('what was written is there when the file is opened again', async () => {
  const file = join(folder, 'store.sqlite');
  const before = openTestStore({ file });
  const set = `mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "k") {
    inventoryAdjustmentGroup { id } userErrors { code } } }`;
  const input = {
    name: 'available',
    reason: 'correction',
    quantities: [
      {
        inventoryItemId: before.variant('TEE-M').itemId,
        locationId: before.location('Overflow'),
        quantity: 9,
        changeFromQuantity: 4,
      },
    ],
  };
  const first = await before.get(set, { input });
  const order = placeOrder(before, { 'MUG-RED': 2 });
  before.store.admin.cancelOrder({ orderId: order.id });
  before.store.close();

  const after = openTestStore({ file });
  expect(after.store.state.orders.all()).toEqual([order]);
  expect(after.stock('TEE-M', 'Overflow')).toBe('9/9/0');
  expect(await after.get(set, { input })).toEqual(first);
  expect(placeOrder(after, { 'MUG-RED': 1 }).name).toBe('#1002');
  after.clock.at += 60_000;
  await after.store.deliverDue();
  expect(after.store.state.orders.get(order.id)?.cancelledAt).toBe('2026-11-23T12:01:00Z');
  after.store.close();
});

it('what throws leaves no trace, however deep it was', () => {
  const { store } = openTestStore();
  const { state } = store;
  const [location] = state.locations.all();
  if (location === undefined) throw new Error('no location');
  const inner = () =>
    state.transaction(() => {
      state.locations.put({ ...location, name: 'Inner' });
      throw new Error('inner');
    });
  expect(() =>
    state.transaction(() => {
      state.locations.put({ ...location, name: 'Outer' });
      expect(inner).toThrow('inner');
      expect(state.locations.get(location.id)?.name).toBe('Outer');
      state.variants.delete(state.variants.all()[0]?.id ?? '');
      throw new Error('outer');
    }),
  ).toThrow('outer');
  expect(state.locations.all()[0]).toEqual(location);
  expect(state.variants.size).toBe(4);
});

it('two stores number their records differently', () => {
  const { store } = openTestStore();
  const ids = store.state.variants.all().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^gid:\/\/shopify\/ProductVariant\/\d{12,15}$/);
});

it('opens in well under thirty milliseconds', () => {
  const started = performance.now();
  for (let count = 0; count < 20; count += 1) openTestStore().store.close();
  expect((performance.now() - started) / 20).toBeLessThan(30);
});

// Stock written and moved: what is sent, and what every answer of the store means.
import { describe, expect, it } from 'vitest';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { page, type Script, scriptedStore } from './scripted-store.ts';

const inventoryItemId = 'gid://shopify/InventoryItem/1';
const locationId = 'gid://shopify/Location/9';
const at = '2026-11-23T12:00:05Z';

const rows = [1, 2, 3].map((number) => ({
  inventoryItemId: `gid://shopify/InventoryItem/${number}`,
  locationId,
  available: number,
  changeFrom: 10,
}));
const write = { rows, key: 'key-1', reference: 'batch 1' };

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { platform: shopifyPlatform(store.options), store };
};

type UserError = { code: string | null; field: string[] | null };

const wrong = (code: string, row?: number, field = 'quantities'): UserError => ({
  code,
  field: row === undefined ? ['input'] : ['input', field, String(row), 'changeFromQuantity'],
});

const payload = (name: string, group: object | null, errors: UserError[] = []) => ({
  data: {
    [name]: {
      inventoryAdjustmentGroup: group,
      userErrors: errors.map((error) => ({ ...error, message: 'No.' })),
    },
  },
});

const set = (group: object | null, errors?: UserError[]) => ({
  SetLevels: payload('inventorySetQuantities', group, errors),
});

const adjust = (group: object | null, errors?: UserError[]) => ({
  AdjustLevel: payload('inventoryAdjustQuantities', group, errors),
});

describe('setting levels', () => {
  it('sends every row with what it is compared with, under the key, in the lane of stock', async () => {
    const { platform, store } = open(set({ createdAt: at }));
    expect(await platform.setLevels(write)).toEqual({ ok: true, value: { written: true, at } });
    expect(store.asked.map(({ variables }) => variables)).toEqual([
      {
        key: 'key-1',
        input: {
          name: 'available',
          reason: 'correction',
          referenceDocumentUri: 'gid://crossdock/StockChange/batch%201',
          quantities: rows.map((row) => ({
            inventoryItemId: row.inventoryItemId,
            locationId,
            quantity: row.available,
            changeFromQuantity: 10,
          })),
        },
      },
    ]);
    expect(store.reserved).toEqual([{ cost: expect.any(Number), lane: 'stock' }]);
  });

  it('to what is shown already makes no change and no time: anything else the store says is newer', async () => {
    const { platform } = open(set(null));
    expect(await platform.setLevels(write)).toEqual({
      ok: true,
      value: { written: true, at: '1970-01-01T00:00:00Z' },
    });
  });

  it.each<[string, UserError[], [number, string, string][]]>([
    [
      'a stale row',
      [wrong('CHANGE_FROM_QUANTITY_STALE', 1)],
      [[1, 'stale', 'CHANGE_FROM_QUANTITY_STALE']],
    ],
    [
      'two rows of different kinds, in the order they were sent',
      [wrong('INVALID_QUANTITY_NEGATIVE', 2), wrong('CHANGE_FROM_QUANTITY_STALE', 0)],
      [
        [0, 'stale', 'CHANGE_FROM_QUANTITY_STALE'],
        [2, 'refused', 'INVALID_QUANTITY_NEGATIVE'],
      ],
    ],
    [
      'two errors of one row, by the first',
      [wrong('INVALID_LOCATION', 1), wrong('CHANGE_FROM_QUANTITY_STALE', 1)],
      [[1, 'not-stocked', 'INVALID_LOCATION']],
    ],
    [
      'an item that is gone',
      [wrong('INVALID_INVENTORY_ITEM', 0)],
      [[0, 'refused', 'INVALID_INVENTORY_ITEM']],
    ],
    [
      'an error of the whole write, as one of every row',
      [wrong('CHANGE_FROM_QUANTITY_STALE', 1), wrong('INVALID_REASON')],
      [0, 1, 2].map((index) => [index, 'refused', 'INVALID_REASON']),
    ],
    [
      'a row that was not sent, as an error of every row',
      [wrong('CHANGE_FROM_QUANTITY_STALE', 3)],
      [0, 1, 2].map((index) => [index, 'refused', 'CHANGE_FROM_QUANTITY_STALE']),
    ],
    [
      'an error without code or path, as one of every row',
      [{ code: null, field: null }],
      [0, 1, 2].map((index) => [index, 'refused', 'USER_ERROR']),
    ],
  ])('is rejected whole for %s', async (_, errors, rejected) => {
    const { platform } = open(set(null, errors));
    expect(await platform.setLevels(write)).toEqual({
      ok: true,
      value: {
        written: false,
        rejected: rejected.map(([index, why, code]) => ({ index, why, code, message: 'No.' })),
      },
    });
  });

  it.each<[string, Script, object]>([
    [
      'a key that is being worked on waits a second for its answer',
      set(null, [wrong('IDEMPOTENCY_CONCURRENT_REQUEST')]),
      { kind: 'throttled', retryAfterSeconds: 1 },
    ],
    [
      'a key whose first use failed says nothing of rows',
      set(null, [wrong('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED')]),
      { kind: 'refused', code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED' },
    ],
    [
      'nor does a key of another write',
      set(null, [wrong('IDEMPOTENCY_KEY_PARAMETER_MISMATCH')]),
      { kind: 'refused', code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
    ],
    [
      'an answer with neither may have happened',
      { SetLevels: { data: { inventorySetQuantities: null } } },
      { kind: 'unknown' },
    ],
    [
      'an answer of another shape may have happened',
      { SetLevels: { data: { inventorySetQuantities: {} } } },
      { kind: 'unknown' },
    ],
    ['a lost answer may have happened', { SetLevels: new Error('lost') }, { kind: 'unknown' }],
  ])('%s', async (_, script, failure) => {
    const { platform, store } = open(script);
    expect(await platform.setLevels(write)).toMatchObject({ ok: false, failure });
    expect(store.asked).toHaveLength(1);
  });
});

describe('adjusting a level', () => {
  const adjustment = {
    inventoryItemId,
    locationId,
    delta: -2,
    changeFrom: 10,
    key: 'key-2',
    reference: 'north/1#3',
  };

  it('says what is available after it, whatever else moved', async () => {
    const changes = [
      { name: 'on_hand', quantityAfterChange: 9 },
      { name: 'available', quantityAfterChange: 8 },
    ];
    const { platform, store } = open(adjust({ createdAt: at, changes }));
    expect(await platform.adjustLevel(adjustment)).toEqual({
      ok: true,
      value: { adjusted: true, at, available: 8 },
    });
    expect(store.asked[0]?.variables).toEqual({
      key: 'key-2',
      input: {
        name: 'available',
        reason: 'correction',
        referenceDocumentUri: 'gid://crossdock/StockChange/north%2F1%233',
        changes: [{ inventoryItemId, locationId, delta: -2, changeFromQuantity: 10 }],
      },
    });
  });

  it.each([
    ['no change of what is available', []],
    ['none with a number', [{ name: 'available', quantityAfterChange: null }]],
  ])('without a number where the answer has %s', async (_, changes) => {
    const { platform } = open(adjust({ createdAt: at, changes }));
    expect(await platform.adjustLevel(adjustment)).toEqual({
      ok: true,
      value: { adjusted: true, at, available: undefined },
    });
  });

  it.each([
    ['CHANGE_FROM_QUANTITY_STALE', 0, 'stale'],
    ['INVALID_LOCATION', 0, 'not-stocked'],
    ['NON_MUTABLE_INVENTORY_ITEM', 0, 'refused'],
    ['INVALID_REASON', undefined, 'refused'],
    // Its first try did nothing and its answer was lost: what it was compared with is to be read anew.
    ['IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', undefined, 'stale'],
  ])('did nothing for %s', async (code, row, why) => {
    const { platform } = open(adjust(null, [wrong(code, row, 'changes')]));
    expect(await platform.adjustLevel(adjustment)).toEqual({
      ok: true,
      value: { adjusted: false, why, code, message: 'No.' },
    });
  });

  it.each<[string, object]>([
    ['IDEMPOTENCY_CONCURRENT_REQUEST', { kind: 'throttled', retryAfterSeconds: 1 }],
    ['IDEMPOTENCY_KEY_PARAMETER_MISMATCH', { kind: 'refused' }],
    ['ADJUST_QUANTITIES_FAILED', { kind: 'not-now' }],
    ['SERVICE_UNAVAILABLE', { kind: 'not-now' }],
  ])('has no answer of its own for %s', async (code, failure) => {
    const { platform } = open(adjust(null, [wrong(code)]));
    expect(await platform.adjustLevel(adjustment)).toMatchObject({ ok: false, failure });
  });

  it('that answers neither a change nor an error may have happened', async () => {
    const { platform } = open(adjust(null));
    expect(await platform.adjustLevel(adjustment)).toMatchObject({ failure: { kind: 'unknown' } });
  });
});

describe('letting a location stock an item', () => {
  const start = { inventoryItemId, locationId, available: 4, key: 'key-3' };
  const level = (available: number, location = locationId) => ({
    location: { id: location },
    updatedAt: at,
    quantities: [{ quantity: available }],
  });
  const refused = {
    data: {
      inventoryActivate: {
        inventoryLevel: null,
        userErrors: [{ field: ['available'], message: 'No.' }],
      },
    },
  };
  const levels = (...nodes: object[]) => ({
    data: { nodes: [{ id: inventoryItemId, inventoryLevels: page(nodes) }] },
  });

  it('answers the new level', async () => {
    const { platform, store } = open({
      StockAt: { data: { inventoryActivate: { inventoryLevel: level(4), userErrors: [] } } },
    });
    expect(await platform.stockAt(start)).toEqual({
      ok: true,
      value: { inventoryItemId, locationId, available: 4, updatedAt: at },
    });
    expect(store.asked.map(({ variables }) => variables)).toEqual([start]);
  });

  it('answers the level that is there where somebody else was first', async () => {
    const elsewhere = level(1, 'gid://shopify/Location/8');
    const { platform } = open({ StockAt: refused, Levels: levels(elsewhere, level(7)) });
    expect(await platform.stockAt(start)).toMatchObject({ value: { available: 7, locationId } });
  });

  it('is refused with the words of the store where none is there', async () => {
    const { platform } = open({ StockAt: refused, Levels: levels() });
    expect(await platform.stockAt(start)).toMatchObject({
      failure: { kind: 'refused', code: 'NOT_STOCKED', message: 'No.' },
    });
  });

  it('that answers nothing may have happened', async () => {
    const { platform } = open({ StockAt: { data: { inventoryActivate: null } } });
    expect(await platform.stockAt(start)).toMatchObject({ failure: { kind: 'unknown' } });
  });
});

describe('orders that changed', () => {
  const changed = (id: number, cancelledAt: string | null, sourceIdentifier: string | null) => ({
    id: `gid://shopify/Order/${id}`,
    updatedAt: '2026-11-23T12:00:00Z',
    cancelledAt,
    sourceIdentifier,
    edited: false,
    returnStatus: 'NO_RETURN',
    refunds: [],
  });

  it('are asked for by the moment in UTC, and page by page', async () => {
    const { platform, store } = open({
      OrdersChanged: [
        { data: { orders: page([changed(1, '2026-11-23T12:00:00Z', 'crossdock:x:1:1')], 'a') } },
        { data: { orders: page([changed(2, null, null)]) } },
      ],
    });
    const since = '2026-11-23T06:00:00-05:00';
    expect(await platform.fetchOrdersChanged(since, undefined)).toEqual({
      ok: true,
      value: {
        rows: [
          {
            id: 'gid://shopify/Order/1',
            updatedAt: '2026-11-23T12:00:00Z',
            cancelled: true,
            sourceIdentifier: 'crossdock:x:1:1',
            isTouched: true,
          },
        ],
        nextCursor: 'a',
      },
    });
    expect(await platform.fetchOrdersChanged(since, 'a')).toEqual({
      ok: true,
      value: {
        rows: [
          {
            id: 'gid://shopify/Order/2',
            updatedAt: '2026-11-23T12:00:00Z',
            cancelled: false,
            sourceIdentifier: undefined,
            isTouched: false,
          },
        ],
        nextCursor: undefined,
      },
    });
    const search = "updated_at:>='2026-11-23T11:00:00.000Z'";
    expect(store.asked.map(({ variables }) => variables)).toEqual([
      { search },
      { search, after: 'a' },
    ]);
    expect(store.reserved.map(({ lane }) => lane)).toEqual(['orders', 'orders']);
  });
});

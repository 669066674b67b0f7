// One batch of a gate at a store that answers as told: what is sent, under which key, and what becomes of every row.
import { describe, expect, it } from 'vitest';
import type { GateBatch, GateRow } from '../../../src/gate/gate-row.ts';
import type {
  LevelRejection,
  LevelsWritten,
  LevelWrite,
  Platform,
  PlatformLevel,
} from '../../../src/platforms/platform.ts';
import type { PlatformFailure } from '../../../src/platforms/platform-failure.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { repeatForMs, writeLevels } from '../../../src/stock/write-levels.ts';

const start = Date.parse('2026-11-23T12:00:00Z');
const at = '2026-11-23T12:00:05Z';
const readAt = '2026-11-23T12:00:09Z';

const rowOf = (number: number, over: Partial<GateRow> = {}): GateRow => ({
  ledger: { sourceStoreId: 'store_n', inventoryItemId: `source-${number}` },
  target: `link_${number}@here`,
  connectionId: 'conn_1',
  inventoryItemId: `item-${number}`,
  locationId: 'here',
  value: 5,
  changeFrom: 7,
  sequence: 10 + number,
  zeroing: false,
  linksOfConnection: 3,
  ...over,
});

const batchOf = (rows: GateRow[], over: Partial<GateBatch> = {}): GateBatch => ({
  id: 'batch_1',
  key: 'batch_1',
  rows,
  sentAt: start,
  tries: 1,
  superseded: false,
  ...over,
});

const three = [rowOf(0), rowOf(1), rowOf(2)];
const written = ok<LevelsWritten>({ written: true, at });
const rejected = (...rejections: [number, LevelRejection['why']][]) =>
  ok<LevelsWritten>({
    written: false,
    rejected: rejections.map(([index, why]) => ({ index, why, code: 'CODE', message: 'No.' })),
  });
const shows = (number: number, available: number): PlatformLevel => ({
  inventoryItemId: `item-${number}`,
  locationId: 'here',
  available,
  updatedAt: readAt,
});

type Answers = {
  sets: Result<LevelsWritten, PlatformFailure>[];
  levels?: Result<PlatformLevel[], PlatformFailure>;
  stocks?: Result<PlatformLevel, PlatformFailure>[];
};

/** A store that answers so, and keeps what it was asked. */
function scripted({ sets, levels, stocks = [] }: Answers) {
  const sent: { items: string[]; key: string; rows: LevelWrite[] }[] = [];
  const readings: string[][] = [];
  const started: { inventoryItemId: string; available: number; key: string }[] = [];
  const asked: string[] = [];
  const next = <T>(answers: T[], what: string): T => {
    asked.push(what);
    const answer = answers.shift();
    if (!answer) throw new Error(`No answer left to ${what}`);
    return answer;
  };
  const platform: Pick<Platform, 'setLevels' | 'fetchLevels' | 'stockAt'> = {
    setLevels: async ({ rows, key }) => {
      sent.push({ items: rows.map((row) => row.inventoryItemId), key, rows });
      return next(sets, 'setLevels');
    },
    fetchLevels: async (ids) => {
      readings.push([...ids]);
      return next(levels ? [levels] : [], 'fetchLevels');
    },
    stockAt: async ({ inventoryItemId, available, key }) => {
      started.push({ inventoryItemId, available, key });
      return next(stocks, 'stockAt');
    },
  };
  const write = (batch: GateBatch, now = start) =>
    writeLevels(
      { openPlatform: async () => platform as Platform, now: () => now },
      'store_h',
      batch,
    );
  return { write, sent, readings, started, asked };
}

const lost: PlatformFailure = { kind: 'unknown', message: 'lost' };
const wrote = { kind: 'written', at };

describe('a batch that goes well', () => {
  it('is one call under its own key, and reads nothing before', async () => {
    const store = scripted({ sets: [written] });
    expect(await store.write(batchOf(three))).toEqual({
      outcomes: [wrote, wrote, wrote],
      again: undefined,
    });
    expect(store.asked).toEqual(['setLevels']);
    expect(store.sent[0]).toMatchObject({
      key: 'batch_1',
      rows: three.map(({ inventoryItemId }) => ({
        inventoryItemId,
        locationId: 'here',
        available: 5,
        changeFrom: 7,
      })),
    });
  });
});

describe('rows that the store rejects', () => {
  it('[ST3] stale ones are taken out and read once, and the rest is sent under another key', async () => {
    const store = scripted({
      sets: [rejected([0, 'stale'], [2, 'stale']), written],
      levels: ok([shows(0, 6), shows(2, 9), { ...shows(0, 1), locationId: 'elsewhere' }]),
    });
    expect((await store.write(batchOf(three))).outcomes).toEqual([
      { kind: 'stale', available: 6, at: readAt },
      wrote,
      { kind: 'stale', available: 9, at: readAt },
    ]);
    expect(store.readings).toEqual([['item-0', 'item-2']]);
    expect(store.sent.map(({ items }) => items)).toEqual([
      ['item-0', 'item-1', 'item-2'],
      ['item-1'],
    ]);
    expect(store.sent[1]?.key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('a stale one whose place is gone is refused, for a person to see', async () => {
    const store = scripted({ sets: [rejected([0, 'stale'])], levels: ok([]) });
    expect((await store.write(batchOf([rowOf(0)]))).outcomes).toEqual([
      expect.objectContaining({ kind: 'refused', code: 'ITEM_GONE' }),
    ]);
    expect(store.sent).toHaveLength(1);
  });

  it('refused ones keep the words of the store, and nothing is sent for them again', async () => {
    const store = scripted({ sets: [rejected([1, 'refused']), written] });
    expect((await store.write(batchOf(three))).outcomes).toEqual([
      wrote,
      { kind: 'refused', code: 'CODE', message: 'No.' },
      wrote,
    ]);
    expect(store.sent[1]?.items).toEqual(['item-0', 'item-2']);
    expect(store.readings).toEqual([]);
  });

  it.each<[string, Result<PlatformLevel, PlatformFailure>, object]>([
    ['is written by it', ok(shows(1, 5)), { kind: 'written', at: readAt }],
    [
      'is stale where another number is there',
      ok(shows(1, 8)),
      { kind: 'stale', available: 8, at: readAt },
    ],
    [
      'is refused with the words of the store',
      fail({ kind: 'refused', code: 'NOT_STOCKED', message: 'Never.' }),
      { kind: 'refused', code: 'NOT_STOCKED', message: 'Never.' },
    ],
  ])(
    'one that its location does not stock is stocked there, and %s',
    async (_, stocked, outcome) => {
      const store = scripted({ sets: [rejected([1, 'not-stocked']), written], stocks: [stocked] });
      expect((await store.write(batchOf(three))).outcomes).toEqual([wrote, outcome, wrote]);
      expect(store.started).toEqual([
        { inventoryItemId: 'item-1', available: 5, key: 'batch_1-1' },
      ]);
    },
  );

  it('are named by their place in what was sent last', async () => {
    const store = scripted({
      sets: [rejected([0, 'refused']), rejected([1, 'not-stocked']), written],
      stocks: [ok(shows(2, 5))],
    });
    expect((await store.write(batchOf(three))).outcomes).toEqual([
      expect.objectContaining({ kind: 'refused' }),
      wrote,
      { kind: 'written', at: readAt },
    ]);
    expect(store.started[0]).toMatchObject({ inventoryItemId: 'item-2', key: 'batch_1-2' });
  });

  it('of a call that is refused whole are all refused', async () => {
    const store = scripted({
      sets: [fail({ kind: 'refused', code: 'HTTP_400', message: 'Bad.' })],
    });
    const refused = { kind: 'refused', code: 'HTTP_400', message: 'Bad.' };
    expect((await store.write(batchOf(three))).outcomes).toEqual([refused, refused, refused]);
  });

  it('that were never sent are a bug, and stop it', async () => {
    const store = scripted({ sets: [rejected([7, 'stale'])] });
    await expect(store.write(batchOf(three))).rejects.toThrow('not sent');
  });

  it('make the same keys whenever the batch is sent again, and others for other rows', async () => {
    const keysOf = async (rows: GateRow[]) => {
      const store = scripted({ sets: [rejected([0, 'refused']), written] });
      await store.write(batchOf(rows));
      return store.sent.map(({ key }) => key);
    };
    const first = await keysOf(three);
    expect(await keysOf(three)).toEqual(first);
    expect((await keysOf([rowOf(0), rowOf(1), rowOf(2, { sequence: 99 })]))[1]).not.toBe(first[1]);
    expect(new Set(first).size).toBe(2);
  });
});

describe('a batch without an answer', () => {
  it.each<[string, PlatformFailure, number]>([
    ['an unknown one', lost, 5000],
    ['an unreachable store', { kind: 'unreachable', message: 'down' }, 5000],
    ['a throttled one', { kind: 'throttled', retryAfterSeconds: 1.25 }, 1250],
    [
      'a store that lets us in no more',
      { kind: 'paused', why: 'unauthorized', retryAfterSeconds: 60, message: 'no' },
      60_000,
    ],
  ])('is sent again as it is: %s', async (_, failure, afterMs) => {
    const store = scripted({ sets: [fail(failure)] });
    expect(await store.write(batchOf(three))).toEqual({
      outcomes: [],
      again: { afterMs, failure },
    });
    expect(store.readings).toEqual([]);
  });

  it('is repeated identically for ten minutes, under the same key', async () => {
    const store = scripted({ sets: [written] });
    const repeat = batchOf(three, { tries: 9 });
    expect((await store.write(repeat, start + repeatForMs - 1)).outcomes).toEqual([
      wrote,
      wrote,
      wrote,
    ]);
    expect(store.sent.map(({ key }) => key)).toEqual(['batch_1']);
  });

  it.each<[string, Partial<GateBatch>, number]>([
    ['ten minutes later', { tries: 2 }, start + repeatForMs],
    [
      'once a newer number waits for one of its places',
      { tries: 2, superseded: true },
      start + 1000,
    ],
  ])('is read instead of repeated %s', async (_, over, now) => {
    const levels = ok([shows(0, 5), shows(1, 7)]);
    const store = scripted({ sets: [], levels });
    expect(await store.write(batchOf(three, over), now)).toEqual({
      outcomes: [
        { kind: 'written', at: readAt },
        { kind: 'read-back', available: 7, at: readAt },
        expect.objectContaining({ kind: 'refused', code: 'ITEM_GONE' }),
      ],
      again: undefined,
    });
    expect(store.asked).toEqual(['fetchLevels']);
  });

  it('is not settled by a refusal of its repeat: the places are read', async () => {
    const store = scripted({
      sets: [
        fail({ kind: 'refused', code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', message: 'Used.' }),
      ],
      levels: ok([shows(0, 5), shows(1, 7), shows(2, 5)]),
    });
    const { outcomes } = await store.write(batchOf(three, { tries: 2 }), start + 30_000);
    expect(outcomes.map((outcome) => outcome?.kind)).toEqual(['written', 'read-back', 'written']);
  });

  it('stays owed where it cannot be read either', async () => {
    const failure: PlatformFailure = { kind: 'throttled', retryAfterSeconds: 2 };
    const store = scripted({ sets: [], levels: fail(failure) });
    expect(await store.write(batchOf(three, { tries: 3 }), start + repeatForMs)).toMatchObject({
      outcomes: [],
      again: { afterMs: 2000, failure: { kind: 'unknown' } },
    });
  });

  it('settles nothing where a stale row cannot be read', async () => {
    const failure: PlatformFailure = { kind: 'unreachable', message: 'down' };
    const store = scripted({
      sets: [rejected([0, 'stale'], [1, 'not-stocked'])],
      levels: fail(failure),
    });
    expect(await store.write(batchOf(three))).toEqual({
      outcomes: [],
      again: { afterMs: 5000, failure },
    });
    expect(store.started).toEqual([]);
  });

  it('is unknown as soon as a location was made to stock one of its rows', async () => {
    const throttled: PlatformFailure = { kind: 'throttled', retryAfterSeconds: 3 };
    const store = scripted({
      sets: [rejected([1, 'not-stocked']), fail(throttled)],
      stocks: [ok(shows(1, 5))],
    });
    expect(await store.write(batchOf(three))).toMatchObject({
      outcomes: [],
      again: { afterMs: 3000, failure: { kind: 'unknown' } },
    });
  });

  it.each<[string, PlatformFailure, string]>([
    ['that is certain changed nothing', { kind: 'throttled', retryAfterSeconds: 3 }, 'throttled'],
    ['that is not may have', lost, 'unknown'],
  ])('stocking that has a failure %s', async (_, failure, kind) => {
    const store = scripted({ sets: [rejected([1, 'not-stocked'])], stocks: [fail(failure)] });
    expect(await store.write(batchOf(three))).toMatchObject({
      outcomes: [],
      again: { failure: { kind } },
    });
  });
});

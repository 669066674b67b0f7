// A store's changed orders are read in turns: one at a time, each from where the last one ended, however that was.
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangedOrder } from '../../../src/platforms/platform.ts';
import type { PlatformFailure } from '../../../src/platforms/platform-failure.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import {
  type Explained,
  type ExplainMissingDeps,
  explainMissing,
} from '../../../src/stock/explain-missing.ts';
import type { LedgerPort } from '../../../src/stock/ledger-port.ts';
import type { OrdersProgress, OrdersReading } from '../../../src/stock/orders-progress.ts';
import type { LedgerName } from '../../../src/stock/setup.ts';

const second = 1_000;
const minute = 60 * second;
const noon = Date.parse('2026-11-23T12:00:00Z');
const at = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
const mug: LedgerName = { sourceStoreId: 'north', inventoryItemId: 'mug' };
const tee: LedgerName = { sourceStoreId: 'north', inventoryItemId: 'tee' };

describe('reading the changed orders of a store', () => {
  let now: number;
  let listed: ChangedOrder[];
  let known: OrdersReading | undefined;
  let progress: OrdersProgress | undefined;
  /** What was asked for and done, in order. */
  let since: string[];
  let taken: string[];
  let inbox: string[];
  let told: [string, number][];
  let answer: (id: string) => Promise<Result<string, PlatformFailure>>;

  beforeEach(() => {
    now = noon;
    known = undefined;
    progress = undefined;
    listed = Array.from({ length: 30 }, (_, index) => ({
      id: `${1001 + index}`,
      updatedAt: at(noon - 10 * minute + index * second),
      cancelled: false,
      sourceIdentifier: undefined,
      isTouched: false,
    }));
    since = [];
    taken = [];
    inbox = [];
    told = [];
    answer = async () => ok('taken');
  });

  const deps: ExplainMissingDeps = {
    ledger: ({ inventoryItemId }) => {
      const port: Pick<LedgerPort, 'ordersRead'> = {
        ordersRead: async ({ begun }) => void told.push([inventoryItemId, begun]),
      };
      return port as LedgerPort;
    },
    openStore: async () => ({
      platform: {
        fetchOrdersChanged: async (from) => {
          since.push(from);
          const rows = listed.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(from));
          return ok({ rows, nextCursor: undefined });
        },
      },
      takeOrder: (id) => {
        taken.push(id);
        return answer(id);
      },
    }),
    loadReading: async () => ({ known, progress: structuredClone(progress) }),
    saveProgress: async (_, turn, next) => {
      if (progress?.turn !== turn) return false;
      progress = structuredClone(next);
      return true;
    },
    finishReading: async (_, whole) => {
      if (progress?.turn !== whole.turn) return false;
      known = { from: whole.from, begun: whole.begun };
      progress = undefined;
      return true;
    },
    listTaken: async () => new Set(),
    leaveToInbox: async (_, { id }) => void inbox.push(id),
    now: () => now,
  };
  const ask = (ledger = mug, from = noon - 15 * minute, notBefore = noon): Promise<Explained> =>
    explainMissing(deps, { ledger, storeId: 'street', since: at(from), notBefore });
  /** As the queue does, until it is not asked again. @returns the waits, ms */
  const askOn = async (): Promise<number[]> => {
    const waits: number[] = [];
    for (let turn = 0; turn < 50; turn += 1) {
      const { goesOnInMs } = await ask();
      if (goesOnInMs === undefined) return waits;
      waits.push(goesOnInMs);
      now += goesOnInMs;
    }
    throw new Error('The reading does not end');
  };
  const all = () => listed.map(({ id }) => id);

  it('[ST3] reads every order once, some in a turn, and tells the ledger', async () => {
    expect(await askOn()).toEqual([5 * second]);
    expect(taken).toEqual(all());
    expect(told).toEqual([['mug', noon]]);
  });

  it('[ST3] goes on after a throttle where it was, and lets the store alone for half a minute', async () => {
    let points = 7;
    answer = async () => {
      points -= 1;
      if (points >= 0) return ok('taken');
      points = 7;
      return fail({ kind: 'throttled', retryAfterSeconds: 2 });
    };
    expect(await askOn()).toEqual([30, 30, 30, 30].map((seconds) => seconds * second));
    expect([...new Set(taken)]).toEqual(all());
    // Each throttle cost one more call.
    expect(taken).toHaveLength(34);
  });

  it('[ST3] waits longer each time while it comes no further', async () => {
    answer = async () => fail({ kind: 'throttled', retryAfterSeconds: 2 });
    const waits = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const { goesOnInMs = 0 } = await ask();
      waits.push(goesOnInMs / second);
      now += goesOnInMs;
    }
    expect(waits).toEqual([60, 120, 300, 300, 300, 300]);
    expect(inbox).toEqual([]);
  });

  it('[ST3] is read by one at a time, for every ledger that waits', async () => {
    const first = await ask(mug);
    expect(first.goesOnInMs).toBe(5 * second);
    expect(await ask(tee)).toEqual({ said: 'its orders are being read' });
    now += 5 * second;
    await Promise.all([ask(mug), ask(tee)]);
    expect(taken).toEqual(all());
    expect(told).toEqual([['mug', noon]]);
    await ask(tee);
    expect(told).toEqual([
      ['mug', noon],
      ['tee', noon],
    ]);
    expect(since).toHaveLength(2);
  });

  it('[ST3] is begun anew for who needs a later one, without what the last one read', async () => {
    await askOn();
    taken = [];
    now = noon + 20 * minute;
    listed.push({
      id: '1031',
      updatedAt: at(noon + 10 * minute),
      cancelled: false,
      sourceIdentifier: undefined,
      isTouched: false,
    });
    expect(await ask(tee, noon - 15 * minute, now)).toEqual({ said: 'its orders are read' });
    expect(taken).toEqual(['1031']);
    expect(since.at(-1)).toBe(new Date(noon - 5 * minute).toISOString());
    expect(known).toEqual({ from: noon - 15 * minute, begun: now });
  });

  it('[ST3] goes on after whoever read was lost, and hands the order that ends everyone to the inbox', async () => {
    answer = async (id) => {
      if (id === '1003') throw new Error('ended on the way');
      return ok('taken');
    };
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(ask()).rejects.toThrow('ended');
      expect(await ask()).toEqual({ said: 'its orders are being read' });
      now += 2 * minute;
    }
    await askOn();
    expect(inbox).toEqual(['1003']);
    expect(taken.filter((id) => id === '1003')).toHaveLength(5);
    expect(taken.filter((id) => id === '1001')).toHaveLength(1);
    expect(told).toEqual([['mug', noon]]);
  });

  it('[ST5] hands an order that its store never gives to the inbox, and one that waits at once', async () => {
    answer = async (id) => {
      if (id === '1002') return fail({ kind: 'not-now', message: 'is given back first' });
      return id === '1004' ? fail({ kind: 'unreadable-reply', message: 'HTML' }) : ok('taken');
    };
    await askOn();
    expect(inbox).toEqual(['1002', '1004']);
    expect(taken.filter((id) => id === '1002')).toHaveLength(1);
    expect(taken.filter((id) => id === '1004')).toHaveLength(5);
    expect(told).toEqual([['mug', noon]]);
  });

  it('[ST3] overlooks nothing behind an order that changed meanwhile', async () => {
    const [first] = listed;
    if (first) listed[0] = { ...first, updatedAt: at(noon + second) };
    await askOn();
    // That one may be read twice: no time says that it was read.
    expect([...new Set(taken)]).toEqual(all());
  });

  it('[ST3] leaves the reading to the next turn where it took too long itself', async () => {
    answer = async (id) => {
      if (id === '1003') now += 3 * minute;
      if (id === '1003' && taken.length === 3) await ask(tee);
      return ok('taken');
    };
    expect(await ask(mug)).toEqual({ said: 'its orders are being read' });
    expect(told).toEqual([]);
  });
});

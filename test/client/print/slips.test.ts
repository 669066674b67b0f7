// [SO1] Packing slips are read four at a time, in their order, and one that fails is asked for again alone.
import { TRPCClientError } from '@trpc/client';
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlips } from '../../../client/print/slips.ts';
import type { PackingSlip } from '../../../client/trpc.ts';

const slipOf = (orderName: string): PackingSlip => ({
  storeName: 'Mug Street',
  orderName,
  sourceOrderName: null,
  placedAt: '2026-11-26T10:00:00Z',
  shippingMethod: null,
  note: null,
  address: [],
  lines: [],
  currency: 'USD',
});

const ids = Array.from({ length: 10 }, (_, at) => `ps_${at}`);

it('[SO1] asks for four at once and puts each where it was asked for', async () => {
  let open = 0;
  let most = 0;
  const slips = createRoot(() =>
    createSlips(async (pushId) => {
      open += 1;
      most = Math.max(most, open);
      // The first of them is the slowest.
      await new Promise((rest) => setTimeout(rest, pushId === 'ps_0' ? 300 : 40));
      open -= 1;
      return slipOf(pushId);
    }),
  );
  slips.read(ids);
  expect(slips.all.map(({ state }) => state.kind)).toEqual(ids.map(() => 'waiting'));
  await vi.waitFor(() =>
    expect(slips.all.map(({ state }) => state.kind === 'ready' && state.slip.orderName)).toEqual(
      ids,
    ),
  );
  expect(most).toBe(4);
});

it('[SO1] one that failed is asked for again, and no other', async () => {
  const asked: string[] = [];
  let isDown = true;
  const slips = createRoot(() =>
    createSlips(async (pushId) => {
      asked.push(pushId);
      if (isDown && pushId === 'ps_1') throw new Error('cut');
      return slipOf(pushId);
    }),
  );
  slips.read(ids.slice(0, 3));
  const kinds = () => slips.all.map(({ state }) => state.kind);
  await vi.waitFor(() => expect(kinds()).toEqual(['ready', 'failed', 'ready']));
  isDown = false;
  slips.again();
  await vi.waitFor(() => expect(kinds()).toEqual(['ready', 'ready', 'ready']));
  expect(asked.toSorted()).toEqual(['ps_0', 'ps_1', 'ps_1', 'ps_2']);
});

it('[SO1] what was asked for before does not come back late', async () => {
  let answerFirst: (slip: PackingSlip) => void = () => undefined;
  const slips = createRoot(() =>
    createSlips((pushId) =>
      pushId === 'ps_0'
        ? new Promise((resolve) => {
            answerFirst = resolve;
          })
        : Promise.resolve(slipOf(pushId)),
    ),
  );
  slips.read(['ps_0']);
  await new Promise((rest) => setTimeout(rest, 30));
  slips.read(['ps_1']);
  answerFirst(slipOf('ps_0'));
  await vi.waitFor(() => expect(slips.all[0]?.state.kind).toBe('ready'));
  expect(slips.all.map(({ pushId }) => pushId)).toEqual(['ps_1']);
});

/** As the server answers for a store that asks to wait. */
const asksToWait = (waitSeconds: number) =>
  TRPCClientError.from({
    error: {
      message: `Mug Street asks to wait ${waitSeconds} s. Try again then.`,
      code: -32_603,
      data: { code: 'PRECONDITION_FAILED', waitSeconds },
    },
  });

describe('a store that asks to wait', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** @param answers what becomes of each ask: seconds to wait, or 0 for the slip */
  const made = (answers: number[]) => {
    const asked: number[] = [];
    const slips = createRoot(() =>
      createSlips(async () => {
        asked.push(Date.now() - start);
        const seconds = answers.shift() ?? 0;
        if (seconds > 0) throw asksToWait(seconds);
        return slipOf('#1');
      }),
    );
    const start = Date.now();
    slips.read(['ps_1']);
    return { slips, asked, state: () => slips.all[0]?.state };
  };

  it('[SO1] is asked again by itself after that long', async () => {
    const { asked, state } = made([2, 3]);
    await vi.advanceTimersByTimeAsync(100);
    expect(state()).toEqual({ kind: 'asked-to-wait', seconds: 2 });
    await vi.advanceTimersByTimeAsync(1_850);
    expect(asked).toEqual([0]);
    await vi.advanceTimersByTimeAsync(100);
    expect([asked, state()?.kind]).toEqual([[0, 2_000], 'asked-to-wait']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect([asked, state()?.kind]).toEqual([[0, 2_000, 5_000], 'ready']);
  });

  it('[SO1] is given up after two minutes in all, with its words', async () => {
    const { asked, state } = made([60, 60, 1]);
    await vi.advanceTimersByTimeAsync(120_100);
    expect(asked).toEqual([0, 60_000, 120_000]);
    expect(state()).toEqual({
      kind: 'failed',
      says: 'Mug Street asks to wait 1 s. Try again then.',
    });
  });

  it('[SO1] is asked at once where the person presses Try again, and once only', async () => {
    const { slips, asked, state } = made([30]);
    await vi.advanceTimersByTimeAsync(1_000);
    slips.again('ps_1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked, state()?.kind]).toEqual([[0, 1_000], 'ready']);
  });

  it('[SO1] is not asked any more for what was asked for before', async () => {
    const { slips, asked } = made([5]);
    await vi.advanceTimersByTimeAsync(1_000);
    slips.read([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([0]);
  });
});

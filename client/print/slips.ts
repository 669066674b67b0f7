/**
 * Packing slips as they come in: each is read from its store once, four at a time. One whose store asks to wait is read
 * again by itself after that; one that fails stands by itself.
 */
import { isTRPCClientError } from '@trpc/client';
import { createStore } from 'solid-js/store';
import type { AppRouter } from '../../worker/trpc/router.ts';
import { problemOf } from '../problem.ts';
import type { PackingSlip } from '../trpc.ts';

export type SlipState =
  | { kind: 'waiting' }
  /** Its store asked for it: it goes on by itself. */
  | { kind: 'asked-to-wait'; seconds: number }
  | { kind: 'ready'; slip: PackingSlip }
  | { kind: 'failed'; says: string };

export type Slips = {
  /** In the order they were asked for. */
  all: readonly { pushId: string; state: SlipState }[];
  /** Asks for these, in place of what was asked for before. */
  read: (pushIds: readonly string[]) => void;
  /** Asks once more for those that failed, and at once for those that wait because their store asked; one of them, or all. */
  again: (pushId?: string) => void;
};

const atOnce = 4;
/** Calls of one moment go in one request, which would wait for its slowest. */
const apartMs = 20;
/** So long a slip waits in all because its store asks; then a person decides. */
const waitsMostSeconds = 120;

/** @param readOne one slip, from its store */
export function createSlips(readOne: (pushId: string) => Promise<PackingSlip>): Slips {
  const [all, setAll] = createStore<{ pushId: string; state: SlipState }[]>([]);
  let turn = 0;
  /** Ends the waits that stores asked for. */
  const wakes = new Map<string, () => void>();
  const put = (mine: number, pushId: string, state: SlipState) => {
    if (mine === turn) setAll((row) => row.pushId === pushId, { state });
  };
  const rest = (pushId: string, seconds: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        wakes.delete(pushId);
        resolve();
      };
      const timer = setTimeout(end, seconds * 1000);
      wakes.set(pushId, end);
    });
  const readSlip = async (pushId: string, mine: number) => {
    for (let waited = 0; mine === turn; ) {
      try {
        return put(mine, pushId, { kind: 'ready', slip: await readOne(pushId) });
      } catch (error) {
        const seconds = waitSecondsOf(error);
        if (seconds === undefined || waited + seconds > waitsMostSeconds)
          return put(mine, pushId, { kind: 'failed', says: problemOf(error).says });
        if (mine !== turn) return;
        put(mine, pushId, { kind: 'asked-to-wait', seconds });
        waited += seconds;
        await rest(pushId, seconds);
        put(mine, pushId, { kind: 'waiting' });
      }
    }
  };
  const work = async (owed: string[], mine: number) => {
    for (let next = owed.shift(); next && mine === turn; next = owed.shift())
      await readSlip(next, mine);
  };
  const start = (pushIds: readonly string[]) => {
    const mine = turn;
    const owed = [...pushIds];
    const workers = Math.min(atOnce, owed.length);
    for (let at = 0; at < workers; at += 1) setTimeout(() => void work(owed, mine), at * apartMs);
  };
  const wake = (pushId?: string) => {
    for (const [id, end] of wakes) if (!pushId || id === pushId) end();
  };
  return {
    all,
    read: (pushIds) => {
      turn += 1;
      wake();
      setAll(pushIds.map((pushId) => ({ pushId, state: { kind: 'waiting' } })));
      start(pushIds);
    },
    again: (pushId) => {
      wake(pushId);
      const failed = all
        .filter((row) => row.state.kind === 'failed' && (!pushId || row.pushId === pushId))
        .map((row) => row.pushId);
      for (const one of failed) put(turn, one, { kind: 'waiting' });
      start(failed);
    },
  };
}

/** @returns how long its store asks to wait; undefined where it failed for another reason */
function waitSecondsOf(error: unknown): number | undefined {
  if (!isTRPCClientError<AppRouter>(error) || !error.data) return undefined;
  return 'waitSeconds' in error.data ? error.data.waitSeconds : undefined;
}

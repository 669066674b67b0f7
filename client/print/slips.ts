/** Packing slips as they come in: each is read from its store once, four at a time; one that fails stands by itself. */
import { createStore } from 'solid-js/store';
import { problemOf } from '../problem.ts';
import type { PackingSlip } from '../trpc.ts';

export type SlipState =
  | { kind: 'waiting' }
  | { kind: 'ready'; slip: PackingSlip }
  | { kind: 'failed'; says: string };

export type Slips = {
  /** In the order they were asked for. */
  all: readonly { pushId: string; state: SlipState }[];
  /** Asks for these, in place of what was asked for before. */
  read: (pushIds: readonly string[]) => void;
  /** Asks once more for those that failed; one of them, or all. */
  again: (pushId?: string) => void;
};

const atOnce = 4;
/** Calls of one moment go in one request, which would wait for its slowest. */
const apartMs = 20;

/** @param readOne one slip, from its store */
export function createSlips(readOne: (pushId: string) => Promise<PackingSlip>): Slips {
  const [all, setAll] = createStore<{ pushId: string; state: SlipState }[]>([]);
  let turn = 0;
  const put = (mine: number, pushId: string, state: SlipState) => {
    if (mine === turn) setAll((row) => row.pushId === pushId, 'state', state);
  };
  const work = async (owed: string[], mine: number) => {
    for (let next = owed.shift(); next && mine === turn; next = owed.shift()) {
      try {
        put(mine, next, { kind: 'ready', slip: await readOne(next) });
      } catch (error) {
        put(mine, next, { kind: 'failed', says: problemOf(error).says });
      }
    }
  };
  const start = (pushIds: readonly string[]) => {
    const mine = turn;
    const owed = [...pushIds];
    const workers = Math.min(atOnce, owed.length);
    for (let at = 0; at < workers; at += 1) setTimeout(() => void work(owed, mine), at * apartMs);
  };
  return {
    all,
    read: (pushIds) => {
      turn += 1;
      setAll(pushIds.map((pushId) => ({ pushId, state: { kind: 'waiting' } })));
      start(pushIds);
    },
    again: (pushId) => {
      const failed = all
        .filter((row) => row.state.kind === 'failed' && (!pushId || row.pushId === pushId))
        .map((row) => row.pushId);
      for (const one of failed) put(turn, one, { kind: 'waiting' });
      start(failed);
    },
  };
}

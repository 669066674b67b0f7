/**
 * Asks a store something once, when a person wants it. Unlike a reading it is not asked again at every change in the
 * account: each answer costs the store's budget.
 */
import { createSignal } from 'solid-js';
import { type Problem, problemOf } from './problem.ts';

export type Asking<T> = {
  /** The newest answer; undefined before it, and after `clear`. */
  readonly data: T | undefined;
  /** Why the newest try failed. */
  readonly problem: Problem | undefined;
  readonly isBusy: boolean;
  /** What was asked before is forgotten when something else is asked: its late answer changes nothing. */
  ask: (call: () => Promise<T>) => Promise<T | undefined>;
  clear: () => void;
};

export function createAsking<T>(): Asking<T> {
  const [data, setData] = createSignal<T>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  let turn = 0;
  const clear = () => {
    turn += 1;
    setData(undefined);
    setProblem(undefined);
    setBusy(false);
  };
  const ask = async (call: () => Promise<T>): Promise<T | undefined> => {
    turn += 1;
    const mine = turn;
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await call();
      if (mine !== turn) return undefined;
      setData(() => answer);
      return answer;
    } catch (error) {
      if (mine === turn) setProblem(problemOf(error));
      return undefined;
    } finally {
      if (mine === turn) setBusy(false);
    }
  };
  return {
    get data() {
      return data();
    },
    get problem() {
      return problem();
    },
    get isBusy() {
      return busy();
    },
    ask,
    clear,
  };
}

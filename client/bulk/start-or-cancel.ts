/** A person's Start and Cancel of a bulk run, said aloud. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';
import { cancelWords, runTitle } from './bulk-words.ts';
import type { ShownRun } from './types.ts';

/** A press while one is under way does nothing; the server joins two presses to one run anyway. */
function createAct<Input>(act: (input: Input) => Promise<string>) {
  const [busy, setBusy] = createSignal(false);
  /** @returns whether it was done */
  const run = async (input: Input): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    try {
      say(await act(input));
      return true;
    } catch (error) {
      say(problemOf(error).says, 'bad');
      return false;
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return { busy, run };
}

type Start = Parameters<typeof trpc.bulk.start.mutate>[0];

export const createStart = () =>
  createAct(async (input: Start) => {
    const { total } = await trpc.bulk.start.mutate(input);
    return `${runTitle({ kind: input.kind, total }, false)} …`;
  });

export const createCancel = () =>
  createAct(async (run: ShownRun) => {
    const after = await trpc.bulk.cancel.mutate({ id: run.id });
    if (after.state !== 'cancelled') return 'It was over already.';
    const { working, left } = after.counts;
    return `Cancelled: ${cancelWords({ working, waiting: left })}.`;
  });

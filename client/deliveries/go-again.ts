/** A person's Replay of deliveries, and Try again of what gave up, said aloud when they are under way. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';
import { againWords, replayedWords } from './delivery-words.ts';

export type GoAgain<Row> = {
  busy: () => boolean;
  run: (rows: readonly Row[]) => Promise<void>;
};

export const createReplay = (): GoAgain<{ storeId: string; key: string }> =>
  createGoAgain(async (rows) => {
    const keys = rows.map(({ storeId, key }) => ({ storeId, key }));
    return replayedWords(await trpc.deliveries.replay.mutate({ keys }));
  });

export const createTryAgain = (): GoAgain<{ id: string }> =>
  createGoAgain(async (rows) => {
    const ids = rows.map(({ id }) => id);
    return againWords(await trpc.deliveries.deadLetters.again.mutate({ ids }));
  });

/** A press while one is under way does nothing. */
function createGoAgain<Row>(act: (rows: readonly Row[]) => Promise<string>): GoAgain<Row> {
  const [busy, setBusy] = createSignal(false);
  return {
    busy,
    run: async (rows) => {
      if (busy() || rows.length === 0) return;
      setBusy(true);
      try {
        say(await act(rows));
      } catch (error) {
        say(problemOf(error).says, 'bad');
      } finally {
        setBusy(false);
        void queryClient.invalidateQueries();
      }
    },
  };
}

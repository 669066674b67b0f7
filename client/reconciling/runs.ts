/** A person's Reconcile and Cancel, said aloud; and reading again while something runs. */
import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { ReconcileKind } from '../../src/reconcile/reconcile.ts';
import { liveState } from '../live/live-state.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';
import { startedWords } from './report-words.ts';
import { workTold } from './run-words.ts';

/** A press while one is under way does nothing. */
function createAct<Input>(act: (input: Input) => Promise<string>) {
  const [busy, setBusy] = createSignal(false);
  const run = async (input: Input): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    try {
      say(await act(input));
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return { busy, run };
}

/** Asks for a run of one store, or of every one. */
export const createStart = () =>
  createAct(async (input: { storeId: string | undefined; kind: ReconcileKind }) => {
    const { started, running } = await trpc.reconciles.start.mutate(input);
    return startedWords(input.kind, { started: started.length, running: running.length });
  });

/** Ends a run before its time. */
export const createCancel = () =>
  createAct(async (run: { id: string; kind: ReconcileKind; store: { name: string } }) => {
    const { state } = await trpc.reconciles.cancel.mutate({ id: run.id });
    const what = `${workTold(run.kind).doing} ${run.store.name}`;
    return state === 'cancelled' ? `${what} was cancelled.` : `${what} was over already.`;
  });

/** A live page is told of what changes; it asks now and then all the same, so that a progress never stands still. */
const everyMs = { live: 5_000, alone: 2_000 };

/** Reads again, while something runs and somebody looks. Call it where a component is made. */
export function readWhileRunning(isRunning: () => boolean, again: () => void): void {
  createEffect(() => {
    if (!isRunning()) return;
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') again();
      },
      liveState() === 'live' ? everyMs.live : everyMs.alone,
    );
    onCleanup(() => clearInterval(timer));
  });
}

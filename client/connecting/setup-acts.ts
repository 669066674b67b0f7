/** What a person does in a setup: a step done or taken back, put away, an import begun or cancelled; said where it fails. */
import { createSignal } from 'solid-js';
import type { SetupStep } from '../../src/stores/connection-setup.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';

/** A press while one is under way does nothing. */
export function createSetupActs(connectionId: () => string) {
  const [busy, setBusy] = createSignal(false);
  const act = async (acting: () => Promise<unknown>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    try {
      await acting();
      return true;
    } catch (error) {
      say(problemOf(error).says, 'bad');
      return false;
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return {
    busy,
    mark: (step: SetupStep, done: boolean) =>
      act(() => trpc.connecting.mark.mutate({ connectionId: connectionId(), step, done })),
    putAway: (away: boolean) =>
      act(() => trpc.connecting.putAway.mutate({ connectionId: connectionId(), away })),
    importAgain: (storeId: string) =>
      act(() => trpc.reconciles.start.mutate({ storeId, kind: 'catalogue' })),
    cancelImport: (id: string) => act(() => trpc.reconciles.cancel.mutate({ id })),
  };
}

export type SetupActs = ReturnType<typeof createSetupActs>;

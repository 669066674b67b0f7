/** What a person does with a file that was read: Apply, Cancel, Discard, each said aloud. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { say } from '../ui/toasts.tsx';

/** One press at a time. @returns `run` answers whether it was done */
export function createAct(): {
  busy: () => string | undefined;
  run: (name: string, act: () => Promise<string>) => Promise<boolean>;
} {
  const [busy, setBusy] = createSignal<string>();
  const run = async (name: string, act: () => Promise<string>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(name);
    try {
      say(await act());
      return true;
    } catch (error) {
      say(problemOf(error).says, 'bad');
      return false;
    } finally {
      setBusy(undefined);
      void queryClient.invalidateQueries();
    }
  };
  return { busy, run };
}

/** A person's answer to what could not be mirrored, and the choice between two tracking numbers; both are said aloud. */
import { createSignal } from 'solid-js';
import type { ActChoice } from '../../src/mirror/acts/act.ts';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';

/** Said where somebody or something was faster. */
export const movedOn = 'That has moved on meanwhile: what stands now shows here.';

/** @returns what to say of it */
export async function sendAnswer(actId: string, choice: ActChoice, label: string): Promise<string> {
  const { kind } = await trpc.orders.answer.mutate({ actId, choice });
  return kind === 'answered' ? `Answered: ${label}.` : movedOn;
}

/** @returns what to say of it */
export async function sendChoice(
  shipmentId: string,
  choice: 'theirs' | 'ours',
  label: string,
): Promise<string> {
  const { kind } = await trpc.orders.chooseShipment.mutate({ shipmentId, choice });
  return kind === 'chosen' ? `Chosen: ${label}.` : movedOn;
}

/** A press while one is under way does nothing; the server takes the first of two answers. */
export function createSending() {
  const [busy, setBusy] = createSignal<string>();
  return {
    /** Which of the buttons is at work. */
    busy,
    run: async (button: string, send: () => Promise<string>): Promise<void> => {
      if (busy()) return;
      setBusy(button);
      try {
        say(await send());
      } catch (error) {
        say(problemOf(error).says, 'bad');
      } finally {
        setBusy(undefined);
        void queryClient.invalidateQueries();
      }
    },
  };
}

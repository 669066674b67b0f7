/** Sandbox stores that run on this machine and that nobody connected: one press fills the form in. Only in local mode. */
import { createSignal, For, type JSX } from 'solid-js';
import StoreIcon from '~icons/lucide/store';
import { problemOf } from '../problem.ts';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { say } from '../ui/toasts.tsx';
import type { Offer } from './types.ts';

export function Offers(props: {
  offers: readonly Offer[];
  fillIn: (offer: Offer & { token: string; webhookSecret: string }) => void;
}): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const press = async (offer: Offer) => {
    if (busy()) return;
    setBusy(true);
    try {
      props.fillIn({ ...offer, ...(await trpc.connecting.fillIn.mutate({ url: offer.url })) });
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <For each={props.offers}>
      {(offer) => (
        <div class="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-info-soft px-4 py-3 text-info">
          <span class="flex items-center gap-2">
            <StoreIcon class="size-4 shrink-0" aria-hidden="true" />
            {offer.name} runs on this machine and is not connected.
          </span>
          <Button small busy={busy()} onClick={() => void press(offer)}>
            Fill in
            <span class="sr-only"> {offer.name}</span>
          </Button>
        </div>
      )}
    </For>
  );
}

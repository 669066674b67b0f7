/** One trouble of an order: the plain sentence, what to do and where, the store's own words, the next try (OP9). */
import { type JSX, Show } from 'solid-js';
import type { OrderPage } from '../trpc.ts';
import { NextTry } from '../ui/next-try.tsx';
import { failureOf } from '../words.ts';
import { mendAbout } from './mend-about.ts';
import { MendLinks } from './mend-links.tsx';
import { storeWords } from './store-words.ts';
import type { Trouble } from './troubles.ts';

export function WhatIsWrong(props: { trouble: Trouble; order: OrderPage }): JSX.Element {
  const said = () => failureOf(props.trouble.failureKind);
  // The way back fails at the store that sold it, a push at the one that ships it.
  const about = () =>
    mendAbout(props.order, {
      sourceName: props.trouble.sourceStoreName,
      isWayBack: props.trouble.of === 'shipment',
    });
  return (
    <div>
      <p class="rounded-lg bg-bad-soft px-4 py-3 font-medium text-bad">
        {props.trouble.of === 'shipment' ? 'The tracking is not back: ' : ''}
        {said().says}.
      </p>
      <p class="mt-3">
        <span class="font-semibold">What to do: </span>
        {said().next} <MendLinks kind={props.trouble.failureKind} about={about()} />
      </p>
      <Show when={storeWords(props.trouble)}>
        {(words) => (
          <p class="mt-2 text-[0.8125rem] text-quiet">
            The store’s words: <code class="font-mono wrap-anywhere">{words()}</code>
          </p>
        )}
      </Show>
      <Show when={props.trouble.nextTryAt} fallback={<Waits trouble={props.trouble} />}>
        {(at) => (
          <p class="mt-2">
            It is tried again by itself. <NextTry at={at()} />.
          </p>
        )}
      </Show>
    </div>
  );
}

/** Where the source has too few, more of it is enough: that is said already. */
const Waits = (props: { trouble: Trouble }): JSX.Element => (
  <Show when={props.trouble.state === 'failed' && props.trouble.failureKind !== 'too-few'}>
    <p class="mt-2">It is not tried again by itself: it waits for you.</p>
  </Show>
);

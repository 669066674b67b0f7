/** One trouble of an order: the plain sentence, what to do and where, the store's own words, the next try (OP9). */
import { type JSX, Show } from 'solid-js';
import type { OrderPage } from '../trpc.ts';
import { NextTry } from '../ui/next-try.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { failureOf } from '../words.ts';
import type { Trouble } from './troubles.ts';

export function WhatIsWrong(props: { trouble: Trouble; order: OrderPage }): JSX.Element {
  const said = () => failureOf(props.trouble.failureKind);
  // The way back fails at the store that sold it, a push at the one that ships it.
  const where = () => {
    if (props.trouble.of === 'shipment')
      return { name: props.order.storeName, url: props.order.orderUrl };
    const push = props.order.pushes.find(({ id }) => id === props.trouble.id);
    return push && { name: push.sourceStoreName, url: `${push.sourceBaseUrl}/admin` };
  };
  return (
    <div>
      <p class="rounded-lg bg-bad-soft px-4 py-3 font-medium text-bad">
        {props.trouble.of === 'shipment' ? 'The tracking is not back: ' : ''}
        {said().says}.
      </p>
      <p class="mt-3">
        <span class="font-semibold">What to do: </span>
        {said().next}{' '}
        <Show when={where()}>
          {(store) => <OutsideLink href={store().url}>Open {store().name}</OutsideLink>}
        </Show>
      </p>
      <Show when={props.trouble.failureDetail}>
        <p class="mt-2 text-[0.8125rem] text-quiet">
          The store’s words:{' '}
          <code class="font-mono wrap-anywhere">{props.trouble.failureDetail}</code>
        </p>
      </Show>
      <Show when={props.trouble.nextTryAt}>
        {(at) => (
          <p class="mt-2">
            <NextTry at={at()} />.
          </p>
        )}
      </Show>
    </div>
  );
}

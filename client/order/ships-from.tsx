/** Where a push ships from; where that is outside its Location Group, the way to its page in the source store's admin. */
import { For, type JSX, Show } from 'solid-js';
import type { OrderPage } from '../trpc.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { routingWords } from './routing-words.ts';

export function ShipsFrom(props: {
  order: OrderPage;
  push: OrderPage['pushes'][number];
}): JSX.Element {
  return (
    <For each={routingWords(props.order, props.push.id)}>
      {(said) => (
        <Show
          when={said.isElsewhere}
          fallback={<p class="text-quiet wrap-anywhere">{said.says}</p>}
        >
          <p class="mt-2 rounded-lg bg-wait-soft px-3 py-2 text-wait wrap-anywhere">
            {said.says}.{' '}
            <Show when={props.push.sourceOrderUrl} fallback="Move it in the source store’s admin.">
              {(url) => (
                <OutsideLink class="underline" href={url()}>
                  Move it in {props.push.sourceStoreName}’s admin
                </OutsideLink>
              )}
            </Show>
          </p>
        </Show>
      )}
    </For>
  );
}

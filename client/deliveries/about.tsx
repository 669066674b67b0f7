/** What a delivery is about; an order of ours leads to its page. */
import { type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { aboutWords } from './delivery-words.ts';
import type { Delivery } from './types.ts';

export function About(props: { delivery: Delivery }): JSX.Element {
  const shell = useShell();
  return (
    <Show
      when={props.delivery.order}
      fallback={<bdi class="wrap-anywhere">{aboutWords(props.delivery)}</bdi>}
    >
      {(order) => (
        <a
          class="link wrap-anywhere"
          href={shell.to(`/order-push/${encodeURIComponent(order().id)}`)}
        >
          {aboutWords(props.delivery)}
        </a>
      )}
    </Show>
  );
}

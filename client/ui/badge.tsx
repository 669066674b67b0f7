/** A state in an icon and a word: colour is never the only sign. */
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from './icon.ts';

export type Tone = 'good' | 'bad' | 'wait' | 'info' | 'quiet';

const looks: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  bad: 'bg-bad-soft text-bad',
  wait: 'bg-wait-soft text-wait',
  info: 'bg-info-soft text-info',
  quiet: 'bg-sunken text-quiet',
};

/** Icons are looked up while rendering: a row that is used again for another state shows that state's icon. */
export function Badge(props: {
  tone: Tone;
  icon?: Icon | undefined;
  children: JSX.Element;
}): JSX.Element {
  return (
    <span
      class={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-[0.8125rem] font-medium whitespace-nowrap ${looks[props.tone]}`}
    >
      <Show when={props.icon}>
        {(icon) => <Dynamic component={icon()} class="size-3.5 shrink-0" aria-hidden="true" />}
      </Show>
      {props.children}
    </span>
  );
}

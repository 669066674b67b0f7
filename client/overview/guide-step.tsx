/** One of the guide's three steps: ticked by what really happened, or next, or still to come. */
import { type JSX, Show } from 'solid-js';
import DoneIcon from '~icons/lucide/check';

export function GuideStep(props: {
  number: number;
  state: 'done' | 'next' | 'later';
  title: string;
  children: JSX.Element;
}): JSX.Element {
  return (
    <li
      class="flex gap-3"
      data-step={props.number}
      data-state={props.state}
      aria-current={props.state === 'next' ? 'step' : undefined}
    >
      <span
        class={`grid size-7 shrink-0 place-items-center rounded-full text-[0.8125rem] font-semibold ${
          props.state === 'done'
            ? 'bg-accent text-accent-ink'
            : props.state === 'next'
              ? 'border-2 border-accent text-accent'
              : 'border border-strong text-quiet'
        }`}
        aria-hidden="true"
      >
        <Show when={props.state === 'done'} fallback={props.number}>
          <DoneIcon class="size-4" />
        </Show>
      </span>
      <div class="min-w-0 flex-1">
        <h3 class={`font-semibold ${props.state === 'later' ? 'text-quiet' : ''}`}>
          {props.title}
          <span class="sr-only">
            {props.state === 'done' ? ', done' : props.state === 'next' ? ', next' : ''}
          </span>
        </h3>
        <div class="text-quiet">{props.children}</div>
      </div>
    </li>
  );
}

/** Views of one list side by side, each an address of its own. */
import { For, type JSX, Show } from 'solid-js';

/** @param props `views` in order, one of them is shown; `count`: how much each holds, where that is known */
export function ViewLinks<View extends string>(props: {
  views: readonly { view: View; name: string }[];
  count?: (view: View) => number | undefined;
  shown: View;
  link: (view: View) => string;
}): JSX.Element {
  return (
    <nav aria-label="Views" class="no-print flex flex-wrap gap-1">
      <For each={props.views}>
        {({ view, name }) => (
          <a
            href={props.link(view)}
            class={`inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2.5 text-[0.8125rem] ${
              props.shown === view
                ? 'bg-accent-soft font-medium text-accent'
                : 'text-quiet hover:bg-sunken hover:text-ink'
            }`}
            aria-current={props.shown === view ? 'page' : undefined}
          >
            {name}
            <Show when={props.count?.(view) !== undefined}>
              <span>{props.count?.(view)?.toLocaleString('en')}</span>
            </Show>
          </a>
        )}
      </For>
    </nav>
  );
}

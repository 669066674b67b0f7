/** The views of the Inventory list, each an address of its own. */
import { For, type JSX } from 'solid-js';

export const views = [
  { view: 'all', name: 'All' },
  { view: 'waiting', name: 'Waiting for Apply' },
  { view: 'attention', name: 'Needs attention' },
  { view: 'sold-out', name: 'Sold out' },
] as const;

export type View = (typeof views)[number]['view'];

/** The view an address names; whatever else stands there is all. */
export const viewOf = (text: string | undefined): View =>
  views.find(({ view }) => view === text)?.view ?? 'all';

export function Views(props: { view: View; link: (view: View) => string }): JSX.Element {
  return (
    <nav aria-label="Views" class="flex flex-wrap gap-1">
      <For each={views}>
        {({ view, name }) => (
          <a
            href={props.link(view)}
            class={`inline-flex min-h-8 items-center rounded-lg px-2.5 text-[0.8125rem] ${
              props.view === view
                ? 'bg-accent-soft font-medium text-accent'
                : 'text-quiet hover:bg-sunken hover:text-ink'
            }`}
            aria-current={props.view === view ? 'page' : undefined}
          >
            {name}
          </a>
        )}
      </For>
    </nav>
  );
}

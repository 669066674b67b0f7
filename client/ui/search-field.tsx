/** A search that asks once typing rests; `/` goes to it, Esc empties it. */
import { createEffect, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import SearchIcon from '~icons/lucide/search';

const restMs = 250;

export function SearchField(props: {
  label: string;
  value: string;
  search: (text: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  let waits: ReturnType<typeof setTimeout> | undefined;
  let field: HTMLInputElement | undefined;
  const ask = (text: string, afterMs: number) => {
    clearTimeout(waits);
    waits = setTimeout(() => props.search(text.trim().slice(0, 100)), afterMs);
  };
  onCleanup(() => clearTimeout(waits));
  // Never into somebody's typing.
  createEffect(() => {
    const { value } = props;
    if (field && document.activeElement !== field) field.value = value;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') ask(field?.value ?? '', 0);
    if (event.key !== 'Escape' || !field) return;
    if (field.value) {
      field.value = '';
      ask('', 0);
    } else field.blur();
  };
  return (
    <div class="relative w-full sm:w-96">
      <label for={id} class="sr-only">
        {props.label}
      </label>
      <SearchIcon
        class="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-quiet"
        aria-hidden="true"
      />
      <input
        ref={(element) => {
          field = element;
        }}
        id={id}
        type="search"
        data-search
        class="field w-full ps-9 pe-9"
        placeholder={props.label}
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => ask(event.currentTarget.value, restMs)}
        onKeyDown={onKeyDown}
      />
      <Show when={!props.value}>
        <span
          aria-hidden="true"
          class="pointer-events-none absolute end-2.5 top-1/2 hidden -translate-y-1/2 rounded border border-line px-1.5 font-mono text-xs text-quiet sm:block"
        >
          /
        </span>
      </Show>
    </div>
  );
}

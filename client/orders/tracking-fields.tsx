/** The fields for carrier and tracking number, and what the number looks like. */
import { createUniqueId, For, type JSX, onMount, Show } from 'solid-js';
import { carriers } from './carriers.ts';
import type { Seen, TrackingEntry } from './tracking-entry.ts';

export function TrackingFields(props: {
  entry: TrackingEntry;
  /** Nothing is left to ship: what was typed can only be read. */
  isShut: boolean;
}): JSX.Element {
  const id = createUniqueId();
  let number: HTMLInputElement | undefined;
  // A scanner goes on with the label; a phone's keyboard would only cover what is to be seen.
  onMount(() => {
    if (matchMedia('(pointer: fine)').matches) setTimeout(() => number?.focus());
  });
  return (
    <div class="grid gap-3 sm:grid-cols-2">
      <label class="block">
        <span class="mb-1 block">Carrier</span>
        <input
          class="field w-full read-only:bg-sunken"
          list={`${id}-carriers`}
          maxLength={100}
          autocomplete="off"
          readOnly={props.isShut}
          value={props.entry.carrier()}
          onInput={(event) => props.entry.typeCarrier(event.currentTarget.value)}
        />
        <datalist id={`${id}-carriers`}>
          <For each={carriers}>{(name) => <option value={name} />}</For>
        </datalist>
      </label>
      <div>
        <label class="mb-1 block" for={`${id}-number`}>
          Tracking number
        </label>
        <input
          ref={(made) => {
            number = made;
          }}
          id={`${id}-number`}
          class="field w-full font-mono read-only:bg-sunken"
          maxLength={100}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          readOnly={props.isShut}
          aria-describedby={`${id}-seen`}
          value={props.entry.number()}
          onInput={(event) => props.entry.typeNumber(event.currentTarget.value)}
        />
      </div>
      <p id={`${id}-seen`} role="status" class="text-[0.8125rem] empty:-mt-3 sm:col-span-2">
        <Show when={seenText(props.entry.seen())}>
          {(says) => (
            <span class={props.entry.seen().kind === 'looks-wrong' ? 'text-wait' : ''}>
              {says()}
            </span>
          )}
        </Show>
      </p>
    </div>
  );
}

function seenText(seen: Seen): string {
  switch (seen.kind) {
    case 'none':
      return '';
    case 'filled':
      return `Looks like ${seen.carrier}.`;
    case 'looks-wrong':
      return `This does not look like a number of ${seen.carrier}. It is sent as typed.`;
  }
}

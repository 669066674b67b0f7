/** How much a person has not read yet, as a number at a bell, and a dot where a channel of theirs is paused. */
import { type JSX, Show } from 'solid-js';
import BellIcon from '~icons/lucide/bell';
import type { Unread } from '../notices/types.ts';

/** @param props `unread`: undefined until it is read; `open` shows the newest */
export function Bell(props: { unread: Unread | undefined; open: () => void }): JSX.Element {
  const many = () => props.unread?.count ?? 0;
  const says = () =>
    `Notifications${many() ? `, ${number()} unread` : ''}${props.unread?.paused ? ', a channel is paused' : ''}`;
  const number = () => (many() > 99 ? '99+' : many());
  return (
    <button
      type="button"
      class="relative grid size-10 shrink-0 place-items-center rounded-lg hover:bg-sunken"
      aria-label={says()}
      aria-haspopup="dialog"
      title={says()}
      onClick={() => props.open()}
    >
      <BellIcon class="size-[1.1rem]" aria-hidden="true" />
      <Show when={many()}>
        <span
          class="absolute end-0 top-0 rounded-full bg-accent px-1.5 text-xs font-semibold text-accent-ink"
          aria-hidden="true"
        >
          {number()}
        </span>
      </Show>
      <Show when={props.unread?.paused}>
        <span class="absolute end-1 bottom-1 size-2 rounded-full bg-wait" aria-hidden="true" />
      </Show>
    </button>
  );
}

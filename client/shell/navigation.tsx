/** Brand, store, pages, help, theme and live state: the column at the side, and what the menu holds on a phone. */
import { useLocation } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import KeyboardIcon from '~icons/lucide/keyboard';
import HelpIcon from '~icons/lucide/life-buoy';
import MailIcon from '~icons/lucide/mail';
import { LiveBadge } from './live-badge.tsx';
import type { Place } from './places.ts';
import { useShell } from './shell-state.tsx';
import { StoreChooser } from './store-chooser.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

const row = 'flex min-h-9 items-center gap-3 rounded-lg px-3 transition-colors hover:bg-sunken';

/** @param props `showKeys` where there are keys to speak of; a phone has none */
export function Navigation(props: { showKeys?: () => void }): JSX.Element {
  const shell = useShell();
  const at = useLocation();
  const isAt = (place: Place) =>
    place.path === '/' ? at.pathname === '/' : at.pathname.startsWith(place.within ?? place.path);
  return (
    <div class="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-3 pb-4">
      <div class="px-1">
        <StoreChooser />
      </div>
      <nav aria-label="Pages">
        <ul class="flex flex-col gap-0.5">
          <For each={shell.places().filter((place) => !place.inBell)}>
            {(place) => (
              <li>
                <a
                  href={shell.to(place.path)}
                  class={`${row} ${isAt(place) ? 'bg-accent-soft font-semibold text-accent' : ''}`}
                  aria-current={isAt(place) ? 'page' : undefined}
                >
                  <Dynamic
                    component={place.icon}
                    class="size-[1.1rem] shrink-0"
                    aria-hidden="true"
                  />
                  {place.name}
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <div class="mt-auto flex flex-col gap-0.5">
        <Show when={shell.reading.data?.support}>
          {(support) => (
            <>
              <a class={row} href={support().contactUrl} target="_blank" rel="noreferrer">
                <HelpIcon class="size-[1.1rem] shrink-0" aria-hidden="true" />
                Contact Us
              </a>
              <a class={`${row} min-w-0`} href={`mailto:${support().email}`}>
                <MailIcon class="size-[1.1rem] shrink-0" aria-hidden="true" />
                <span class="text-[0.8125rem] wrap-anywhere">
                  {support().email.split('@')[0]}
                  <wbr />@{support().email.split('@')[1]}
                </span>
              </a>
            </>
          )}
        </Show>
        <div class="mt-2 flex items-center justify-between gap-2 border-t border-line px-1 pt-3">
          <LiveBadge />
          <span class="flex">
            <Show when={props.showKeys}>
              {(show) => (
                <button
                  type="button"
                  class="grid size-8 place-items-center rounded-lg hover:bg-sunken"
                  aria-label="Keys"
                  title="Keys (?)"
                  onClick={() => show()()}
                >
                  <KeyboardIcon class="size-[1.1rem]" aria-hidden="true" />
                </button>
              )}
            </Show>
            <ThemeToggle />
          </span>
        </div>
      </div>
    </div>
  );
}

/** Above the list: connections that wait for a person, because they were stopped or have first levels to apply (ST8). */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { StopBanner } from './stop-banner.tsx';
import type { ConnectionNotice } from './types.ts';

export function Notices(props: { notices: readonly ConnectionNotice[] }): JSX.Element {
  const shell = useShell();
  return (
    <For each={props.notices}>
      {(notice) => (
        <>
          <StopBanner connection={notice} />
          <Show when={notice.waiting > 0}>
            <div class="mb-4 flex flex-wrap items-center justify-between gap-2 rounded-lg bg-info-soft px-4 py-3 text-info">
              <p>
                <span class="font-semibold">
                  {notice.waiting === 1
                    ? '1 first level waits'
                    : `${notice.waiting.toLocaleString('en')} first levels wait`}{' '}
                  at {notice.destinationName}.
                </span>{' '}
                Nothing is written there for these SKUs before you look.
              </p>
              <ButtonLink
                small
                href={shell.to(
                  `/inventory/first-levels?connection=${encodeURIComponent(notice.connectionId)}`,
                )}
              >
                Look and apply
              </ButtonLink>
            </div>
          </Show>
        </>
      )}
    </For>
  );
}

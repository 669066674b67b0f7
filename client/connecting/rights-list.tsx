/** The rights an app needs at a store, and why each; those that a tested token lacks are marked. */
import { For, type JSX, Show } from 'solid-js';
import MissingIcon from '~icons/lucide/circle-x';
import { CopyButton } from '../order-push/copy-button.tsx';
import type { ConnectForm } from './types.ts';

export function RightsList(props: {
  rights: ConnectForm['rights'];
  missing: readonly string[];
}): JSX.Element {
  const lacks = (handle: string) => props.missing.includes(handle);
  return (
    <details class="rounded-lg border border-line" open={props.missing.length > 0}>
      <summary class="min-h-8 px-4 py-2 font-medium">
        Rights the app needs at the store ({props.rights.length})
      </summary>
      <div class="border-t border-line px-4 py-3">
        <p class="mb-2 text-quiet">
          In the store’s admin, under Settings, Apps, Develop apps, make an app with these Admin API
          access scopes and install it. Its token and its API secret key go into the fields above.
        </p>
        <ul class="grid gap-1.5">
          <For each={props.rights}>
            {(right) => (
              <li class={lacks(right.handle) ? 'text-bad' : ''}>
                <Show when={lacks(right.handle)}>
                  <MissingIcon class="me-1.5 inline size-4" aria-hidden="true" />
                  <span class="font-medium">Missing: </span>
                </Show>
                <code class="font-mono text-[0.8125rem] wrap-anywhere">{right.handle}</code>{' '}
                <span class="text-quiet">{right.why}</span>
              </li>
            )}
          </For>
        </ul>
        <div class="mt-2">
          <CopyButton
            text={() => props.rights.map(({ handle }) => handle).join(',')}
            what="the rights, as the admin takes them"
          />
        </div>
      </div>
    </details>
  );
}

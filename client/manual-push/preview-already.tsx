/** Pushes of a previewed order that stand already, each by its number at its source (OP10). */
import { For, type JSX, Show } from 'solid-js';
import type { PushPreview } from '../../src/order-push/preview.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { pushStateWords } from '../words.ts';
import { standing } from './preview-words.ts';

export function PreviewAlready(props: { preview: PushPreview }): JSX.Element {
  return (
    <Show when={standing(props.preview).length > 0}>
      <ul class="flex flex-col gap-1 rounded-lg bg-info-soft px-4 py-2.5 text-info">
        <For each={standing(props.preview)}>
          {(push) => (
            <li>
              <Show
                when={push.state === 'created'}
                fallback={`A push to ${push.sourceStoreName} stands already: ${pushStateWords[push.state].toLowerCase()}.`}
              >
                Already pushed to {push.sourceStoreName}
                <Show when={push.sourceOrderName}>
                  {(name) => (
                    <>
                      {' '}
                      as{' '}
                      <Show when={push.sourceOrderUrl} fallback={name()}>
                        {(url) => (
                          <OutsideLink class="underline" href={url()}>
                            {name()}
                          </OutsideLink>
                        )}
                      </Show>
                    </>
                  )}
                </Show>
                .
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

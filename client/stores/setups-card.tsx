/** Connections that are not set up to the end: how far each is, and going on with it. */
import { For, type JSX, Show } from 'solid-js';
import GoOnIcon from '~icons/lucide/arrow-right';
import { setupPath, setupProgressWords } from '../connecting/setup-words.ts';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card, cardItem } from '../ui/page.tsx';

export function SetupsCard(): JSX.Element {
  const setups = createReading(() => ({
    key: ['setups'],
    read: () => trpc.connecting.setups.query(),
  }));
  return (
    <Show when={(setups.data?.length ?? 0) > 0}>
      <Card title="Not set up to the end" class="mb-4">
        <ul>
          <For each={setups.data}>
            {(setup) => (
              <li
                class={`flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line ${cardItem}`}
              >
                <span class="min-w-0">
                  <span class="font-medium wrap-anywhere">
                    {setup.sourceName} → {setup.destinationName}
                  </span>
                  <span class="block text-[0.8125rem] text-quiet">
                    {setup.states.products === 'failed'
                      ? 'Products could not be read to the end'
                      : setupProgressWords(setup.states)}
                  </span>
                </span>
                <ButtonLink small icon={GoOnIcon} href={setupPath(setup.connectionId)}>
                  Go on
                  <span class="sr-only">
                    {' '}
                    setting up {setup.sourceName} → {setup.destinationName}
                  </span>
                </ButtonLink>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}

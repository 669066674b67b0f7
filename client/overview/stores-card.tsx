/** The connected stores in a line each. */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { StoreStateBadge } from '../stores/store-state-badge.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/states.tsx';

export function StoresCard(): JSX.Element {
  const shell = useShell();
  return (
    <Card
      title="Stores"
      beside={
        <a class="link text-[0.8125rem]" href={shell.to('/stores')}>
          All about them
        </a>
      }
    >
      <Show when={shell.reading.data} fallback={<SkeletonRows rows={3} what="stores" />}>
        <ul class="divide-y divide-line border-t border-line">
          <For
            each={shell.stores()}
            fallback={<li class={`${cardItem} text-quiet`}>No store is connected yet.</li>}
          >
            {(store) => (
              <li class={`${cardItem} flex items-center justify-between gap-3`}>
                <div class="min-w-0">
                  <p class="truncate font-medium">{store.name}</p>
                  <p class="text-[0.8125rem] text-quiet">
                    {[store.isSource && 'Source', store.isDestination && 'Destination']
                      .filter(Boolean)
                      .join(' and ') || 'Not joined to another store'}
                  </p>
                </div>
                <StoreStateBadge state={store.state} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

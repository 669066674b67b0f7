/** Stores: what is connected, how it stands, and when it was last heard of. */
import { For, type JSX, Show } from 'solid-js';
import StoreIcon from '~icons/lucide/store';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { StoreCard } from '../stores/store-card.tsx';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated, SkeletonRows, Unread } from '../ui/states.tsx';
import { Missing } from './not-found.tsx';

export default function StoresPage(): JSX.Element {
  const shell = useShell();
  const list = createReading(() => ({ key: ['stores'], read: () => trpc.stores.list.query() }));
  const shown = () => {
    const id = shell.chosenId();
    return (list.data ?? []).filter((store) => !id || store.id === id);
  };
  const unknown = () =>
    shell.chosenId() !== undefined && list.data !== undefined && shown().length === 0;
  return (
    <Show
      when={!unknown()}
      fallback={
        <Missing title="No such store">
          The store in this address is not connected here. Choose another one, or all stores.
        </Missing>
      }
    >
      <Page title="Stores" lead="Source stores hold the stock and ship; destination stores sell.">
        <Outdated problem={list.data && list.problem} again={list.again} />
        <Show
          when={shown().length > 0}
          fallback={
            <div class="card">
              <Show
                when={list.data}
                fallback={
                  <Show when={list.problem} fallback={<SkeletonRows rows={4} what="stores" />}>
                    {(problem) => <Unread problem={problem()} again={list.again} />}
                  </Show>
                }
              >
                <NothingYet icon={StoreIcon} title="No store is connected yet">
                  In a terminal, <code class="font-mono">npm run connect</code> joins a server on
                  this machine that speaks the Shopify Admin API.
                </NothingYet>
              </Show>
            </div>
          }
        >
          <ul class="grid gap-4 md:grid-cols-2">
            <For each={shown()}>{(store) => <StoreCard store={store} />}</For>
          </ul>
        </Show>
      </Page>
    </Show>
  );
}

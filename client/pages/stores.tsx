/** Stores: what is connected, how it stands, and when it was last heard of. */
import { For, type JSX, Show } from 'solid-js';
import AddIcon from '~icons/lucide/plus';
import StoreIcon from '~icons/lucide/store';
import { createReading } from '../reading.ts';
import { readWhileRunning } from '../reconciling/runs.ts';
import { useShell } from '../shell/shell-state.tsx';
import { SetupsCard } from '../stores/setups-card.tsx';
import { StoreCard } from '../stores/store-card.tsx';
import { trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function StoresPage(): JSX.Element {
  const shell = useShell();
  const list = createReading(() => ({ key: ['stores'], read: () => trpc.stores.list.query() }));
  const reconciles = createReading(() => ({
    key: ['reconciles', {}],
    read: () => trpc.reconciles.page.query({}),
  }));
  const reconciled = (storeId: string) => reconciles.data?.stores.find(({ id }) => id === storeId);
  readWhileRunning(
    () => reconciles.data?.stores.some(({ runningId }) => runningId !== null) ?? false,
    () => reconciles.again(),
  );
  readWhileRunning(
    () => list.data?.some(({ imported }) => imported?.state === 'running') ?? false,
    () => list.again(),
  );
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
      <Page
        title="Stores"
        lead="Source stores hold the stock and ship; destination stores sell."
        actions={
          <ButtonLink look="main" icon={AddIcon} href="/stores/connect">
            Add a store
          </ButtonLink>
        }
      >
        <Outdated problem={list.data && list.problem} again={list.again} />
        <SetupsCard />
        <WhenRead reading={list} rows={4} what="stores" bringsCards>
          {() => (
            <ul class="grid gap-4 md:grid-cols-2">
              <For
                each={shown()}
                fallback={
                  <li class="card md:col-span-2">
                    <NothingYet icon={StoreIcon} title="No store is connected yet">
                      Add the store that holds your stock first, then one that sells.{' '}
                      <a class="link" href="/stores/connect">
                        Add a store
                      </a>
                    </NothingYet>
                  </li>
                }
              >
                {(store) => <StoreCard store={store} reconciled={reconciled(store.id)} />}
              </For>
            </ul>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

/** Manual Order Push (OP10, source stores): a Destination Store, an Order Number, what would go, and Push Order. */
import { useSearchParams } from '@solidjs/router';
import { createEffect, type JSX, Show } from 'solid-js';
import StoreIcon from '~icons/lucide/store';
import { ManualPush } from '../manual-push/manual-push.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function ManualPushPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ order?: string }>();
  /** A link may name the order's own store: then that is the Destination Store, and the page is about all sources. */
  const isOfDestination = () => params.order !== undefined && shell.chosen()?.isSource === false;
  createEffect(() => {
    const store = shell.chosen();
    if (store && isOfDestination() && shell.stores().some((one) => one.isSource))
      setParams({ store: undefined, destination: store.id }, { replace: true });
  });
  const list = createReading(() => {
    const storeId = shell.chosenId();
    return {
      key: ['manual-push-stores', { storeId }],
      read: () => trpc.manualPush.stores.query({ storeId }),
    };
  });
  return (
    <Show
      when={list.problem?.code !== 'FORBIDDEN' || isOfDestination()}
      fallback={
        <Missing title="Manual Order Push is for source stores">
          {shell.chosen()
            ? `${shell.chosen()?.name} ships for no other store. Choose a source store, or all stores.`
            : 'None of your stores ships for another one yet.'}
        </Missing>
      }
    >
      <Page
        title="Manual Order Push"
        lead="Forces one order of a destination store through, whatever holds it: its timing, its payment, its risk. You see what would go before it does."
      >
        <Outdated problem={list.data && list.problem} again={list.again} />
        <WhenRead reading={list} rows={4} what="the stores" bringsCards>
          {(read) => (
            <Show
              when={read().stores.length > 0}
              fallback={
                <div class="card">
                  <NothingYet icon={StoreIcon} title="No destination store here">
                    Once a store that sells is connected to this source, its orders can be pushed
                    from here.
                  </NothingYet>
                </div>
              }
            >
              <ManualPush stores={read().stores} />
            </Show>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

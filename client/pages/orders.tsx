/** Orders (SO1, source stores only): the unfulfilled orders of all connected stores, oldest first, to ship from here. */
import { useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import MoreIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import AllShippedIcon from '~icons/lucide/package-check';
import { OrdersTable } from '../orders/orders-table.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type OrderToShip, trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

const loadDialog = () => import('../orders/ship-dialog.tsx');
const ShipDialog = lazy(loadDialog);

export default function OrdersPage(): JSX.Element {
  const shell = useShell();
  const [params] = useSearchParams<{ cursor?: string }>();
  const list = createReading(() => {
    const input = { storeId: shell.chosenId(), cursor: params.cursor };
    return {
      key: ['to-ship', input],
      of: `to-ship ${input.storeId ?? ''}`,
      read: () => trpc.orders.toShip.query(input),
    };
  });
  const [shipping, setShipping] = createSignal<OrderToShip>();
  createEffect(() => {
    if (list.data) void loadDialog();
  });
  const chosen = () => {
    const order = shipping();
    return order?.push ? { ...order, push: order.push } : undefined;
  };
  return (
    <Show
      when={list.problem?.code !== 'FORBIDDEN'}
      fallback={
        <Missing title="Orders is for source stores">
          {shell.chosen()
            ? `${shell.chosen()?.name} ships for no other store. Choose a source store, or all stores.`
            : 'None of your stores ships for another one yet.'}
        </Missing>
      }
    >
      <Page
        title="Orders"
        lead="What your connected stores sold and nobody has shipped yet, oldest first."
      >
        <Outdated problem={list.data && list.problem} again={list.again} />
        <div class="card overflow-hidden">
          <WhenRead reading={list} rows={5} what="orders">
            {(read) => (
              <Show
                when={read().rows.length > 0}
                fallback={
                  <NothingYet
                    icon={AllShippedIcon}
                    title={params.cursor ? 'Nothing further on' : 'Everything is shipped'}
                  >
                    The next order to ship shows here by itself.
                  </NothingYet>
                }
              >
                <OrdersTable rows={read().rows} ship={setShipping} isStale={list.isStale} />
              </Show>
            )}
          </WhenRead>
        </div>
        <nav aria-label="More orders" class="no-print mt-4 flex justify-end gap-2">
          <Show when={params.cursor}>
            <ButtonLink href={shell.to('/orders')} icon={FirstIcon}>
              Oldest
            </ButtonLink>
          </Show>
          <Show when={list.data?.next}>
            {(next) => (
              <ButtonLink
                href={shell.to(`/orders?cursor=${encodeURIComponent(next())}`)}
                icon={MoreIcon}
              >
                Newer
              </ButtonLink>
            )}
          </Show>
        </nav>
        <Suspense>
          <Show when={chosen()}>
            {(order) => <ShipDialog order={order()} close={() => setShipping(undefined)} />}
          </Show>
        </Suspense>
      </Page>
    </Show>
  );
}

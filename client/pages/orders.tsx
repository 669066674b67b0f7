/** Orders (SO1, source stores only): the unfulfilled orders of all connected stores, oldest first, to ship from here. */
import { useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { unwrap } from 'solid-js/store';
import MoreIcon from '~icons/lucide/arrow-right';
import FirstIcon from '~icons/lucide/arrow-up-to-line';
import ManyIcon from '~icons/lucide/file-spreadsheet';
import {
  type Asked,
  askedOf,
  filterOf,
  type Listed,
  listedOf,
  listPath,
} from '../orders/list-address.ts';
import { NumberBox } from '../orders/number-box.tsx';
import { OrdersCard } from '../orders/orders-card.tsx';
import { PrintLinks } from '../orders/print-links.tsx';
import { onlyToShip, type Shippable } from '../orders/types.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type OrderToShip, trpc } from '../trpc.ts';
import { ButtonLink } from '../ui/button.tsx';
import { giveFocusBack } from '../ui/give-focus-back.ts';
import { Page } from '../ui/page.tsx';
import { Outdated } from '../ui/states.tsx';
import { Missing } from './not-found.tsx';

const loadDialog = () => import('../orders/ship-dialog.tsx');
const ShipDialog = lazy(loadDialog);
const FoundDialog = lazy(() => import('../orders/found-dialog.tsx'));

export default function OrdersPage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<Asked>();
  const listed = () => listedOf(params);
  const list = createReading(() => {
    const { cursor } = listed();
    const input = { storeId: shell.chosenId(), ...filterOf(listed()), cursor };
    return {
      key: ['to-ship', input],
      of: `to-ship ${input.storeId ?? ''}`,
      read: () => trpc.orders.toShip.query(input),
    };
  });
  const [shipping, setShipping] = createSignal<Shippable>();
  const [found, setFound] = createSignal<OrderToShip[]>();
  let giveBack: (() => void) | undefined;
  createEffect(() => {
    if (list.data) void loadDialog();
  });
  // A copy: what the person sees must not change under the hand while the list is read again.
  const ship = (order: OrderToShip) => {
    const { push, ...seen } = structuredClone(unwrap(order));
    if (!push) return;
    setFound(undefined);
    setShipping({ ...seen, push });
  };
  const close = () => {
    setShipping(undefined);
    setFound(undefined);
    giveBack?.();
  };
  const open = (orders: OrderToShip[]) => {
    giveBack = giveFocusBack();
    const only = onlyToShip(orders);
    if (only) ship(only);
    else setFound(orders);
  };
  // What is narrowed anew begins with its oldest.
  const change = (to: Partial<Listed>) =>
    setParams(askedOf({ ...listed(), ...to, cursor: undefined }));
  const newer = () => (list.isStale || list.data?.lookedTo ? undefined : list.data?.next);
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
        actions={
          <div class="flex flex-wrap gap-2">
            <PrintLinks of={{ listed: listed() }} />
            <ButtonLink icon={ManyIcon} href={shell.to('/orders/tracking')}>
              Many tracking numbers
            </ButtonLink>
          </div>
        }
      >
        <NumberBox found={open} />
        <Outdated problem={list.data && list.problem} again={list.again} />
        <OrdersCard
          list={list}
          listed={listed()}
          change={change}
          ship={(order) => {
            giveBack = giveFocusBack();
            ship(order);
          }}
        />
        <nav aria-label="More orders" class="no-print mt-4 flex justify-end gap-2 empty:hidden">
          <Show when={params.cursor}>
            <ButtonLink
              href={shell.to(listPath({ ...listed(), cursor: undefined }))}
              icon={FirstIcon}
            >
              Oldest
            </ButtonLink>
          </Show>
          <Show when={newer()}>
            {(cursor) => (
              <ButtonLink
                href={shell.to(listPath({ ...listed(), cursor: cursor() }))}
                icon={MoreIcon}
              >
                Newer
              </ButtonLink>
            )}
          </Show>
        </nav>
        <Suspense>
          <Show when={shipping()} keyed>
            {(order) => <ShipDialog order={order} close={close} />}
          </Show>
          <Show when={found()}>
            {(orders) => <FoundDialog orders={orders()} ship={ship} close={close} />}
          </Show>
        </Suspense>
      </Page>
    </Show>
  );
}

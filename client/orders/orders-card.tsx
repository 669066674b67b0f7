/** The card of orders to ship: views, filters or what can be done with what is chosen, and the rows. */
import { type JSX, lazy, Show, Suspense } from 'solid-js';
import AllShippedIcon from '~icons/lucide/package-check';
import { barRow } from '../order-push/filter-bar.tsx';
import { createChosenRows } from '../products/chosen-rows.ts';
import type { Reading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import type { OrderToShip } from '../trpc.ts';
import { ChoosePage, choosePageMark } from '../ui/choose-page.tsx';
import { NothingMatches, NothingYet, SkeletonRows } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { keepChoice } from './kept-choice.ts';
import { everything, isNarrowed, type Listed, listPath, views } from './list-address.ts';
import { LookedTo } from './looked-to.tsx';
import { OrdersFilters } from './orders-filters.tsx';
import { OrdersTable } from './orders-table.tsx';

const ShipBar = lazy(() => import('./ship-bar.tsx'));

export type OrdersRead = { rows: OrderToShip[]; next: string | null; lookedTo: number | null };

export function OrdersCard(props: {
  list: Reading<OrdersRead>;
  listed: Listed;
  change: (to: Partial<Listed>) => void;
  ship: (order: OrderToShip) => void;
}): JSX.Element {
  const shell = useShell();
  const rows = () => props.list.data?.rows ?? [];
  const chosen = createChosenRows(rows, () => JSON.stringify([shell.chosenId(), props.listed]));
  keepChoice(chosen, rows);
  let card: HTMLDivElement | undefined;
  const on = () => {
    const cursor = props.list.isStale ? undefined : props.list.data?.next;
    return cursor ? shell.to(listPath({ ...props.listed, cursor })) : undefined;
  };
  return (
    <div
      ref={(element) => {
        card = element;
      }}
      // Clipped, not hidden: the bar sticks to the window, not to a card that never scrolls.
      class="card overflow-clip"
    >
      <div class="no-print px-4 pt-3 sm:px-[1.1rem]">
        <ViewLinks
          views={views}
          shown={props.listed.view}
          link={(view) => shell.to(listPath({ ...props.listed, view, cursor: undefined }))}
        />
      </div>
      <div
        class={`border-b border-line ${
          chosen.rows().length > 0 ? 'sm:sticky sm:top-14 sm:z-20 sm:bg-surface lg:top-0' : ''
        }`}
      >
        <Show when={chosen.rows().length > 0}>
          <Suspense fallback={<div class={barRow} />}>
            <ShipBar chosen={chosen} leaveFocusTo={() => firstBox(card)} />
          </Suspense>
        </Show>
        <div class={chosen.rows().length > 0 ? 'hidden' : barRow}>
          <OrdersFilters listed={props.listed} change={props.change} />
        </div>
      </div>
      <WhenRead reading={props.list} rows={6} what="orders">
        {(read) => (
          <>
            <Show
              when={read().rows.length > 0}
              fallback={
                <Show when={!props.list.isStale} fallback={<SkeletonRows rows={6} what="orders" />}>
                  <Show when={read().lookedTo === null}>
                    <NoOrders listed={props.listed} clear={() => props.change({ ...everything })} />
                  </Show>
                </Show>
              }
            >
              <div class="no-print flex items-center gap-3 border-b border-line px-4 sm:hidden">
                <ChoosePage
                  some={chosen.rows().length > 0}
                  all={chosen.areAll()}
                  choose={chosen.chooseAll}
                  says="Choose all on this page"
                />
              </div>
              <OrdersTable
                rows={read().rows}
                chosen={chosen}
                ship={props.ship}
                isStale={props.list.isStale}
              />
            </Show>
            <Show when={!props.list.isStale && read().lookedTo}>
              {(at) => <LookedTo at={at()} found={read().rows.length} on={on()} />}
            </Show>
          </>
        )}
      </WhenRead>
    </div>
  );
}

const NoOrders = (props: { listed: Listed; clear: () => void }): JSX.Element => (
  <Show
    when={isNarrowed(props.listed)}
    fallback={
      <NothingYet
        icon={AllShippedIcon}
        title={props.listed.cursor ? 'Nothing further on' : 'Everything is shipped'}
      >
        The next order to ship shows here by itself.
      </NothingYet>
    }
  >
    <NothingMatches what="orders" clears="filters" clear={() => props.clear()} />
  </Show>
);

/** The box of all rows that is shown, a phone's or a table's. */
const firstBox = (card: HTMLElement | undefined): HTMLElement | undefined =>
  [...(card?.querySelectorAll<HTMLElement>(`[${choosePageMark}]`) ?? [])].find((box) =>
    box.checkVisibility(),
  );

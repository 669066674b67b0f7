/** The card of orders: views, filters or what can be done with what is chosen, and the rows, which stay under a hand. */
import { createEffect, type JSX, Show } from 'solid-js';
import type { Reading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import type { PushedOrder } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { ChoosePage, choosePageMark } from '../ui/choose-page.tsx';
import { SkeletonRows } from '../ui/states.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { createChosenOrders } from './chosen-orders.ts';
import { createCounts, createReasonCounts } from './counts.ts';
import { FilterBar } from './filter-bar.tsx';
import { createHeldBack } from './held-back.ts';
import { type Listed, listPath, type View, views } from './list-address.ts';
import { NoOrders } from './no-orders.tsx';
import { PushTable } from './push-table.tsx';

export type BulkAsked = {
  kind: 'retry' | 'recheck';
  /** Undefined: all that match. */
  orderIds: string[] | undefined;
};

export function PushListCard(props: {
  list: Reading<{ rows: PushedOrder[]; next: string | null }>;
  asked: {
    view: View;
    q: string | undefined;
    reason: string | undefined;
    cursor: string | undefined;
  };
  change: (to: Listed) => void;
  showError: (order: PushedOrder) => void;
  askBulk: (asked: BulkAsked) => void;
  /** Given what takes the choice away again, once it is dealt with. */
  onChosen: (clear: () => void) => void;
}): JSX.Element {
  const shell = useShell();
  const of = () => JSON.stringify([shell.chosenId(), props.asked]);
  const held = createHeldBack(
    () => props.list.data?.rows ?? [],
    of,
    () => props.list.isStale,
  );
  const chosen = createChosenOrders(held.rows, of);
  props.onChosen(() => chosen.chooseAll(false));
  const counts = createCounts(() => props.asked);
  const reasons = createReasonCounts(() => props.asked);
  const isChoosing = () => chosen.rows().length > 0;
  const matching = () => {
    const all = counts.data?.[props.asked.view];
    return all !== undefined && all > held.rows().length ? all : undefined;
  };
  const isNarrowed = () => {
    const { view, q, reason, cursor } = props.asked;
    return view !== 'all' || Boolean(q || reason || cursor);
  };
  let card: HTMLDivElement | undefined;
  // The orders that were chosen are gone: so is the choice of all.
  createEffect(() => {
    if (chosen.isAll() && matching() === undefined) chosen.chooseAll(true);
  });
  return (
    <div
      ref={(element) => {
        card = element;
      }}
      class="card overflow-hidden"
      onPointerEnter={held.onPointerEnter}
      onPointerLeave={held.onPointerLeave}
      onFocusIn={held.onFocusIn}
      onFocusOut={held.onFocusOut}
    >
      <div class="no-print px-4 pt-3 sm:px-[1.1rem]">
        <ViewLinks
          views={views}
          shown={props.asked.view}
          link={(view) => shell.to(listPath({ ...props.asked, view, cursor: undefined }))}
          count={(view) => counts.data?.[view]}
        />
      </div>
      <div class="border-b border-line">
        <Show
          when={isChoosing()}
          fallback={
            <FilterBar asked={props.asked} reasons={reasons.data} change={props.change}>
              <Show when={held.waiting() > 0 && !props.asked.cursor}>
                <Button small look="main" onClick={held.show}>
                  {held.waiting()} new, show
                </Button>
              </Show>
            </FilterBar>
          }
        >
          <BulkBar
            chosen={chosen}
            matching={matching()}
            ask={(kind) =>
              props.askBulk({
                kind,
                orderIds: chosen.isAll() ? undefined : chosen.rows().map(({ id }) => id),
              })
            }
            leaveFocusTo={() => firstBox(card)}
          />
        </Show>
      </div>
      <WhenRead reading={props.list} rows={6} what="orders">
        {() => (
          <Show
            when={held.rows().length > 0}
            fallback={
              <Show when={!props.list.isStale} fallback={<SkeletonRows rows={6} what="orders" />}>
                <NoOrders isNarrowed={isNarrowed()} clear={() => props.change(clean)} />
              </Show>
            }
          >
            <div class="no-print flex items-center gap-3 border-b border-line px-4 sm:hidden">
              <ChoosePage
                some={chosen.rows().length > 0}
                all={chosen.isPage()}
                choose={chosen.chooseAll}
                says="Choose all on this page"
              />
            </div>
            <PushTable
              rows={held.rows()}
              chosen={chosen}
              isStale={props.list.isStale}
              showError={props.showError}
            />
          </Show>
        )}
      </WhenRead>
    </div>
  );
}

const clean: Listed = { view: undefined, q: undefined, reason: undefined, cursor: undefined };

/** The box of all rows that is shown, a phone's or a table's. */
const firstBox = (card: HTMLElement | undefined): HTMLElement | undefined =>
  [...(card?.querySelectorAll<HTMLElement>(`[${choosePageMark}]`) ?? [])].find((box) =>
    box.checkVisibility(),
  );

/** In place of the filters while orders are chosen: how many, and what can be printed of them. */
import { type JSX, Show } from 'solid-js';
import { barRow } from '../order-push/filter-bar.tsx';
import type { ChosenRows } from '../products/chosen-rows.ts';
import type { OrderToShip } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { leaveFocusTo } from '../ui/leave-focus.ts';
import { PrintLinks } from './print-links.tsx';

export default function ShipBar(props: {
  chosen: ChosenRows<OrderToShip>;
  /** Where the focus goes when the bar goes away with it. */
  leaveFocusTo: () => HTMLElement | undefined;
}): JSX.Element {
  const focus = leaveFocusTo(() => props.leaveFocusTo());
  const rows = () => props.chosen.rows();
  const pushIds = () => rows().flatMap(({ push }) => push?.id ?? []);
  const names = () =>
    Object.fromEntries(rows().flatMap(({ push, name }) => (push ? [[push.id, name]] : [])));
  const unpushed = () => rows().length - pushIds().length;
  return (
    <section
      aria-label="What can be done with what is chosen"
      class={`${barRow} max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:bg-raised max-sm:shadow-2xl`}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      <span role="status" class="font-medium">
        {rows().length.toLocaleString('en')} chosen
        <Show when={unpushed() > 0}>
          <span class="font-normal text-quiet">
            , {unpushed()} of them not pushed: not on paper yet
          </span>
        </Show>
      </span>
      <span class="flex flex-wrap gap-2">
        <Show when={pushIds().length > 0}>
          <PrintLinks small of={{ pushIds: pushIds() }} names={names()} />
        </Show>
        <Button small look="quiet" onClick={() => props.chosen.chooseAll(false)}>
          Clear
        </Button>
      </span>
    </section>
  );
}

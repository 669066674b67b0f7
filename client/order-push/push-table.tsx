/** The orders of the Order Push page, newest first, each with a box to choose it. */
import { For, type JSX } from 'solid-js';
import type { PushedOrder } from '../trpc.ts';
import { ChoosePage } from '../ui/choose-page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import type { ChosenOrders } from './chosen-orders.ts';
import { PushRow } from './push-row.tsx';

const columns: Column[] = [
  { name: 'Order', sort: 'descending' },
  { name: 'Source order' },
  { name: 'Store' },
  { name: 'Customer' },
  { name: 'Items', isNumber: true },
  { name: 'Status' },
  { name: 'Push status' },
];

export function PushTable(props: {
  rows: readonly PushedOrder[];
  chosen: ChosenOrders<PushedOrder>;
  isStale: boolean;
  showError: (order: PushedOrder) => void;
}): JSX.Element {
  return (
    <RowsTable
      label="Orders"
      columns={columns}
      hasActions
      isStale={props.isStale}
      chooseAll={
        // A phone's table has no head: the box stands above its cards there.
        <span class="inline-flex max-sm:hidden">
          <ChoosePage
            some={props.chosen.rows().length > 0}
            all={props.chosen.isPage()}
            choose={props.chosen.chooseAll}
          />
        </span>
      }
    >
      <For each={props.rows}>
        {(order) => <PushRow order={order} chosen={props.chosen} showError={props.showError} />}
      </For>
    </RowsTable>
  );
}

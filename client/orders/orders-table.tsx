/** The orders that wait to be shipped, oldest first, each with a box to choose it. */
import { For, type JSX } from 'solid-js';
import type { ChosenRows } from '../products/chosen-rows.ts';
import type { OrderToShip } from '../trpc.ts';
import { ChoosePage } from '../ui/choose-page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { OrderToShipRow } from './order-to-ship-row.tsx';

const columns: Column[] = [
  { name: 'Order' },
  { name: 'Waits', sort: 'descending' },
  { name: 'Source order' },
  { name: 'Customer' },
  { name: 'To ship' },
  { name: 'Ships from' },
];

export function OrdersTable(props: {
  rows: readonly OrderToShip[];
  chosen: ChosenRows<OrderToShip>;
  isStale: boolean;
  ship: (order: OrderToShip) => void;
}): JSX.Element {
  return (
    <RowsTable
      label="Orders to ship"
      columns={columns}
      hasActions
      isStale={props.isStale}
      chooseAll={
        // A phone's table has no head: the box stands above its cards there.
        <span class="inline-flex max-sm:hidden">
          <ChoosePage
            some={props.chosen.rows().length > 0}
            all={props.chosen.areAll()}
            choose={props.chosen.chooseAll}
          />
        </span>
      }
    >
      <For each={props.rows}>
        {(order) => <OrderToShipRow order={order} chosen={props.chosen} ship={props.ship} />}
      </For>
    </RowsTable>
  );
}

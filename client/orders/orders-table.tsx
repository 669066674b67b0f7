/** The orders that wait to be shipped, oldest first. */
import { For, type JSX } from 'solid-js';
import type { OrderToShip } from '../trpc.ts';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { OrderToShipRow } from './order-to-ship-row.tsx';

const columns: Column[] = [
  { name: 'Order' },
  { name: 'Waits', sort: 'descending' },
  { name: 'Source order' },
  { name: 'Customer' },
  { name: 'To ship' },
];

export function OrdersTable(props: {
  rows: readonly OrderToShip[];
  isStale: boolean;
  ship: (order: OrderToShip) => void;
}): JSX.Element {
  return (
    <RowsTable label="Orders to ship" columns={columns} hasActions isStale={props.isStale}>
      <For each={props.rows}>{(order) => <OrderToShipRow order={order} ship={props.ship} />}</For>
    </RowsTable>
  );
}

/** The orders of the Order Push page, newest first. */
import { For, type JSX } from 'solid-js';
import type { PushedOrder } from '../trpc.ts';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
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
  isStale: boolean;
  showError: (order: PushedOrder) => void;
}): JSX.Element {
  return (
    <RowsTable label="Orders" columns={columns} hasActions isStale={props.isStale}>
      <For each={props.rows}>
        {(order) => <PushRow order={order} showError={props.showError} />}
      </For>
    </RowsTable>
  );
}

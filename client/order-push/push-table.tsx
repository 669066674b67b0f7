/** The orders of the Order Push page, newest first; cards on a narrow screen. */
import { For, type JSX } from 'solid-js';
import type { PushedOrder } from '../trpc.ts';
import { PushRow } from './push-row.tsx';

const headings = [
  'Order',
  'Source order',
  'Store',
  'Customer',
  'Items',
  'Status',
  'Push status',
] as const;

export function PushTable(props: {
  rows: readonly PushedOrder[];
  showError: (order: PushedOrder) => void;
}): JSX.Element {
  return (
    <table class="rows" role="table" aria-label="Orders">
      <thead role="rowgroup">
        <tr role="row">
          <For each={headings}>
            {(heading) => (
              <th
                role="columnheader"
                scope="col"
                class={heading === 'Items' ? 'text-end!' : ''}
                aria-sort={heading === 'Order' ? 'descending' : undefined}
              >
                {heading}
              </th>
            )}
          </For>
          <th role="columnheader" scope="col" class="no-print">
            <span class="sr-only">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <For each={props.rows}>
          {(order) => <PushRow order={order} showError={props.showError} />}
        </For>
      </tbody>
    </table>
  );
}

/** The lines of an order. */
import { For, type JSX } from 'solid-js';
import type { OrderPage } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { LineRow } from './line-row.tsx';

export function LinesCard(props: { order: OrderPage }): JSX.Element {
  return (
    <Card title="Lines">
      <table class="rows" role="table" aria-label="Lines">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Line
            </th>
            <th role="columnheader" scope="col" class="text-end!">
              Ordered
            </th>
            <th role="columnheader" scope="col" class="text-end!">
              Shipped
            </th>
            <th role="columnheader" scope="col">
              Push
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <For each={props.order.lines}>{(line) => <LineRow line={line} />}</For>
        </tbody>
      </table>
    </Card>
  );
}

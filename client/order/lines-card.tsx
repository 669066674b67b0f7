/** The lines of an order. */
import { For, type JSX } from 'solid-js';
import { mendAbout } from '../order-push/mend-about.ts';
import type { OrderPage } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { LineRow } from './line-row.tsx';

const columns: Column[] = [
  { name: 'Line' },
  { name: 'Ordered', isNumber: true },
  { name: 'Shipped', isNumber: true },
  { name: 'Push' },
];

export function LinesCard(props: { order: OrderPage }): JSX.Element {
  return (
    <Card title="Lines">
      <RowsTable label="Lines" columns={columns}>
        <For each={props.order.lines}>
          {(line) => (
            <LineRow
              line={line}
              about={mendAbout(props.order, { isOnItsPage: true, sku: line.sku })}
            />
          )}
        </For>
      </RowsTable>
    </Card>
  );
}

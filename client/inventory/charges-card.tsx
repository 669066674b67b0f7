/** Sold lines that count against a SKU and are not in the source's own number yet, each with its order. */
import { createEffect, createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { LedgerName } from '../../src/stock/setup.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { pathWords } from './stock-words.ts';
import type { Charge, SkuPage } from './types.ts';

const loadDialog = () => import('./end-hold-dialog.tsx');
const EndHoldDialog = lazy(loadDialog);

const columns: Column[] = [
  { name: 'Order' },
  { name: 'Wanted', isNumber: true },
  { name: 'Held', isNumber: true },
  { name: 'Taken, not yet read', isNumber: true },
  { name: 'Adjusted', isNumber: true },
  { name: 'Taken' },
];

export function ChargesCard(props: { name: LedgerName; sku: SkuPage }): JSX.Element {
  const [ending, setEnding] = createSignal<Charge>();
  createEffect(() => {
    if (props.sku.charges.length > 0) void loadDialog();
  });
  return (
    <Card title="Sold, and not in the source’s number yet">
      <Show
        when={props.sku.charges.length > 0}
        fallback={
          <p class={`${cardItem} text-quiet`}>
            Nothing. Every sold unit is in the number of {props.sku.storeName}.
          </p>
        }
      >
        <RowsTable label="Sold lines" columns={columns} hasActions>
          <For each={props.sku.charges}>
            {(charge) => <ChargeRow charge={charge} end={() => setEnding(charge)} />}
          </For>
        </RowsTable>
      </Show>
      <Suspense>
        <Show when={ending()}>
          {(charge) => (
            <EndHoldDialog
              name={props.name}
              charge={charge()}
              sourceName={props.sku.storeName}
              close={() => setEnding(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Card>
  );
}

function ChargeRow(props: { charge: Charge; end: () => void }): JSX.Element {
  const shell = useShell();
  const number = (name: string, units: () => number) => (
    <td role="cell" data-label={name} class="text-end max-sm:text-start">
      {units().toLocaleString('en')}
    </td>
  );
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <a
          class="font-semibold wrap-anywhere hover:underline"
          href={shell.to(`/order-push/${encodeURIComponent(props.charge.orderId)}`)}
        >
          {props.charge.orderName}
        </a>
        <div class="text-[0.8125rem] text-quiet">{props.charge.storeName}</div>
      </td>
      {number('Wanted', () => props.charge.wanted)}
      {number('Held', () => props.charge.held)}
      {number('Taken, not yet read', () => props.charge.settled)}
      {number('Adjusted', () => props.charge.adjusted)}
      <td role="cell" data-label="Taken">
        {pathWords[props.charge.path]}
      </td>
      <td role="cell" class="no-print text-end max-sm:col-span-full max-sm:text-start">
        <Show when={props.charge.held > 0}>
          <Button
            small
            aria-label={`Not from this source: ${props.charge.orderName}`}
            onClick={() => props.end()}
          >
            Not from this source
          </Button>
        </Show>
      </td>
    </tr>
  );
}

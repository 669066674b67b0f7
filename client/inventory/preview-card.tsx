/** What a store would show with an allowance, before it is saved: how many SKUs change, and the first of them. */
import { For, type JSX, Show } from 'solid-js';
import type { Reading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { skuPath } from './sku-path.ts';
import { skusText } from './stock-words.ts';
import type { Preview } from './types.ts';

const columns: Column[] = [
  { name: 'SKU' },
  { name: 'Place' },
  { name: 'Shows', isNumber: true },
  { name: 'Would show', isNumber: true },
];

export function PreviewCard(props: {
  preview: Reading<Preview>;
  storeName: string;
  /** Links of the connection: many of them going to zero is stopped and asked about. */
  links: number;
}): JSX.Element {
  return (
    <Card title={`What ${props.storeName} would show`}>
      <div class="px-4 sm:px-[1.1rem]">
        <Outdated
          problem={props.preview.data && props.preview.problem}
          again={props.preview.again}
        />
      </div>
      <WhenRead reading={props.preview} rows={4} what="the preview">
        {(read) => (
          <>
            <div class={cardItem} aria-live="polite">
              <p>
                <span class="font-semibold">
                  {read().changes === 0
                    ? 'No SKU would change'
                    : `${skusText(read().changes)} of ${read().skus.toLocaleString('en')} would change`}
                </span>
                {read().toZero > 0 ? `, ${skusText(read().toZero)} would show as sold out` : ''}.
                {read().waiting > 0
                  ? ` ${skusText(read().waiting)} wait for their first levels and are not written yet.`
                  : ''}
              </p>
              <Show when={read().toZero > 20 && read().toZero > props.links / 10}>
                <p class="mt-1 text-bad">
                  So many at once are stopped: Crossdock asks you on Inventory before it writes any
                  of the zeros.
                </p>
              </Show>
            </div>
            <Show when={read().rows.length > 0}>
              <RowsTable label="Preview" columns={columns} isStale={props.preview.isStale}>
                <For each={read().rows}>{(row) => <PreviewedRow row={row} />}</For>
              </RowsTable>
            </Show>
            <Show when={read().changes > read().rows.length}>
              <p class={`${cardItem} text-quiet`}>These are the first {read().rows.length}.</p>
            </Show>
          </>
        )}
      </WhenRead>
    </Card>
  );
}

function PreviewedRow(props: { row: Preview['rows'][number] }): JSX.Element {
  const shell = useShell();
  return (
    <tr role="row">
      <td role="cell" class="max-sm:col-span-full">
        <a
          class="font-mono font-semibold wrap-anywhere hover:underline"
          href={shell.to(skuPath(props.row))}
        >
          {props.row.sku}
        </a>
        <div class="text-[0.8125rem] text-quiet">
          <bdi class="wrap-anywhere">{props.row.title}</bdi>
        </div>
      </td>
      <td role="cell" data-label="Place" class="max-sm:col-span-full">
        {props.row.locationName}
      </td>
      <td role="cell" data-label="Shows" class="text-end max-sm:text-start">
        {props.row.present === null ? 'not read yet' : props.row.present.toLocaleString('en')}
      </td>
      <td role="cell" data-label="Would show" class="text-end font-medium max-sm:text-start">
        {props.row.next === 0 && (props.row.present ?? 0) > 0 ? (
          <span class="text-bad">0, sold out</span>
        ) : (
          `${props.row.isCertain ? '' : 'at least '}${props.row.next.toLocaleString('en')}`
        )}
      </td>
    </tr>
  );
}

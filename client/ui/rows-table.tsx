/**
 * A table that becomes cards under 640 px (style.css). Its roles are written out, here and at its cells, because a
 * browser takes them away from a table that is laid out as something else.
 */
import { For, type JSX, Show } from 'solid-js';

export type Column = { name: string; isNumber?: boolean; sort?: 'ascending' | 'descending' };

export function RowsTable(props: {
  label: string;
  columns: readonly Column[];
  /** A last column without a name holds what can be done. */
  hasActions?: boolean;
  /** A box that chooses all rows, before the first column's name. */
  chooseAll?: JSX.Element;
  /** Something else is asked for than what is shown. */
  isStale?: boolean;
  /** Rows: `tr` with role `row`. */
  children: JSX.Element;
}): JSX.Element {
  return (
    // Where the window is too narrow for the table and too wide for cards, it scrolls in its card.
    <div class={props.hasActions ? 'relative overflow-x-auto' : ''}>
      <table
        class={`rows ${props.isStale ? 'opacity-60' : ''}`}
        role="table"
        aria-label={props.label}
        aria-busy={props.isStale ? 'true' : undefined}
      >
        <thead role="rowgroup">
          <tr role="row">
            <For each={props.columns}>
              {(column, at) => (
                <th
                  role="columnheader"
                  scope="col"
                  class={column.isNumber ? 'text-end!' : ''}
                  aria-sort={column.sort}
                >
                  <Show when={at() === 0 && props.chooseAll} fallback={column.name}>
                    {(box) => (
                      <span class="inline-flex items-center gap-3 align-middle">
                        {box()}
                        {column.name}
                      </span>
                    )}
                  </Show>
                </th>
              )}
            </For>
            <Show when={props.hasActions}>
              <th role="columnheader" scope="col" class="no-print">
                <span class="sr-only">What can be done</span>
              </th>
            </Show>
          </tr>
        </thead>
        <tbody role="rowgroup">{props.children}</tbody>
      </table>
    </div>
  );
}

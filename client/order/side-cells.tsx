/** The cells of a line at one side: its five figures, those that differ from the other side marked. */
import { For, type JSX, Show } from 'solid-js';
import { cell, columns, rowOnPhone } from './side-columns.ts';
import { type Figure, removedUnits } from './sides.ts';

type Units = Record<Figure, number> & { current: number };

/** @param props `units`: ordered or pushed; `orderName`: whose figures these are, told on a phone */
export function SideCells(props: {
  side: 'here' | 'there';
  orderName: string;
  units: number;
  of: Units;
  differing: readonly Figure[];
}): JSX.Element {
  const removed = () => removedUnits(props.units, props.of);
  return (
    <For each={columns}>
      {(column, at) => {
        const value = () => (column.figure === 'units' ? props.units : props.of[column.figure]);
        const differs = () => column.figure !== 'units' && props.differing.includes(column.figure);
        return (
          <td
            role="cell"
            data-label={`${column[props.side]}, ${props.orderName}`}
            class={`${cell} text-end max-sm:flex max-sm:text-start max-sm:justify-between max-sm:gap-2 ${rowOnPhone[at()]} ${
              props.side === 'here' ? 'max-sm:col-start-1' : 'max-sm:col-start-2'
            }`}
          >
            <span class={look(differs(), value())}>
              <Show when={differs()}>
                <span aria-hidden="true">≠ </span>
              </Show>
              {value()}
              <Show when={differs()}>
                <span class="sr-only">, differs</span>
              </Show>
              <Show when={column.figure === 'units' && removed() > 0}>
                <span class="block text-[0.8125rem] whitespace-nowrap text-quiet">
                  {removed()} removed
                </span>
              </Show>
            </span>
          </td>
        );
      }}
    </For>
  );
}

function look(differs: boolean, value: number): string {
  if (differs)
    return 'rounded whitespace-nowrap bg-wait-soft px-1.5 py-0.5 font-semibold text-wait';
  return value === 0 ? 'text-quiet' : '';
}

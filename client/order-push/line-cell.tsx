/** The cell of a table of lines that names the line: its title and its SKU. */
import { type JSX, Show } from 'solid-js';

export const LineCell = (props: { line: { title: string; sku: string } }): JSX.Element => (
  <td role="cell" class="max-sm:col-span-full">
    <bdi class="font-medium wrap-anywhere">{props.line.title}</bdi>
    <Show when={props.line.sku} fallback={<div class="text-quiet">no SKU</div>}>
      <div class="font-mono text-[0.8125rem] text-quiet wrap-anywhere">{props.line.sku}</div>
    </Show>
  </td>
);

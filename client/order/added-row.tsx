/** A line that somebody added at a source order: it stands there only, and nothing is done about it. */
import type { JSX } from 'solid-js';
import AddedIcon from '~icons/lucide/list-plus';
import type { OrderPage } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { columns, divider, rowHead } from './side-columns.ts';

type Push = OrderPage['pushes'][number];

export function AddedRow(props: { push: Push; added: Push['added'][number] }): JSX.Element {
  return (
    <tr role="row">
      <th role="rowheader" scope="row" class={rowHead}>
        <bdi class="font-medium wrap-anywhere">{props.added.title}</bdi>
        <span class="block font-mono text-[0.8125rem] text-quiet wrap-anywhere">
          {props.added.sku || 'no SKU'}
        </span>
        <Badge tone="info" icon={AddedIcon}>
          Only there
        </Badge>
      </th>
      <td role="cell" colSpan={columns.length} class="text-quiet max-sm:col-span-full">
        Not in the customer’s order
      </td>
      <td role="cell" data-label="Source order" class={`${divider} max-sm:col-span-full`}>
        {props.push.sourceOrderName ?? 'no number yet'}
      </td>
      <td role="cell" colSpan={columns.length} class="max-sm:col-span-full">
        {props.added.units === 1 ? '1 unit' : `${props.added.units} units`} added at{' '}
        {props.push.sourceStoreName}
      </td>
    </tr>
  );
}

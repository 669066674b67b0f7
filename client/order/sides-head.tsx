/** The head of the table that shows both orders: whose figures stand where. */
import { For, type JSX } from 'solid-js';
import { columns, divider, head } from './side-columns.ts';

export function SidesHead(props: {
  order: { name: string; storeName: string; pushes: readonly unknown[] };
}): JSX.Element {
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col" rowSpan={2} class="align-bottom text-[0.8125rem]">
          Line
        </th>
        <th scope="colgroup" colSpan={columns.length} class={head}>
          {props.order.name} at {props.order.storeName}
        </th>
        <th scope="colgroup" colSpan={columns.length + 1} class={`${divider} text-[0.8125rem]`}>
          {props.order.pushes.length > 1 ? 'Source orders' : 'Source order'}
        </th>
      </tr>
      <tr role="row">
        <For each={columns}>
          {({ here }) => (
            <th role="columnheader" scope="col" class={`${head} text-end`}>
              {here}
            </th>
          )}
        </For>
        <th role="columnheader" scope="col" class={`${divider} text-[0.8125rem]`}>
          Number
        </th>
        <For each={columns}>
          {({ there }) => (
            <th role="columnheader" scope="col" class={`${head} text-end`}>
              {there}
            </th>
          )}
        </For>
      </tr>
    </thead>
  );
}

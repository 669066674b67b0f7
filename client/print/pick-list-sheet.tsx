/** The pick list on paper: each SKU once, where it lies, how many units, for which orders, and a box to tick. */
import { For, type JSX, Show } from 'solid-js';
import type { PickList } from '../trpc.ts';

/** @param props `at`: when it was read, ms */
export function PickListSheet(props: { list: PickList; at: number }): JSX.Element {
  const units = () => props.list.rows.reduce((sum, row) => sum + row.quantity, 0);
  const severalStores = () =>
    new Set(props.list.rows.flatMap((row) => row.orders.map(({ storeName }) => storeName))).size >
    1;
  const severalSources = () =>
    new Set(props.list.rows.map(({ sourceStoreName }) => sourceStoreName)).size > 1;
  const placeText = (row: PickList['rows'][number]) => {
    const places = row.locations.join(', ') || '–';
    return severalSources() ? `${row.sourceStoreName}: ${places}` : places;
  };
  const orderText = (order: { name: string; storeName: string; quantity: number }, of: number) => {
    const name = severalStores() ? `${order.name} ${order.storeName}` : order.name;
    return order.quantity === of ? name : `${name} × ${order.quantity}`;
  };
  return (
    <section class="sheet" aria-label="The pick list">
      <div class="together mb-4">
        <p class="text-xl font-semibold">Pick list</p>
        <p>
          {countText(props.list.orders, 'order')}, {countText(props.list.rows.length, 'SKU')},{' '}
          {countText(units(), 'unit')}. As of{' '}
          {new Date(props.at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}.
        </p>
      </div>
      <table class="rows" role="table" aria-label="What to pick">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="ticks">
              <span class="sr-only">Picked</span>
            </th>
            <th role="columnheader" scope="col">
              SKU
            </th>
            <th role="columnheader" scope="col">
              Title
            </th>
            <th role="columnheader" scope="col" class="count">
              Units
            </th>
            <th role="columnheader" scope="col">
              Location
            </th>
            <th role="columnheader" scope="col">
              Orders
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <For each={props.list.rows}>
            {(row) => (
              <tr role="row">
                <td role="cell" class="tick" />
                <td role="cell" data-label="SKU" class="font-mono text-[0.8125rem] wrap-anywhere">
                  {row.sku || 'no SKU'}
                </td>
                <td role="cell" data-label="Title">
                  <bdi>{row.title}</bdi>
                </td>
                <td role="cell" data-label="Units" class="count font-semibold">
                  {row.quantity}
                </td>
                <td role="cell" data-label="Location">
                  {placeText(row)}
                </td>
                <td role="cell" data-label="Orders" class="max-sm:col-span-full">
                  {row.orders.map((order) => orderText(order, row.quantity)).join(', ')}
                  <Show when={row.orders.length === 0}>–</Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

const countText = (count: number, of: string): string =>
  `${count.toLocaleString('en')} ${of}${count === 1 ? '' : 's'}`;

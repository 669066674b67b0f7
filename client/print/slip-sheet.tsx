/** One packing slip: the selling store speaks to its customer, nobody else stands on it; prices only where asked for. */
import { For, type JSX, Show } from 'solid-js';
import type { PackingSlip } from '../trpc.ts';
import { amountText } from '../ui/amount.ts';

export function SlipSheet(props: { slip: PackingSlip; prices: boolean }): JSX.Element {
  const placed = () =>
    new Date(props.slip.placedAt).toLocaleDateString('en', { dateStyle: 'long' });
  const price = (amount: string | null) =>
    amount === null ? '' : amountText({ amount, currency: props.slip.currency });
  return (
    <article class="sheet" aria-label={`Packing slip of ${props.slip.orderName}`}>
      <div class="together mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div class="min-w-0">
          <p class="text-3xl font-semibold tracking-tight wrap-anywhere">{props.slip.storeName}</p>
          <p class="mt-1 text-lg">Order {props.slip.orderName}</p>
          <p>{placed()}</p>
          <Show when={props.slip.shippingMethod}>
            {(method) => <p class="wrap-anywhere">{method()}</p>}
          </Show>
        </div>
        <Show when={props.slip.address.length > 0}>
          <address class="min-w-40 not-italic wrap-anywhere">
            <p class="font-semibold">Ship to</p>
            <For each={props.slip.address}>
              {(line) => (
                <p>
                  <bdi>{line}</bdi>
                </p>
              )}
            </For>
          </address>
        </Show>
      </div>
      <table class="rows" role="table" aria-label={`What is in order ${props.slip.orderName}`}>
        <thead role="rowgroup">
          <tr role="row">
            {/* A second page says by its head whose it is. */}
            <th role="columnheader" scope="col">
              Items of {props.slip.orderName}
            </th>
            <th role="columnheader" scope="col">
              SKU
            </th>
            <th role="columnheader" scope="col" class="count">
              Quantity
            </th>
            <Show when={props.prices}>
              <th role="columnheader" scope="col" class="count">
                Price each
              </th>
            </Show>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <For each={props.slip.lines}>
            {(line) => (
              <tr role="row">
                <td role="cell" class="max-sm:col-span-full">
                  <bdi>{line.title}</bdi>
                  <Show when={line.variantTitle}>
                    {(variant) => (
                      <>
                        , <bdi>{variant()}</bdi>
                      </>
                    )}
                  </Show>
                </td>
                <td role="cell" data-label="SKU" class="font-mono text-[0.8125rem] wrap-anywhere">
                  {line.sku}
                </td>
                <td role="cell" data-label="Quantity" class="count">
                  {line.quantity}
                </td>
                <Show when={props.prices}>
                  <td role="cell" data-label="Price each" class="count">
                    {price(line.price)}
                  </td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.slip.note}>
        {(note) => (
          <div class="together after-lines mt-6">
            <p class="font-semibold">Note</p>
            <p class="whitespace-pre-line wrap-anywhere">
              <bdi>{note()}</bdi>
            </p>
          </div>
        )}
      </Show>
    </article>
  );
}

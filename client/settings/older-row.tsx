/** One older open order, to be chosen for pushing. */
import { type JSX, Show } from 'solid-js';
import { rowMark } from '../shell/keyboard.ts';
import { useShell } from '../shell/shell-state.tsx';
import { amountText } from '../ui/amount.ts';
import { Moment } from '../ui/moment.tsx';
import { paymentWords } from '../words.ts';
import type { OlderOrder } from './types.ts';

export function OlderRow(props: {
  order: OlderOrder;
  chosen: boolean;
  choose: (chosen: boolean) => void;
}): JSX.Element {
  const shell = useShell();
  return (
    <tr role="row">
      <td role="cell" class="w-px max-sm:col-span-full">
        <span class="flex items-center gap-2">
          <input
            type="checkbox"
            class="size-4.5 accent-accent"
            checked={props.chosen}
            aria-label={`Push ${props.order.name}`}
            onChange={(event) => props.choose(event.currentTarget.checked)}
          />
          <Show
            when={props.order.known}
            fallback={<span class="font-medium whitespace-nowrap">{props.order.name}</span>}
          >
            <a
              class="link font-medium whitespace-nowrap"
              href={shell.to(`/order-push/${encodeURIComponent(props.order.orderId)}`)}
              {...{ [rowMark]: '' }}
            >
              {props.order.name}
            </a>
          </Show>
        </span>
      </td>
      <td role="cell" data-label="Customer">
        <bdi class="wrap-anywhere">{props.order.customerName}</bdi>
      </td>
      <td role="cell" data-label="Placed">
        <Moment at={Date.parse(props.order.placedAt)} />
      </td>
      <td role="cell" data-label="Units" class="text-end max-sm:text-start">
        {props.order.units}
      </td>
      <td role="cell" data-label="Total" class="text-end max-sm:text-start">
        {amountText(props.order.total)}
      </td>
      <td role="cell" data-label="Payment">
        {paymentWords[props.order.payment]}
      </td>
    </tr>
  );
}

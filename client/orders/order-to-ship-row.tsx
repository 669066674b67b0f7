/** One order that waits to be shipped: what, for whom, since when; or why it is not here to ship. */
import { For, type JSX, Show } from 'solid-js';
import ShipIcon from '~icons/lucide/truck';
import { PushStatusBadge } from '../order-push/push-status-badge.tsx';
import { useShell } from '../shell/shell-state.tsx';
import type { OrderToShip } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { decisionWords } from '../words.ts';
import { AgeBadge } from './age-badge.tsx';

/** Lines shown in the row; the rest are counted. */
const linesShown = 3;

export function OrderToShipRow(props: {
  order: OrderToShip;
  ship: (order: OrderToShip) => void;
}): JSX.Element {
  const shell = useShell();
  const more = () => props.order.lines.length - linesShown;
  return (
    <tr role="row">
      <td role="cell">
        <a
          class="inline-block max-w-40 font-semibold wrap-anywhere hover:underline"
          href={shell.to(`/order-push/${encodeURIComponent(props.order.orderId)}`)}
          data-row
        >
          {props.order.name}
        </a>
        <div class="text-[0.8125rem] text-quiet">{props.order.storeName}</div>
      </td>
      <td role="cell" class="max-sm:text-end">
        <AgeBadge since={Date.parse(props.order.placedAt)} />
      </td>
      <td role="cell" data-label="Source order">
        <Show when={props.order.push} fallback={<span class="text-quiet">none</span>}>
          {(push) => (
            <>
              <Show when={push().sourceOrderUrl} fallback={push().sourceOrderName}>
                {(url) => <OutsideLink href={url()}>{push().sourceOrderName}</OutsideLink>}
              </Show>
              <div class="text-[0.8125rem] text-quiet">{push().sourceStoreName}</div>
            </>
          )}
        </Show>
      </td>
      <td role="cell" data-label="Customer" class="max-w-44">
        <bdi class="wrap-anywhere">{props.order.customerName}</bdi>
      </td>
      <td role="cell" class="max-sm:col-span-full">
        <For each={props.order.lines.slice(0, linesShown)}>
          {(line) => (
            <div>
              {line.quantity} × <bdi class="wrap-anywhere">{line.title}</bdi>
            </div>
          )}
        </For>
        <Show when={more() > 0}>
          <div class="text-quiet">and {more()} more</div>
        </Show>
        <Show when={(props.order.push?.unitsShipped ?? 0) > 0}>
          <div class="text-[0.8125rem] text-quiet">{props.order.push?.unitsShipped} shipped</div>
        </Show>
      </td>
      <td role="cell" class="text-end max-sm:col-span-full max-sm:mt-2 max-sm:text-start">
        <Show
          when={props.order.push}
          fallback={
            <div>
              <PushStatusBadge status={props.order.pushStatus} />
              <Show when={props.order.decision !== 'pushed' && props.order.decision}>
                {(decision) => (
                  <div class="mt-1 max-w-56 text-[0.8125rem] text-quiet sm:ms-auto">
                    {decisionWords[decision()].says}
                  </div>
                )}
              </Show>
            </div>
          }
        >
          <Button
            small
            look="main"
            icon={ShipIcon}
            class="no-print"
            onClick={() => props.ship(props.order)}
          >
            Ship
            <span class="sr-only"> {props.order.name}</span>
          </Button>
        </Show>
      </td>
    </tr>
  );
}

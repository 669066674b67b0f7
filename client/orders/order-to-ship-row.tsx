/** One order that waits to be shipped: what, for whom, since when; or that it is not pushed, and why. */
import { For, type JSX, Show } from 'solid-js';
import NotPushedIcon from '~icons/lucide/circle-minus';
import PushIcon from '~icons/lucide/send';
import ShipIcon from '~icons/lucide/truck';
import { PushStatusBadge } from '../order-push/push-status-badge.tsx';
import type { ChosenRows } from '../products/chosen-rows.ts';
import { useShell } from '../shell/shell-state.tsx';
import type { OrderToShip } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { decisionWords } from '../words.ts';
import { AgeBadge } from './age-badge.tsx';
import { pushByHandPath } from './list-address.ts';
import { leftOf } from './types.ts';

/** Lines shown in the row; the rest are counted. */
const linesShown = 3;

export function OrderToShipRow(props: {
  order: OrderToShip;
  chosen: ChosenRows<OrderToShip>;
  ship: (order: OrderToShip) => void;
}): JSX.Element {
  const shell = useShell();
  const more = () => props.order.lines.length - linesShown;
  const isChosen = () => props.chosen.has(props.order);
  return (
    <tr role="row" class={isChosen() ? 'bg-accent-soft/60' : ''}>
      <td role="cell">
        <div class="flex items-start gap-3">
          <input
            type="checkbox"
            class="no-print mt-0.5 size-6 shrink-0 accent-accent sm:size-5"
            aria-label={`Choose ${props.order.name} of ${props.order.storeName}`}
            checked={isChosen()}
            onClick={(event) =>
              props.chosen.pick(props.order, event.currentTarget.checked, event.shiftKey)
            }
          />
          <div class="min-w-0">
            <a
              class="inline-block max-w-40 font-semibold wrap-anywhere hover:underline"
              href={shell.to(`/order-push/${encodeURIComponent(props.order.orderId)}`)}
              data-row
              aria-keyshortcuts="x"
              onKeyDown={(event) => {
                if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey)
                  props.chosen.pick(props.order, !isChosen(), event.shiftKey);
              }}
            >
              {props.order.name}
            </a>
            <div class="text-[0.8125rem] text-quiet">{props.order.storeName}</div>
          </div>
        </div>
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
              {leftOf(line)} × <bdi class="wrap-anywhere">{line.title}</bdi>
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
      <td role="cell" data-label="Ships from" class="max-w-44 max-sm:col-span-full">
        <Show when={props.order.locations.length > 0} fallback={<span class="text-quiet">–</span>}>
          <For each={props.order.locations}>
            {(location) => <div class="wrap-anywhere">{location.name}</div>}
          </For>
        </Show>
      </td>
      <td role="cell" class="text-end max-sm:col-span-full max-sm:mt-2 max-sm:text-start">
        <Show when={props.order.push} fallback={<NotPushed order={props.order} />}>
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

function NotPushed(props: { order: OrderToShip }): JSX.Element {
  const shell = useShell();
  return (
    <div>
      <Badge tone="quiet" icon={NotPushedIcon}>
        Not pushed
      </Badge>
      <Show when={props.order.decision === 'pushed'}>
        <span class="ms-1 inline-block">
          <PushStatusBadge status={props.order.pushStatus} />
        </span>
      </Show>
      <Show when={props.order.decision !== 'pushed' && props.order.decision}>
        {(decision) => (
          <div class="mt-1 max-w-56 text-[0.8125rem] text-quiet sm:ms-auto">
            {decisionWords[decision()].says}
          </div>
        )}
      </Show>
      <ButtonLink small class="mt-1.5" icon={PushIcon} href={shell.to(pushByHandPath(props.order))}>
        Push Order
        <span class="sr-only"> {props.order.name}</span>
      </ButtonLink>
    </div>
  );
}

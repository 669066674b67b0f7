/** One order of the Order Push page: its numbers, where it stands, and what can be done about it (OP8, OP9). */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import type { PushedOrder } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { OrderStatusBadge } from '../ui/order-status-badge.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import type { ChosenOrders } from './chosen-orders.ts';
import { PushStatusCell } from './push-status-cell.tsx';
import { RowActions } from './row-actions.tsx';
import { troublesOf } from './troubles.ts';

export function PushRow(props: {
  order: PushedOrder;
  chosen: ChosenOrders<PushedOrder>;
  showError: (order: PushedOrder) => void;
}): JSX.Element {
  const shell = useShell();
  const troubles = () => troublesOf(props.order);
  let title: HTMLAnchorElement | undefined;
  const link = () => shell.to(`/order-push/${encodeURIComponent(props.order.id)}`);
  const isChosen = () => props.chosen.has(props.order);
  return (
    <tr role="row" data-order={props.order.id} class={isChosen() ? 'bg-accent-soft/60' : ''}>
      <td role="cell">
        <div class="flex items-start gap-3">
          <input
            type="checkbox"
            class="no-print mt-0.5 size-6 shrink-0 accent-accent sm:size-5"
            aria-label={`Choose ${props.order.name}`}
            checked={isChosen()}
            onChange={(event) => props.chosen.choose(props.order, event.currentTarget.checked)}
          />
          <div class="min-w-0">
            <a
              ref={(element) => {
                title = element;
              }}
              class="inline-block max-w-40 font-semibold wrap-break-word max-sm:wrap-anywhere hover:underline"
              href={link()}
              data-row
              aria-keyshortcuts="x"
              onKeyDown={(event) => {
                if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey)
                  props.chosen.choose(props.order, !isChosen());
              }}
            >
              {props.order.name}
            </a>
            <div class="text-[0.8125rem] text-quiet">
              <Moment at={Date.parse(props.order.placedAt)} />
            </div>
          </div>
        </div>
      </td>
      <td role="cell" data-label="Source order" class="max-sm:order-3">
        <For each={props.order.pushes.filter((push) => push.sourceOrderName !== null)}>
          {(push) => (
            <div>
              <Show when={push.sourceOrderUrl} fallback={push.sourceOrderName}>
                {(url) => <OutsideLink href={url()}>{push.sourceOrderName}</OutsideLink>}
              </Show>
            </div>
          )}
        </For>
        <Show when={props.order.pushes.every((push) => push.sourceOrderName === null)}>
          <span class="text-quiet">none</span>
        </Show>
      </td>
      <td role="cell" data-label="Store" class="max-sm:order-4 lg:whitespace-nowrap">
        {props.order.storeName}
      </td>
      <td role="cell" data-label="Customer" class="max-w-48 max-sm:order-5">
        <bdi class="line-clamp-3 wrap-anywhere">{props.order.customerName}</bdi>
      </td>
      <td role="cell" data-label="Items" class="text-end max-sm:order-6 max-sm:text-start">
        {props.order.unitCount}
      </td>
      <td role="cell" class="max-sm:order-7">
        <OrderStatusBadge order={props.order} />
      </td>
      <td
        role="cell"
        class="max-sm:order-2 max-sm:text-end"
        colSpan={troubles().length > 0 ? 1 : 2}
      >
        <PushStatusCell order={props.order} troubles={troubles()} />
      </td>
      <Show when={troubles().length > 0}>
        <td
          role="cell"
          class="no-print text-end max-sm:order-8 max-sm:col-span-full max-sm:text-start"
        >
          <RowActions
            orderName={props.order.name}
            troubles={troubles()}
            showError={() => props.showError(props.order)}
            leaveFocusTo={() => title}
          />
        </td>
      </Show>
    </tr>
  );
}

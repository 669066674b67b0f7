/** One order of the Order Push page: its numbers, where it stands, and what can be done about it (OP8, OP9). */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import type { PushedOrder } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { NextTry } from '../ui/next-try.tsx';
import { OrderStatusBadge } from '../ui/order-status-badge.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { decisionWords, failureOf } from '../words.ts';
import { PushStatusBadge } from './push-status-badge.tsx';
import { RowActions } from './row-actions.tsx';
import { troublesOf } from './troubles.ts';

export function PushRow(props: {
  order: PushedOrder;
  showError: (order: PushedOrder) => void;
}): JSX.Element {
  const shell = useShell();
  const troubles = () => troublesOf(props.order);
  /** The reason in a few words; the dialog and the order's page say more. */
  const why = () => {
    const { decision, pushStatus } = props.order;
    const [trouble] = troubles();
    if (trouble) return failureOf(trouble.failureKind).says;
    if (pushStatus !== 'not-eligible' && decision !== 'waiting-for-payment') return undefined;
    return decision ? decisionWords[decision].says : undefined;
  };
  const nextTry = () => troubles().find((trouble) => trouble.nextTryAt !== null)?.nextTryAt;
  let title: HTMLAnchorElement | undefined;
  const link = () => shell.to(`/order-push/${encodeURIComponent(props.order.id)}`);
  return (
    <tr role="row" data-order={props.order.id}>
      <td role="cell">
        <a
          ref={(element) => {
            title = element;
          }}
          class="inline-block max-w-40 font-semibold wrap-anywhere hover:underline"
          href={link()}
          data-row
        >
          {props.order.name}
        </a>
        <div class="text-[0.8125rem] text-quiet">
          <Moment at={Date.parse(props.order.placedAt)} />
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
        <PushStatusBadge status={props.order.pushStatus} />
        <Show when={why()}>
          {(said) => <div class="mt-1 max-w-72 text-[0.8125rem] text-quiet">{said()}</div>}
        </Show>
        <Show when={props.order.heldUnits > 0 && props.order.pushStatus === 'partial'}>
          <div class="mt-1 text-[0.8125rem] text-quiet">
            {props.order.heldUnits === 1 ? '1 unit stays' : `${props.order.heldUnits} units stay`}
          </div>
        </Show>
        <Show when={nextTry()}>
          {(at) => (
            <div class="mt-1 text-[0.8125rem] text-quiet">
              <NextTry at={at()} />
            </div>
          )}
        </Show>
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

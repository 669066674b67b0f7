/** Which order a preview is about: its number at its own store, customer, age, payment and total. */
import { type JSX, Show } from 'solid-js';
import type { PushPreview } from '../../src/order-push/preview.ts';
import { useShell } from '../shell/shell-state.tsx';
import { amountText } from '../ui/amount.ts';
import { Moment } from '../ui/moment.tsx';
import { OrderStatusBadge } from '../ui/order-status-badge.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { paymentWords } from '../words.ts';

export function PreviewHead(props: { order: PushPreview['order'] }): JSX.Element {
  const shell = useShell();
  return (
    <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div class="min-w-0">
        <p class="text-base font-semibold">
          <OutsideLink href={props.order.url}>
            {props.order.name} at {props.order.storeName}
          </OutsideLink>
        </p>
        <p class="text-quiet">
          <bdi>{props.order.customerName}</bdi> · placed{' '}
          <Moment at={Date.parse(props.order.placedAt)} /> · {paymentWords[props.order.payment]} ·{' '}
          {amountText(props.order.total)}
          <Show when={props.order.id}>
            {(id) => (
              <>
                {' · '}
                <a class="link" href={shell.to(`/order-push/${encodeURIComponent(id())}`)}>
                  its page here
                </a>
              </>
            )}
          </Show>
        </p>
      </div>
      <OrderStatusBadge order={props.order} />
    </div>
  );
}

/** One order: both its numbers, both orders line against line, what was not mirrored, and everything that happened to it. */
import { useParams } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import { NotMirroredCard } from '../order/not-mirrored-card.tsx';
import { PushesCard } from '../order/pushes-card.tsx';
import { ShipmentsCard } from '../order/shipments-card.tsx';
import { SidesCard } from '../order/sides-card.tsx';
import { Timeline } from '../order/timeline.tsx';
import { WhatHappened } from '../order/what-happened.tsx';
import { PushStatusBadge } from '../order-push/push-status-badge.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type OrderPage, trpc } from '../trpc.ts';
import { amountText } from '../ui/amount.ts';
import { Moment } from '../ui/moment.tsx';
import { OrderStatusBadge } from '../ui/order-status-badge.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { Page } from '../ui/page.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { paymentWords } from '../words.ts';
import { Missing } from './not-found.tsx';

export default function OrderPageView(): JSX.Element {
  const params = useParams<{ orderId: string }>();
  const shell = useShell();
  const order = createReading(() => ({
    key: ['order', params.orderId],
    read: () => trpc.orders.get.query({ orderId: params.orderId }),
  }));
  const read = () => order.data;
  return (
    <Show
      when={order.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such order">{order.problem?.says}</Missing>}
    >
      <Page
        title={read() ? `Order ${read()?.name}` : 'Order'}
        lead={<Show when={read()}>{(known) => <Numbers order={known()} />}</Show>}
        above={
          <a class="link inline-flex items-center gap-1.5" href={shell.to('/order-push')}>
            <BackIcon class="size-4" aria-hidden="true" />
            Order Push
          </a>
        }
      >
        <Outdated problem={read() && order.problem} again={order.again} />
        <WhenRead reading={order} rows={5} what="the order" bringsCards>
          {(known) => (
            <>
              <WhatHappened order={known()} />
              <NotMirroredCard order={known()} />
              <SidesCard order={known()} />
              <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
                <div class="flex min-w-0 flex-col gap-5">
                  <PushesCard order={known()} />
                  <ShipmentsCard order={known()} />
                </div>
                <Timeline events={known().events} />
              </div>
            </>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

function Numbers(props: { order: OrderPage }): JSX.Element {
  return (
    <div class="flex flex-col gap-2">
      <p>
        <OutsideLink href={props.order.orderUrl}>
          {props.order.name} at {props.order.storeName}
        </OutsideLink>
        <For each={props.order.pushes.filter((push) => push.sourceOrderUrl)}>
          {(push) => (
            <>
              <span aria-hidden="true"> → </span>
              <OutsideLink href={push.sourceOrderUrl ?? ''}>
                {push.sourceOrderName} at {push.sourceStoreName}
              </OutsideLink>
            </>
          )}
        </For>
      </p>
      <p>
        <bdi>{props.order.customerName}</bdi> · {props.order.unitCount}{' '}
        {props.order.unitCount === 1 ? 'unit' : 'units'} · {amountText(props.order.total)} ·{' '}
        {paymentWords[props.order.payment]} · placed{' '}
        <Moment at={Date.parse(props.order.placedAt)} />
      </p>
      <p class="flex flex-wrap gap-2">
        <PushStatusBadge status={props.order.pushStatus} />
        <OrderStatusBadge order={props.order} />
      </p>
    </div>
  );
}

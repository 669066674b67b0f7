/** The orders of a run that did not go, each with why and its page, and the list that holds them. */
import { createEffect, For, type JSX, Show } from 'solid-js';
import { listPath, type View } from '../order-push/list-address.ts';
import { reasonSays } from '../order-push/reason-words.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { WhenRead } from '../ui/when-read.tsx';
import { orderOutcomeWords, reasonsOf } from './bulk-words.ts';
import type { RunOrders, ShownRun } from './types.ts';

export function NotGone(props: {
  run: ShownRun;
  /** Why those that stay do, once it is read. */
  onReasons: (reasons: { kind: string; orders: number }[]) => void;
}): JSX.Element {
  const shell = useShell();
  const read = createReading(() => ({
    key: ['bulk', props.run.id],
    read: () => trpc.bulk.get.query({ id: props.run.id }),
  }));
  createEffect(() => props.onReasons(reasonsOf(read.data?.orders ?? [], 'stays')));
  /** Where failed ones of one reason only are, that reason narrows the list. */
  const failedLink = () => {
    const why = reasonsOf(read.data?.orders ?? [], 'failed');
    const view: View = 'failed';
    return shell.to(listPath({ view, reason: why.length === 1 ? why[0]?.kind : undefined }));
  };
  return (
    <div class="flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem]">
      <Show when={props.run.counts.failed > 0}>
        <a class="link" href={failedLink()}>
          See all that failed
        </a>
      </Show>
      <details class="min-w-0 flex-1">
        <summary class="link w-fit list-none">Which did not go</summary>
        <WhenRead reading={read} rows={2} what="the orders of this run">
          {(known) => <Orders orders={known().orders} />}
        </WhenRead>
      </details>
    </div>
  );
}

function Orders(props: { orders: RunOrders }): JSX.Element {
  const shell = useShell();
  return (
    <ul class="mt-2 max-h-64 overflow-y-auto rounded-lg border border-line">
      <For each={props.orders}>
        {(order) => (
          <li class="flex flex-wrap gap-x-3 border-b border-line px-3 py-1.5 last:border-b-0">
            <Show when={order.known} fallback={<span class="font-medium">{order.name}</span>}>
              <a
                class="link font-medium"
                href={shell.to(`/order-push/${encodeURIComponent(order.orderId)}`)}
              >
                {order.name}
              </a>
            </Show>
            <span class="text-quiet">{order.storeName}</span>
            <span>
              {orderOutcomeWords[order.outcome]}
              {order.why ? `: ${reasonSays(order.why)}` : ''}
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}

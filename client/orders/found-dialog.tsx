/** Orders of one number: which is meant, or that the only one is not pushed yet. */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import type { OrderToShip } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { decisionWords } from '../words.ts';
import { pushByHandPath } from './list-address.ts';

export default function FoundDialog(props: {
  orders: readonly OrderToShip[];
  ship: (order: OrderToShip) => void;
  close: () => void;
}): JSX.Element {
  const shell = useShell();
  const firstToShip = () => props.orders.findIndex((order) => order.push);
  const only = () => (props.orders.length === 1 ? props.orders[0] : undefined);
  return (
    <Dialog
      title={only() ? `${only()?.name} is not pushed yet` : 'Which order is meant?'}
      lead={
        only()
          ? 'It can be shipped from here once it is at its source store.'
          : `${props.orders.length} orders have this number.`
      }
      close={props.close}
    >
      <ul class="rounded-lg border border-line">
        <For each={props.orders}>
          {(order, at) => (
            <li class="flex items-center justify-between gap-4 border-b border-line px-3 py-2 last:border-b-0">
              <div class="min-w-0">
                <div class="font-medium wrap-anywhere">
                  {order.name} of {order.storeName}
                </div>
                <div class="text-[0.8125rem] wrap-anywhere text-quiet">
                  <bdi>{order.customerName}</bdi>
                  <Show when={order.push?.sourceOrderName}>
                    {(name) => `, ${name()} of ${order.push?.sourceStoreName}`}
                  </Show>
                  <Show when={!order.push && order.decision !== 'pushed' && order.decision}>
                    {(decision) => `, ${decisionWords[decision()].says}`}
                  </Show>
                </div>
              </div>
              <Show
                when={order.push}
                fallback={
                  <ButtonLink small href={shell.to(pushByHandPath(order))}>
                    Push Order
                    <span class="sr-only"> {order.name}</span>
                  </ButtonLink>
                }
              >
                <Button
                  small
                  look="main"
                  ref={(made) => {
                    // Enter takes the first that can be shipped.
                    if (at() === firstToShip()) setTimeout(() => made.focus());
                  }}
                  onClick={() => props.ship(order)}
                >
                  Ship
                  <span class="sr-only">
                    {' '}
                    {order.name} of {order.storeName}
                  </span>
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}

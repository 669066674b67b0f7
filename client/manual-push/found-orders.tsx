/** Several orders have the number: which one is meant. */
import { For, type JSX } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { cardItem } from '../ui/page.tsx';
import type { FoundOrder } from './types.ts';

export function FoundOrders(props: {
  found: readonly FoundOrder[];
  choose: (platformOrderId: string) => void;
}): JSX.Element {
  return (
    <section class="card overflow-hidden" aria-label="Orders with this number">
      <p role="status" class={`${cardItem} pt-3.5 font-semibold`}>
        {props.found.length} orders have this number. Which one?
      </p>
      <ul>
        <For each={props.found}>
          {(order) => (
            <li
              class={`${cardItem} flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line`}
            >
              <span>
                <span class="font-medium">{order.name}</span> · <bdi>{order.customerName}</bdi> ·
                placed <Moment at={Date.parse(order.placedAt)} /> · {order.units}{' '}
                {order.units === 1 ? 'unit' : 'units'}
              </span>
              <Button small onClick={() => props.choose(order.platformOrderId)}>
                Choose
                <span class="sr-only"> the one of {order.customerName}</span>
              </Button>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

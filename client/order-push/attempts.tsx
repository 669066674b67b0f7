/** Every try of one push or shipment that left a trace on the order's timeline, newest last. */
import { For, type JSX, Show } from 'solid-js';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { OrderPage } from '../trpc.ts';
import { clockTime, dayOf, exactTime } from '../ui/time-words.ts';
import { detailWords, eventWords } from '../words.ts';

/** Steps that are a try or its outcome. */
const tries: ReadonlySet<OrderEventKind> = new Set<OrderEventKind>([
  'push-created',
  'push-found',
  'push-unknown',
  'push-failed',
  'push-waits',
  'push-retried',
  'tracking-retried',
  'tracking-returned',
  'tracking-failed',
  'tracking-unknown',
  'tracking-waits',
]);

export const attemptsOf = (events: OrderPage['events'], pushId: string): OrderPage['events'] =>
  events.filter((event) => event.pushId === pushId && tries.has(event.kind));

export function Attempts(props: { events: OrderPage['events'] }): JSX.Element {
  return (
    <Show when={props.events.length > 0} fallback={<p class="text-quiet">No try has ended yet.</p>}>
      <ol class="max-h-56 overflow-y-auto rounded-lg border border-line">
        <For each={props.events}>
          {(event) => (
            <li class="flex flex-wrap gap-x-3 border-b border-line px-3 py-2 last:border-b-0">
              <time
                class="text-quiet"
                dateTime={new Date(event.at).toISOString()}
                title={exactTime(event.at)}
              >
                {dayOf(event.at) === dayOf(Date.now()) ? '' : `${dayOf(event.at)}, `}
                {clockTime(event.at)}
              </time>
              <span class="font-medium">{eventWords[event.kind]}</span>
              <span class="text-quiet">{detailWords(event.kind, event.detail)}</span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}

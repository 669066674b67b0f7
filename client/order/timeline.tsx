/** What happened to an order, newest last, with times and who did it. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import BadIcon from '~icons/lucide/circle-alert';
import GoodIcon from '~icons/lucide/circle-check';
import StepIcon from '~icons/lucide/circle-dot';
import WaitIcon from '~icons/lucide/clock';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import { detailWords, eventWords } from '../../src/orders/order-event-words.ts';
import type { OrderPage } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { clockTime, dayOf, exactTime } from '../ui/time-words.ts';

type Event = OrderPage['events'][number];

type Kinds = ReadonlySet<OrderEventKind>;

const bad: Kinds = new Set([
  'source-cancelled',
  'source-deleted',
  'shipment-taken-back',
  'shipment-not-mirrored',
]);
const waits: Kinds = new Set([
  'routing-elsewhere',
  'mirror-asks',
  'shipment-conflict',
  'copy-gone',
  'delivery-not-told',
]);
const good: Kinds = new Set([
  'push-created',
  'push-found',
  'tracking-returned',
  'tracking-updated',
  'mirror-done',
  'mirror-joined',
]);

const look = (kind: OrderEventKind) => {
  if (kind.endsWith('-failed') || bad.has(kind)) return { icon: BadIcon, tone: 'text-bad' };
  if (/-(waits|unknown)$/.test(kind) || waits.has(kind))
    return { icon: WaitIcon, tone: 'text-wait' };
  return good.has(kind)
    ? { icon: GoodIcon, tone: 'text-good' }
    : { icon: StepIcon, tone: 'text-quiet' };
};

export function Timeline(props: { events: readonly Event[] }): JSX.Element {
  const days = createMemo(() => [...Map.groupBy(props.events, (event) => dayOf(event.at))]);
  return (
    <Card title="Timeline">
      <div class="px-4 pb-4 sm:px-[1.1rem]">
        <For each={days()}>
          {([day, events]) => (
            <>
              <h3 class="mt-2 mb-2 text-[0.8125rem] font-medium text-quiet">{day}</h3>
              <ol>
                <For each={events}>{(event) => <Step event={event} />}</For>
              </ol>
            </>
          )}
        </For>
      </div>
    </Card>
  );
}

function Step(props: { event: Event }): JSX.Element {
  const detail = () => detailWords(props.event.kind, props.event.detail);
  return (
    <li class="relative flex gap-3 pb-4 last:pb-0 [&:not(:last-child)]:before:absolute [&:not(:last-child)]:before:start-[0.5rem] [&:not(:last-child)]:before:top-6 [&:not(:last-child)]:before:bottom-0 [&:not(:last-child)]:before:w-px [&:not(:last-child)]:before:bg-line">
      <Dynamic
        component={look(props.event.kind).icon}
        class={`mt-0.5 size-[1.1rem] shrink-0 ${look(props.event.kind).tone}`}
        aria-hidden="true"
      />
      <div class="min-w-0">
        <p>
          <span class="font-medium">{eventWords[props.event.kind]}</span>
          <Show when={detail()}>
            <span class="text-quiet wrap-anywhere"> · {detail()}</span>
          </Show>
        </p>
        <p class="text-[0.8125rem] text-quiet">
          <time dateTime={new Date(props.event.at).toISOString()} title={exactTime(props.event.at)}>
            {clockTime(props.event.at)}
          </time>
          {' · '}
          {props.event.actor}
        </p>
      </div>
    </li>
  );
}

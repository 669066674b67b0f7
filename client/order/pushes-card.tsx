/** The source orders an order became: where each stands, where it ships from, and what became of it there. */
import { For, type JSX, Show } from 'solid-js';
import { PushStateBadge } from '../order-push/push-state-badge.tsx';
import { pushesWords } from '../order-push/pushes-words.ts';
import type { OrderPage } from '../trpc.ts';
import { NextTry } from '../ui/next-try.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { Card } from '../ui/page.tsx';
import { failureOf, sourceStateWords } from '../words.ts';
import { ShipsFrom } from './ships-from.tsx';

type Push = OrderPage['pushes'][number];

export function PushesCard(props: { order: OrderPage }): JSX.Element {
  return (
    <Show when={props.order.pushes.length > 0}>
      <Card
        title={props.order.pushes.length > 1 ? 'Source orders' : 'Source order'}
        beside={
          <Show when={pushesWords(props.order.pushes)}>
            {(words) => <span class="text-[0.8125rem] text-quiet">{words()}</span>}
          </Show>
        }
      >
        <ul class="divide-y divide-line">
          <For each={props.order.pushes}>
            {(push) => <PushItem order={props.order} push={push} />}
          </For>
        </ul>
      </Card>
    </Show>
  );
}

function PushItem(props: { order: OrderPage; push: Push }): JSX.Element {
  const isOpen = () => props.push.state !== 'created' && props.push.state !== 'withdrawn';
  // Its cancellation is told at once; what became of it is known once both orders were looked at.
  const gone = () => props.push.sourceState ?? (props.push.sourceCancelled ? 'cancelled' : null);
  return (
    <li class="px-4 py-3 sm:px-[1.1rem]">
      <div class="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p>
          <Show
            when={props.push.sourceOrderUrl}
            fallback={<span class="text-quiet">no number yet</span>}
          >
            {(url) => (
              <OutsideLink class="link font-semibold" href={url()}>
                {props.push.sourceOrderName}
              </OutsideLink>
            )}
          </Show>{' '}
          at {props.push.sourceStoreName}
        </p>
        <PushStateBadge state={props.push.state} />
      </div>
      <p class="text-quiet">
        {props.push.units} {props.push.units === 1 ? 'unit' : 'units'}
        <Show when={props.push.part > 1}> · part {props.push.part}</Show>
        <Show when={isOpen() && props.push.failureKind}>
          {(kind) => <> · {failureOf(kind()).says}</>}
        </Show>
        <Show when={isOpen() && props.push.state !== 'failed' && props.push.failureKind}>
          <Show when={props.push.dueAt}>
            {(at) => (
              <>
                {' '}
                · <NextTry at={at()} />
              </>
            )}
          </Show>
        </Show>
      </p>
      <Show
        when={gone()}
        fallback={
          <Show when={props.push.state === 'created'}>
            <ShipsFrom order={props.order} push={props.push} />
          </Show>
        }
      >
        {(state) => (
          <p class="mt-2 rounded-lg bg-wait-soft px-3 py-2 text-wait">
            {sourceStateWords[state()]}: nobody at {props.push.sourceStoreName} ships what was still
            open of it.
            <Show when={props.push.replacedAt !== null}> Its units go in a further part.</Show>
          </p>
        )}
      </Show>
    </li>
  );
}

/** One delivery: when, from where, about what, and what became of it. Enter opens it, `x` chooses it. */
import { For, type JSX, Show } from 'solid-js';
import AgainIcon from '~icons/lucide/rotate-cw';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { NextTry } from '../ui/next-try.tsx';
import { About } from './about.tsx';
import { ChooseBox } from './choose-bar.tsx';
import type { Chosen } from './chosen.ts';
import { aboutWords, outcomeWords, topicWords, triesWords } from './delivery-words.ts';
import { createReplay } from './go-again.ts';
import { StatusBadge } from './status-badge.tsx';
import type { Delivery } from './types.ts';

export function DeliveryRow(props: {
  delivery: Delivery;
  chosen: Chosen<Delivery>;
  open: (delivery: Delivery) => void;
}): JSX.Element {
  const replay = createReplay();
  const label = () => `${topicWords(props.delivery)} ${aboutWords(props.delivery)}`.trim();
  return (
    <tr role="row" data-delivery={props.delivery.id}>
      <td role="cell" class="max-sm:col-span-full">
        <div class="flex items-start gap-3">
          <ChooseBox chosen={props.chosen} row={props.delivery} label={label()} />
          <div class="min-w-0">
            <button
              type="button"
              class="min-h-6 text-start font-semibold wrap-anywhere hover:underline"
              data-row
              onClick={() => props.open(props.delivery)}
              onKeyDown={(event) => {
                if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey)
                  props.chosen.choose(props.delivery, !props.chosen.has(props.delivery));
              }}
            >
              {topicWords(props.delivery)}
              <span class="sr-only">: open</span>
            </button>
            <div class="font-mono text-xs text-quiet">
              <TopicCode topic={props.delivery.topic} />
            </div>
          </div>
        </div>
      </td>
      <td role="cell" data-label="When">
        <Moment at={props.delivery.receivedAt} />
      </td>
      <td role="cell" data-label="Store" class="lg:whitespace-nowrap">
        {props.delivery.storeName}
      </td>
      <td role="cell" class="max-w-56 max-sm:col-span-full">
        <About delivery={props.delivery} />
      </td>
      <td role="cell" class="max-sm:col-span-full">
        <StatusBadge status={props.delivery.status} />
        <div class="mt-1 max-w-72 text-[0.8125rem] wrap-anywhere text-quiet">
          {outcomeWords(props.delivery)}{' '}
          <Show when={props.delivery.failures > 0 && props.delivery.dueAt}>
            {(at) => <NextTry at={at()} />}
          </Show>
        </div>
      </td>
      <td
        role="cell"
        data-label="Tries"
        // On a phone a row is as short as it can be.
        class={`text-[0.8125rem] ${triesWords(props.delivery).length === 1 && props.delivery.tries === 1 ? 'max-sm:hidden!' : ''}`}
      >
        <For each={triesWords(props.delivery)}>{(words) => <div>{words}</div>}</For>
      </td>
      <td role="cell" class="no-print text-end max-sm:col-span-full max-sm:mt-1 max-sm:text-start">
        <Button
          small
          icon={AgainIcon}
          busy={replay.busy()}
          onClick={() => void replay.run([props.delivery])}
        >
          Replay
          <span class="sr-only"> {label()}</span>
        </Button>
      </td>
    </tr>
  );
}

/** May be broken where its parts meet. */
const TopicCode = (props: { topic: string }) => (
  <For each={props.topic.split('/')}>
    {(part, at) => (
      <Show when={at() > 0} fallback={part}>
        /<wbr />
        {part}
      </Show>
    )}
  </For>
);

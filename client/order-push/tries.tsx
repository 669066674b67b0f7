/**
 * Every try at one push, newest first: when, how long, what came of it, what was asked and what was answered; among them,
 * in their place in time, what people and stores did about it (OP9).
 */
import { createMemo, For, type JSX, Show } from 'solid-js';
import OpenIcon from '~icons/lucide/chevron-right';
import { createReading } from '../reading.ts';
import { type OrderPage, type ShownTry, trpc } from '../trpc.ts';
import { clockTime } from '../ui/time-words.ts';
import { WhenRead } from '../ui/when-read.tsx';
import { CopyButton } from './copy-button.tsx';
import { OtherStep } from './other-step.tsx';
import { inTime, isTry } from './push-history.ts';
import { indented, isGoodTry, statusText, tookText, tryOutcome, tryText } from './try-words.ts';
import { When } from './when.tsx';

/** @param props `turns`: how often the row was worked at, a further one is read by it; `steps`: the other steps of it */
export function Tries(props: {
  pushId: string;
  turns: number;
  steps: OrderPage['events'];
}): JSX.Element {
  const read = createReading(() => ({
    key: ['tries', props.pushId, props.turns],
    of: props.pushId,
    read: () => trpc.orderPush.tries.query({ pushId: props.pushId }),
  }));
  return (
    <WhenRead reading={read} rows={2} what="the tries">
      {(known) => <History tries={known().tries} steps={props.steps} />}
    </WhenRead>
  );
}

function History(props: { tries: readonly ShownTry[]; steps: OrderPage['events'] }): JSX.Element {
  const all = createMemo(() => inTime(props.tries, props.steps));
  return (
    <>
      <Show when={props.tries.length === 0}>
        <p class="mb-2 text-quiet">No try has ended yet.</p>
      </Show>
      <Show when={all().length > 0}>
        <ul class="overflow-hidden rounded-lg border border-line">
          <For each={all()}>
            {(one) =>
              isTry(one) ? (
                <TryRow one={one} isNewest={one === props.tries[0]} />
              ) : (
                <OtherStep event={one} />
              )
            }
          </For>
        </ul>
      </Show>
    </>
  );
}

function TryRow(props: { one: ShownTry; isNewest: boolean }): JSX.Element {
  return (
    <li class="border-b border-line last:border-b-0">
      <details class="group">
        <summary class="flex min-h-9 items-baseline gap-x-3 px-3 py-1.5 hover:bg-sunken">
          <OpenIcon
            class="size-4 shrink-0 self-center text-quiet transition-transform group-open:rotate-90"
            aria-hidden="true"
          />
          <When at={props.one.at} />
          <span
            class={`min-w-0 flex-1 font-medium ${isGoodTry(props.one.outcome) ? 'text-good' : props.isNewest ? 'text-bad' : ''}`}
          >
            {tryOutcome(props.one.outcome)}
          </span>
          <span class="text-[0.8125rem] whitespace-nowrap text-quiet">
            {tookText(props.one.ms)}
          </span>
        </summary>
        <div class="border-t border-line bg-sunken px-3 py-2.5">
          <div class="mb-2 flex items-center justify-between gap-3">
            <p class="text-[0.8125rem] text-quiet">
              {props.one.calls.length === 0
                ? 'Nothing was asked of the store.'
                : 'Names, addresses, phones and e-mails are dots.'}
            </p>
            <CopyButton
              what={`the try of ${clockTime(props.one.at)}`}
              text={() => tryText(props.one)}
            />
          </div>
          <For each={props.one.calls}>
            {(call) => (
              <section class="mt-2" aria-label={call.call}>
                <p class="flex flex-wrap gap-x-3">
                  <span class="font-mono text-[0.8125rem] font-medium">{call.call}</span>
                  <span class="text-[0.8125rem] text-quiet">
                    {statusText(call.status)} · {tookText(call.ms)}
                  </span>
                </p>
                <Said name="Asked" text={call.request} />
                <Said name="Answered" text={call.answer} />
              </section>
            )}
          </For>
        </div>
      </details>
    </li>
  );
}

const Said = (props: { name: string; text: string }): JSX.Element => (
  <div class="mt-1">
    <p class="text-[0.8125rem] text-quiet">{props.name}</p>
    <pre class="rounded-md border border-line bg-surface p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
      {indented(props.text) || '(nothing)'}
    </pre>
  </div>
);

/**
 * View error (OP9): what went wrong in a plain sentence, what to do, what was created and what was not, every try, and
 * Retry Push. It reads the order itself, so it tells what becomes of a Retry while it is open.
 */
import { createSignal, For, type JSX, Show } from 'solid-js';
import SuccessIcon from '~icons/lucide/circle-check';
import RetryIcon from '~icons/lucide/refresh-cw';
import { createReading } from '../reading.ts';
import { HelpLine } from '../shell/help-line.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { createdWords } from './created-words.ts';
import { whyNoRetry } from './no-retry-words.ts';
import { stepsOf } from './push-history.ts';
import { createRetry } from './retry.ts';
import { Tries } from './tries.tsx';
import { troublesOf } from './troubles.ts';
import { WhatIsWrong } from './what-is-wrong.tsx';

export default function PushErrorDialog(props: {
  order: { id: string; name: string; storeName: string };
  close: () => void;
}): JSX.Element {
  const order = createReading(() => ({
    key: ['order', props.order.id],
    read: () => trpc.orders.get.query({ orderId: props.order.id }),
  }));
  const retry = createRetry();
  const [retried, setRetried] = createSignal(false);
  const troubles = () => (order.data ? troublesOf(order.data) : []);
  const went = () => order.data !== undefined && troubles().length === 0;
  const run = async () => setRetried(await retry.run(props.order.name, troubles()));
  return (
    <Dialog
      wide
      title={`Push error · ${props.order.name}`}
      lead={props.order.storeName}
      close={props.close}
      actions={
        <>
          <div class="me-auto">
            <HelpLine />
          </div>
          <Button onClick={() => props.close()}>Close</Button>
          <Button
            look="main"
            icon={RetryIcon}
            busy={retry.busy()}
            whyNot={order.data ? whyNoRetry(order.data) : 'What is wrong is not known yet.'}
            onClick={() => void run()}
          >
            Retry Push
          </Button>
        </>
      }
    >
      <WhenRead reading={order} rows={3} what="the order">
        {(read) => (
          <div class="flex flex-col gap-5">
            {/* Read aloud once; a countdown in here would be read every second. */}
            <div role="status" class="empty:hidden">
              <Show when={went()}>
                <p class="flex items-center gap-2 rounded-lg bg-good-soft px-4 py-3 font-medium text-good">
                  <SuccessIcon class="size-5 shrink-0" aria-hidden="true" />
                  {retried() ? 'It went through.' : 'Nothing is wrong any more.'}
                </p>
              </Show>
            </div>
            <For each={troubles()}>
              {(trouble) => <WhatIsWrong trouble={trouble} order={read()} />}
            </For>
            <section aria-labelledby="created">
              <h3 id="created" class="mb-1 font-semibold">
                What was created
              </h3>
              <For each={createdWords(read())}>{(sentence) => <p>{sentence}</p>}</For>
            </section>
            <For each={read().pushes}>
              {(push) => (
                <section aria-label={`Tries of part ${push.part}`}>
                  <h3 class="mb-2 font-semibold">
                    Tries
                    <Show when={read().pushes.length > 1}>
                      {' '}
                      of part {push.part}, {push.sourceStoreName}
                    </Show>
                  </h3>
                  <Tries
                    pushId={push.id}
                    turns={push.attempts}
                    steps={stepsOf(read().events, push.id)}
                  />
                </section>
              )}
            </For>
          </div>
        )}
      </WhenRead>
    </Dialog>
  );
}

/** The one thing a person should know about an order before its details: what is wrong, or why it stays. */
import { createSignal, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import RetryIcon from '~icons/lucide/refresh-cw';
import { createRetry } from '../order-push/retry.ts';
import { troublesOf } from '../order-push/troubles.ts';
import type { OrderPage } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { NextTry } from '../ui/next-try.tsx';
import { decisionWords, failureOf } from '../words.ts';

const PushErrorDialog = lazy(() => import('../order-push/push-error-dialog.tsx'));

export function WhatHappened(props: { order: OrderPage }): JSX.Element {
  const retry = createRetry();
  const [open, setOpen] = createSignal(false);
  const troubles = () => troublesOf(props.order);
  const stays = () => {
    const { decision } = props.order;
    return decision && decision !== 'pushed' ? decisionWords[decision] : undefined;
  };
  const cancelledAfterPush = () =>
    props.order.cancelledAt !== null && props.order.pushes.some((push) => push.state === 'created');
  return (
    <>
      <Switch>
        <Match when={troubles()[0]}>
          {(trouble) => (
            <div class="mb-5 flex flex-wrap items-center justify-between gap-3 rounded-xl bg-bad-soft px-4 py-3 text-bad">
              <p>
                <span class="font-semibold">{failureOf(trouble().failureKind).says}.</span>{' '}
                {failureOf(trouble().failureKind).next}
                <Show when={trouble().nextTryAt}>
                  {(at) => (
                    <>
                      {' '}
                      <NextTry at={at()} />.
                    </>
                  )}
                </Show>
              </p>
              <div class="no-print flex gap-2">
                <Button small onClick={() => setOpen(true)}>
                  View error
                </Button>
                <Show when={troubles().some((one) => one.mayRetry)}>
                  <Button
                    small
                    icon={RetryIcon}
                    busy={retry.busy()}
                    onClick={() => void retry.run(props.order.name, troubles())}
                  >
                    Retry
                  </Button>
                </Show>
              </div>
            </div>
          )}
        </Match>
        <Match when={cancelledAfterPush()}>
          <p class="mb-5 rounded-xl bg-wait-soft px-4 py-3 text-wait">
            It was cancelled after it was pushed. Cancel it at the source store too: that is not
            done by itself yet.
          </p>
        </Match>
        <Match when={stays()}>
          {(said) => (
            <p class="mb-5 rounded-xl bg-info-soft px-4 py-3 text-info">
              <span class="font-semibold">{said().says}.</span> {said().next}
            </p>
          )}
        </Match>
      </Switch>
      <Suspense>
        <Show when={open()}>
          <PushErrorDialog order={props.order} close={() => setOpen(false)} />
        </Show>
      </Suspense>
    </>
  );
}

/** The one thing a person should know about an order before its details: what is wrong, or why it stays. */
import { type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import RetryIcon from '~icons/lucide/refresh-cw';
import { mendAbout } from '../order-push/mend-about.ts';
import { MendLinks } from '../order-push/mend-links.tsx';
import { createRetry } from '../order-push/retry.ts';
import { type Trouble, troublesOf } from '../order-push/troubles.ts';
import type { OrderPage } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { NextTry } from '../ui/next-try.tsx';
import { createOpening } from '../ui/opening.ts';
import { failureOf } from '../words.ts';
import { OrderBanner } from './order-banner.tsx';
import { Stays } from './stays.tsx';

const PushErrorDialog = lazy(() => import('../order-push/push-error-dialog.tsx'));

export function WhatHappened(props: { order: OrderPage }): JSX.Element {
  // Two numbers for one parcel are a question of their own, which no Retry answers.
  const asked = () =>
    new Set(props.order.shipments.filter(({ conflict }) => conflict).map(({ id }) => id));
  const troubles = () => troublesOf(props.order).filter(({ id }) => !asked().has(id));
  const why = () => {
    const { decision } = props.order;
    return decision && decision !== 'pushed' ? decision : undefined;
  };
  const cancelledAfterPush = () =>
    props.order.cancelledAt !== null && props.order.pushes.some((push) => push.state === 'created');
  return (
    <Switch>
      <Match when={troubles()[0]}>
        {(trouble) => <Wrong order={props.order} trouble={trouble()} troubles={troubles()} />}
      </Match>
      <Match when={cancelledAfterPush()}>
        <p class="mb-5 rounded-xl bg-wait-soft px-4 py-3 text-wait">
          It was cancelled after it was pushed. Its source orders follow as far as they can; what
          could not be undone stands below, with what to do.
        </p>
      </Match>
      <Match when={why() ?? (props.order.heldUnits > 0 ? 'lines' : undefined)}>
        <Stays order={props.order} why={why()} />
      </Match>
    </Switch>
  );
}

function Wrong(props: {
  order: OrderPage;
  trouble: Trouble;
  troubles: readonly Trouble[];
}): JSX.Element {
  const retry = createRetry();
  const error = createOpening();
  const said = () => failureOf(props.trouble.failureKind);
  const about = () =>
    mendAbout(props.order, {
      isOnItsPage: true,
      sourceName: props.trouble.sourceStoreName,
      isWayBack: props.trouble.of === 'shipment',
    });
  return (
    <>
      <OrderBanner
        tone="bad"
        says={
          <>
            <span class="font-semibold">{said().says}.</span> {said().next}
            <Show when={props.trouble.nextTryAt}>
              {(at) => (
                <>
                  {' '}
                  <NextTry at={at()} />.
                </>
              )}
            </Show>{' '}
            <MendLinks kind={props.trouble.failureKind} about={about()} />
          </>
        }
      >
        <Button small onClick={error.open}>
          View error
        </Button>
        <Show when={props.troubles.some((one) => one.mayRetry)}>
          <Button
            small
            icon={RetryIcon}
            busy={retry.busy()}
            onClick={() => void retry.run(props.order.name, props.troubles)}
          >
            Retry
          </Button>
        </Show>
      </OrderBanner>
      <Suspense>
        <Show when={error.isOpen()}>
          <PushErrorDialog order={props.order} close={error.close} />
        </Show>
      </Suspense>
    </>
  );
}

/**
 * A newcomer's first five minutes: place an order, ship it, see the tracking. The steps tick themselves from what
 * happened; "Do it for me" does the next one at the sandbox stores. Shown only where those stores are.
 */
import { createSignal, type JSX, Show } from 'solid-js';
import ResetIcon from '~icons/lucide/rotate-ccw';
import DoIcon from '~icons/lucide/wand-sparkles';
import { problemOf } from '../problem.ts';
import { createReading, queryClient } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type Guide, trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { say } from '../ui/toasts.tsx';
import { failureOf } from '../words.ts';
import { GuideStep } from './guide-step.tsx';

export function GuideCard(): JSX.Element {
  const guide = createReading(() => ({ key: ['guide'], read: () => trpc.guide.get.query() }));
  return <Show when={guide.data}>{(known) => <Steps guide={known()} />}</Show>;
}

function Steps(props: { guide: Guide }): JSX.Element {
  const shell = useShell();
  const [busy, setBusy] = createSignal<'place' | 'ship' | 'reset'>();
  const state = (done: boolean, before: boolean) => (done ? 'done' : before ? 'next' : 'later');
  const placed = () => props.guide.placed !== null;
  const returned = () => props.guide.returned !== null;
  const orderPage = () =>
    shell.to(`/order-push/${encodeURIComponent(props.guide.placed?.orderId ?? '')}`);
  const run = async (what: 'place' | 'ship' | 'reset') => {
    if (busy()) return;
    setBusy(what);
    try {
      await (what === 'reset' ? trpc.guide.reset.mutate() : trpc.guide.act.mutate({ step: what }));
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      await queryClient.invalidateQueries();
      setBusy(undefined);
    }
  };
  const DoIt = (of: { step: 'place' | 'ship' }) => (
    <Button small icon={DoIcon} busy={busy() === of.step} onClick={() => void run(of.step)}>
      Do it for me
    </Button>
  );
  return (
    <section class="card mb-5 px-4 py-4 sm:px-5" aria-labelledby="guide">
      <div class="mb-4 flex flex-wrap items-center justify-between gap-2">
        <div>
          <h2 id="guide" class="font-semibold">
            {returned() ? 'You have seen an order travel' : 'See an order travel, in three steps'}
          </h2>
          <p class="text-quiet">
            These are sandbox stores on this machine; nothing here reaches anybody.
          </p>
        </div>
        <Button
          small
          look="quiet"
          icon={ResetIcon}
          busy={busy() === 'reset'}
          onClick={() => void run('reset')}
        >
          Reset
          <span class="sr-only"> the three steps</span>
        </Button>
      </div>
      <ol class="grid gap-x-4 gap-y-5 lg:grid-cols-3">
        <GuideStep number={1} title="Place an order" state={state(placed(), true)}>
          <Show
            when={props.guide.placed}
            fallback={
              <>
                <p>Buy something at {props.guide.sellName} and let it be paid.</p>
                <div class="mt-2 flex flex-wrap gap-1.5">
                  <ButtonLink
                    small
                    look="main"
                    href={props.guide.sellUrl}
                    target="_blank"
                    rel="noreferrer"
                  >
                    Place an order <span aria-hidden="true">↗</span>
                  </ButtonLink>
                  <DoIt step="place" />
                </div>
              </>
            }
          >
            {(order) => (
              <p>
                <a class="link" href={orderPage()}>
                  {order().orderName}
                </a>{' '}
                came in from {props.guide.sellName}.
              </p>
            )}
          </Show>
        </GuideStep>
        <GuideStep number={2} title="Ship it" state={state(props.guide.shipped, placed())}>
          <Show
            when={props.guide.source}
            fallback={
              <p>
                {placed()
                  ? `On its way to ${props.guide.shipName} …`
                  : `${props.guide.shipName} gets the order by itself, and ships it.`}
                <Show when={props.guide.trouble}>
                  {(kind) => <span class="text-bad"> {failureOf(kind()).says}.</span>}
                </Show>
              </p>
            }
          >
            {(source) => (
              <Show
                when={!props.guide.shipped}
                fallback={
                  <p>
                    {props.guide.shipName} shipped{' '}
                    <OutsideLink href={source().url}>{source().name}</OutsideLink>.
                  </p>
                }
              >
                <p>
                  It is {source().name} at {props.guide.shipName} now. Ship it there, with a carrier
                  and a number.
                </p>
                <div class="mt-2 flex flex-wrap gap-1.5">
                  <ButtonLink
                    small
                    look="main"
                    href={source().url}
                    target="_blank"
                    rel="noreferrer"
                  >
                    Ship it <span aria-hidden="true">↗</span>
                  </ButtonLink>
                  <DoIt step="ship" />
                </div>
              </Show>
            )}
          </Show>
        </GuideStep>
        <GuideStep
          number={3}
          title="See the tracking"
          state={state(returned(), props.guide.shipped)}
        >
          <Show
            when={props.guide.returned}
            fallback={
              <p>
                {props.guide.shipped
                  ? 'On its way back …'
                  : `Carrier and number come back onto ${props.guide.sellName}’s order by themselves.`}
              </p>
            }
          >
            {(tracking) => (
              <>
                <p>
                  {[tracking().company, tracking().number].filter(Boolean).join(' ') ||
                    'The shipment'}{' '}
                  stands on {props.guide.placed?.orderName}, and {props.guide.sellName} told its
                  customer.
                </p>
                <div class="mt-2 flex flex-wrap gap-1.5">
                  <ButtonLink small look="main" href={orderPage()}>
                    See the tracking
                  </ButtonLink>
                  <ButtonLink small href={shell.to('/order-push')}>
                    See one that failed
                  </ButtonLink>
                </div>
              </>
            )}
          </Show>
        </GuideStep>
      </ol>
    </section>
  );
}

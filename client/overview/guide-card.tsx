/**
 * A newcomer's first five minutes: place an order, ship it, see the tracking. The steps tick themselves from what
 * happened; "Do it for me" does the next one at the sandbox stores. Shown only where those stores are.
 */
import { createSignal, type JSX, Show } from 'solid-js';
import ResetIcon from '~icons/lucide/rotate-ccw';
import { problemOf } from '../problem.ts';
import { createReading, queryClient } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { type Guide, trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { say } from '../ui/toasts.tsx';
import { PlaceStep, ShipStep, TrackingStep } from './guide-steps.tsx';

export function GuideCard(): JSX.Element {
  const guide = createReading(() => ({ key: ['guide'], read: () => trpc.guide.get.query() }));
  return <Show when={guide.data}>{(known) => <Steps guide={known()} />}</Show>;
}

function Steps(props: { guide: Guide }): JSX.Element {
  const shell = useShell();
  const [busy, setBusy] = createSignal<'place' | 'ship' | 'reset'>();
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
  return (
    <section class="card mb-5 px-4 py-4 sm:px-5" aria-labelledby="guide">
      <div class="mb-4 flex flex-wrap items-center justify-between gap-2">
        <div>
          <h2 id="guide" class="font-semibold">
            {props.guide.returned
              ? 'You have seen an order travel'
              : 'See an order travel, in three steps'}
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
        <PlaceStep
          guide={props.guide}
          orderPage={orderPage()}
          busy={busy() === 'place'}
          doIt={() => void run('place')}
        />
        <ShipStep
          guide={props.guide}
          orderPage={orderPage()}
          busy={busy() === 'ship'}
          doIt={() => void run('ship')}
        />
        <TrackingStep
          guide={props.guide}
          orderPage={orderPage()}
          ordersPage={shell.to('/order-push')}
        />
      </ol>
    </section>
  );
}

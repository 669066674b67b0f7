/** The setup of a connection (ST8, OP3): locations, products, first levels, Order Push; left and found again at any time. */
import { useNavigate, useParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import DoneIcon from '~icons/lucide/circle-check';
import { createSetupActs } from '../connecting/setup-acts.ts';
import { SetupSteps } from '../connecting/setup-steps.tsx';
import { setupPath, setupProgressWords } from '../connecting/setup-words.ts';
import type { Setup } from '../connecting/types.ts';
import { createReading } from '../reading.ts';
import { readWhileRunning } from '../reconciling/runs.ts';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function SetupPage(): JSX.Element {
  const params = useParams<{ connectionId: string }>();
  const navigate = useNavigate();
  const setup = createReading(() => {
    const { connectionId } = params;
    return {
      key: ['setup', connectionId],
      read: () => trpc.connecting.setup.query({ connectionId }),
    };
  });
  const acts = createSetupActs(() => params.connectionId);
  readWhileRunning(
    () => {
      const states = setup.data?.states;
      return states?.products === 'running' || states?.['first-levels'] === 'to-do';
    },
    () => setup.again(),
  );
  const title = () => {
    const { sourceName, destinationName } = setup.data ?? {};
    return sourceName ? `Set up ${sourceName} → ${destinationName}` : 'Set up a connection';
  };
  const putAway = async () => {
    if (await acts.putAway(true)) navigate('/stores');
  };
  return (
    <Show
      when={setup.problem?.code !== 'NOT_FOUND'}
      fallback={<Missing title="No such connection">{setup.problem?.says}</Missing>}
    >
      <Page
        title={title()}
        lead="Connecting wrote only the webhooks that tell us of changes and, at the source, the field that holds our references. No stock is written before you press Apply, and no order before Order Push is on. You may stop after any step and go on later."
        above={
          <a class="link inline-flex items-center gap-1.5" href="/stores">
            <BackIcon class="size-4" aria-hidden="true" />
            Stores
          </a>
        }
        actions={
          <Show when={setup.data && !setup.data.isDone}>
            <ButtonLink href="/stores">Finish later</ButtonLink>
            <Show when={!setup.data?.isPutAway}>
              <Button look="quiet" busy={acts.busy()} onClick={() => void putAway()}>
                Do not remind me
              </Button>
            </Show>
          </Show>
        }
      >
        <Outdated problem={setup.data && setup.problem} again={setup.again} />
        <WhenRead reading={setup} rows={8} what="the setup" bringsCards>
          {(read) => (
            <div class="max-w-4xl">
              <p class="mb-3 text-quiet" role="status">
                {setupProgressWords(read().states)}
              </p>
              <Show when={read().facts.pushes && !read().facts.applied && !read().isDone}>
                <p class="mb-3 rounded-lg bg-wait-soft px-4 py-3 text-wait">
                  Order Push is on for {read().destinationName} already: its orders of what is
                  linked here go to {read().sourceName} before Apply, too.{' '}
                  <a
                    class="underline underline-offset-3"
                    href={`/settings/order-push?store=${encodeURIComponent(read().destinationStoreId)}`}
                  >
                    Order Push Settings
                  </a>
                </p>
              </Show>
              <Show when={read().isDone}>
                <AllDone setup={read()} />
              </Show>
              <Show when={params.connectionId} keyed>
                {(_) => <SetupSteps setup={read()} />}
              </Show>
            </div>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

function AllDone(props: { setup: Setup }): JSX.Element {
  const others = createReading(() => ({
    key: ['setups'],
    read: () => trpc.connecting.setups.query(),
  }));
  const next = () =>
    others.data?.find(({ connectionId }) => connectionId !== props.setup.connectionId);
  return (
    <section
      aria-label="All four steps are done"
      class="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-good-soft px-4 py-3 text-good"
    >
      <p class="flex items-center gap-2">
        <DoneIcon class="size-4 shrink-0" aria-hidden="true" />
        {props.setup.facts.pushes
          ? `${props.setup.destinationName} is set up: its stock follows ${props.setup.sourceName}, and its new orders go there.`
          : `${props.setup.destinationName} is set up: its stock follows ${props.setup.sourceName}.`}
      </p>
      <span class="flex flex-wrap gap-2">
        <ButtonLink
          href={`/order-push?store=${encodeURIComponent(props.setup.destinationStoreId)}`}
        >
          See its orders
        </ButtonLink>
        <Show when={next()}>
          {(other) => (
            <ButtonLink look="main" href={setupPath(other().connectionId)}>
              Set up {other().sourceName} → {other().destinationName}
            </ButtonLink>
          )}
        </Show>
      </span>
    </section>
  );
}

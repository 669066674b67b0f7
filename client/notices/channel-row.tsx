/** One channel: how it stands, what can be done with it, what a test of it came to, and its log. */
import { createSignal, createUniqueId, type JSX, lazy, Show, Suspense } from 'solid-js';
import WorkingIcon from '~icons/lucide/circle-check';
import PausedIcon from '~icons/lucide/circle-pause';
import { createAsking } from '../asking.ts';
import { queryClient } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { cardItem } from '../ui/page.tsx';
import { createChannelActs } from './channel-acts.ts';
import { ChannelStanding } from './channel-standing.tsx';
import type { ShownSecret } from './channels-card.tsx';
import { channelWords, pausedWords } from './notice-settings-words.ts';
import type { ShownChannel } from './types.ts';

const MessageLog = lazy(async () => ({ default: (await import('./message-log.tsx')).MessageLog }));
const RemoveChannelDialog = lazy(() => import('./remove-channel-dialog.tsx'));
const RotateSecretDialog = lazy(() => import('./rotate-secret-dialog.tsx'));

export function ChannelRow(props: {
  channel: ShownChannel;
  /** Whether mail is read in the outbox. */
  outbox: boolean;
  showSecret: (secret: ShownSecret) => void;
}): JSX.Element {
  const shell = useShell();
  const id = createUniqueId();
  const acts = createChannelActs();
  const [isLogOpen, setLogOpen] = createSignal(false);
  const [asks, setAsks] = createSignal<'remove' | 'rotate'>();
  const tested = createAsking<{ says: string }>();
  const isPaused = () => props.channel.state === 'paused';
  const paused = () => pausedWords[props.channel.pausedWhy ?? 'by-hand'];
  const test = async () => {
    if (tested.isBusy) return;
    await tested.ask(() => trpc.notices.test.mutate({ id: props.channel.id }));
    void queryClient.invalidateQueries();
  };
  const Of = () => <span class="sr-only"> {props.channel.address}</span>;
  return (
    <li class={cardItem} data-channel={props.channel.id}>
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div class="min-w-0">
          <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span class="font-medium wrap-anywhere">{props.channel.address}</span>
            <span class="text-quiet">{channelWords[props.channel.kind].name}</span>
            <Show
              when={isPaused()}
              fallback={
                <Badge tone="good" icon={WorkingIcon}>
                  Working
                </Badge>
              }
            >
              <Badge tone="wait" icon={PausedIcon}>
                Paused
              </Badge>
            </Show>
          </p>
          <Show when={isPaused()}>
            <p class="text-wait">
              {paused().says} <Moment at={props.channel.pausedAt ?? props.channel.createdAt} />.{' '}
              {paused().next}
            </p>
          </Show>
          <ChannelStanding channel={props.channel} />
        </div>
        <div class="no-print flex flex-wrap gap-2">
          <Button small busy={tested.isBusy} onClick={() => void test()}>
            Send a test
            <Of />
          </Button>
          <Button
            small
            look={isPaused() ? 'main' : 'plain'}
            busy={acts.busy() !== undefined}
            onClick={() => void (isPaused() ? acts.resume : acts.pause)(props.channel)}
          >
            {isPaused() ? 'Resume' : 'Pause'}
            <Of />
          </Button>
          <Show when={props.channel.kind === 'webhook'}>
            <Button small onClick={() => setAsks('rotate')}>
              Rotate secret
              <Of />
            </Button>
          </Show>
          <Button
            small
            aria-expanded={isLogOpen()}
            aria-controls={id}
            onClick={() => setLogOpen(!isLogOpen())}
          >
            Log
            <Of />
          </Button>
          <Button small onClick={() => setAsks('remove')}>
            Remove
            <Of />
          </Button>
        </div>
      </div>
      <div role="status">
        <Show when={tested.data}>
          {(answer) => (
            <p class="mt-2 rounded-lg bg-sunken px-3 py-2 wrap-anywhere">
              {answer().says}{' '}
              <Show when={props.outbox && props.channel.kind === 'email'}>
                <a class="link" href={shell.to('/outbox')}>
                  Read it in the outbox
                </a>
              </Show>
            </p>
          )}
        </Show>
        <Show when={tested.problem}>
          {(problem) => (
            <p class="mt-2 rounded-lg bg-bad-soft px-3 py-2 text-bad">{problem().says}</p>
          )}
        </Show>
      </div>
      <div id={id}>
        <Suspense>
          <Show when={isLogOpen()}>
            <MessageLog channel={props.channel} />
          </Show>
        </Suspense>
      </div>
      <Suspense>
        <Show when={asks() === 'remove'}>
          <RemoveChannelDialog channel={props.channel} close={() => setAsks(undefined)} />
        </Show>
        <Show when={asks() === 'rotate'}>
          <RotateSecretDialog
            channel={props.channel}
            rotated={(secret) => props.showSecret(secret)}
            close={() => setAsks(undefined)}
          />
        </Show>
      </Suspense>
    </li>
  );
}

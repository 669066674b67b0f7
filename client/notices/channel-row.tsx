/** One channel: how it stands, what can be done with it, what a test of it came to, and its log. */
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  type JSX,
  lazy,
  on,
  onCleanup,
  Show,
  Suspense,
} from 'solid-js';
import { createAsking } from '../asking.ts';
import { queryClient } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { cardItem } from '../ui/page.tsx';
import { createChannelActs } from './channel-acts.ts';
import { ChannelBadge } from './channel-badge.tsx';
import { ChannelStanding } from './channel-standing.tsx';
import { channelWords, pausedWords } from './notice-settings-words.ts';
import type { ShownChannel, ShownSecret } from './types.ts';

const MessageLog = lazy(async () => ({ default: (await import('./message-log.tsx')).MessageLog }));
const RemoveChannelDialog = lazy(() => import('./remove-channel-dialog.tsx'));
const RotateSecretDialog = lazy(() => import('./rotate-secret-dialog.tsx'));

export function ChannelRow(props: {
  channel: ShownChannel;
  /** Whether mail is read in the outbox. */
  outbox: boolean;
  showSecret: (secret: ShownSecret) => void;
  /** Takes the focus on when it was in this channel, and this is removed. */
  leave: () => void;
}): JSX.Element {
  const shell = useShell();
  const id = createUniqueId();
  const acts = createChannelActs();
  const [isLogOpen, setLogOpen] = createSignal(false);
  const [asks, setAsks] = createSignal<'remove' | 'rotate'>();
  const tested = createAsking<{ says: string }>();
  const isPaused = createMemo(() => props.channel.state === 'paused');
  const paused = () => pausedWords[props.channel.pausedWhy ?? 'by-hand'];
  // What was refused because it is paused is so no more, whoever resumed it.
  createEffect(on(isPaused, (paused) => paused || tested.clear(), { defer: true }));
  const turn = () => {
    tested.clear();
    void (isPaused() ? acts.resume : acts.pause)(props.channel);
  };
  const ask = (what: 'remove' | 'rotate') => {
    tested.clear();
    setAsks(what);
  };
  let isRemoved = false;
  onCleanup(() => {
    // After its dialog gave the focus back to a button that is gone.
    if (isRemoved || asks() === 'remove')
      setTimeout(() => document.activeElement === document.body && props.leave());
  });
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
            <ChannelBadge channel={props.channel} />
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
            onClick={turn}
          >
            {isPaused() ? 'Resume' : 'Pause'}
            <Of />
          </Button>
          <Show when={props.channel.kind === 'webhook'}>
            <Button small onClick={() => ask('rotate')}>
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
          <Button small onClick={() => ask('remove')}>
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
                  Read it there
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
          <RemoveChannelDialog
            channel={props.channel}
            close={(done) => {
              isRemoved = done;
              setAsks(undefined);
            }}
          />
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

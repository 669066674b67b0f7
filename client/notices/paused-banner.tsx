/** Above Notifications: each own channel that is paused, why, since when, and Resume. */
import { For, type JSX } from 'solid-js';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { createChannelActs } from './channel-acts.ts';
import { pausedWords } from './notice-settings-words.ts';
import type { ShownChannel } from './types.ts';

export function PausedBanner(): JSX.Element {
  const shell = useShell();
  const acts = createChannelActs();
  const settings = createReading(() => ({
    key: ['notice-settings'],
    read: () => trpc.notices.settings.query({}),
  }));
  const paused = () => settings.data?.channels.filter(({ state }) => state === 'paused') ?? [];
  const resume = async (channel: ShownChannel) => {
    await acts.resume(channel);
    if (document.activeElement === document.body) document.getElementById('content')?.focus();
  };
  return (
    <For each={paused()}>
      {(channel) => {
        const words = () => pausedWords[channel.pausedWhy ?? 'by-hand'];
        return (
          <section
            aria-label={`${channel.address} is paused`}
            class="no-print mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg bg-wait-soft px-4 py-3 text-wait"
          >
            <p class="min-w-0">
              <span class="font-semibold wrap-anywhere">{channel.address}</span>: {words().says}{' '}
              <Moment at={channel.pausedAt ?? channel.createdAt} />. {words().next}
            </p>
            <div class="flex gap-2">
              <ButtonLink small href={shell.to('/settings/notifications')}>
                Look at it
              </ButtonLink>
              <Button small busy={acts.busy() === 'resume'} onClick={() => void resume(channel)}>
                Resume
                <span class="sr-only"> {channel.address}</span>
              </Button>
            </div>
          </section>
        );
      }}
    </For>
  );
}

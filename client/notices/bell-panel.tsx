/** What the bell opens: the newest notifications, Mark all read, and the way to all of them. Escape closes it. */
import * as Kobalte from '@kobalte/core/dialog';
import { useLocation } from '@solidjs/router';
import { createEffect, For, type JSX, on, onCleanup, Show } from 'solid-js';
import BellIcon from '~icons/lucide/bell';
import AllReadIcon from '~icons/lucide/check-check';
import CloseIcon from '~icons/lucide/x';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { giveFocusBack } from '../ui/give-focus-back.ts';
import { NothingYet } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { createMark } from './mark.ts';
import { NoticeLine } from './notice-line.tsx';
import type { Unread } from './types.ts';

const shownMax = 8;

export default function BellPanel(props: {
  unread: Unread | undefined;
  close: () => void;
}): JSX.Element {
  const shell = useShell();
  const at = useLocation();
  const mark = createMark();
  onCleanup(giveFocusBack());
  createEffect(on([() => at.pathname, () => at.search], () => props.close(), { defer: true }));
  const list = createReading(() => ({
    key: ['notices-newest', shownMax],
    read: () => trpc.notices.list.query({ limit: shownMax }),
  }));
  const rows = () => list.data?.rows ?? [];
  let toAll: HTMLElement | undefined;
  const markAll = async () => {
    if (mark.isBusy()) return;
    await mark.allRead(Math.max(...rows().map(({ lastAt }) => lastAt)));
    // Its button is gone, and without a focus in the panel Escape is not heard.
    if (document.activeElement === document.body) toAll?.focus();
  };
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.close()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-black/45" />
        <Kobalte.Content class="fixed inset-y-0 end-0 z-50 flex w-full max-w-md flex-col border-line bg-raised shadow-2xl sm:border-s lg:inset-y-auto lg:start-60 lg:end-auto lg:top-3 lg:max-h-[calc(100dvh-1.5rem)] lg:rounded-2xl lg:border">
          <header class="flex items-center justify-between gap-3 border-b border-line px-4 py-3">
            <Kobalte.Title class="text-base font-semibold">Notifications</Kobalte.Title>
            <div class="flex items-center gap-2">
              <Show when={rows().length > 0 && props.unread?.count}>
                <Button
                  small
                  icon={AllReadIcon}
                  busy={mark.isBusy()}
                  onClick={() => void markAll()}
                >
                  Mark all read
                </Button>
              </Show>
              <Kobalte.CloseButton
                class="grid size-8 place-items-center rounded-lg hover:bg-sunken"
                aria-label="Close"
              >
                <CloseIcon class="size-4" aria-hidden="true" />
              </Kobalte.CloseButton>
            </div>
          </header>
          <div class="min-h-0 flex-1 overflow-y-auto">
            <Show when={props.unread?.paused}>
              <p class="bg-wait-soft px-4 py-2 text-wait">
                A channel of yours is paused.{' '}
                <a class="underline" href={shell.to('/settings/notifications')}>
                  Look at it
                </a>
              </p>
            </Show>
            <WhenRead reading={list} rows={5} what="notifications">
              {(read) => (
                <Show
                  when={read().rows.length > 0}
                  fallback={
                    <NothingYet icon={BellIcon} title="Nothing to tell yet">
                      New orders, pushes that failed and whatever asks for you show here.
                    </NothingYet>
                  }
                >
                  <ul class="divide-y divide-line">
                    <For each={read().rows}>
                      {(group) => (
                        <NoticeLine
                          group={group}
                          follow={() => {
                            if (group.unread) void mark.read([group.id]);
                            props.close();
                          }}
                        />
                      )}
                    </For>
                  </ul>
                </Show>
              )}
            </WhenRead>
          </div>
          <footer class="flex flex-wrap justify-between gap-2 border-t border-line px-4 py-3">
            <ButtonLink
              ref={(link) => {
                toAll = link;
              }}
              small
              look="main"
              href={shell.to('/notifications')}
              onClick={() => props.close()}
            >
              All notifications
            </ButtonLink>
            <ButtonLink
              small
              look="quiet"
              href={shell.to('/settings/notifications')}
              onClick={() => props.close()}
            >
              Where you are told
            </ButtonLink>
          </footer>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

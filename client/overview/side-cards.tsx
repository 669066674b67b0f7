/** What people are told, which stores there are, and what gave up. */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { StoreStateBadge } from '../stores/store-state-badge.tsx';
import type { Overview } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { Card } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/states.tsx';
import { queueWords } from '../words.ts';

const item = 'px-4 py-2.5 sm:px-[1.1rem]';

export function NoticesCard(props: { overview: Overview | undefined }): JSX.Element {
  const shell = useShell();
  return (
    <Card title="Notices">
      <Show when={props.overview} fallback={<SkeletonRows rows={3} what="notices" />}>
        {(read) => (
          <ul class="divide-y divide-line border-t border-line">
            <For
              each={read().notices}
              fallback={<li class={`${item} text-quiet`}>Nothing to tell yet.</li>}
            >
              {(notice) => (
                <li class={item}>
                  <p class="wrap-anywhere">
                    <Show when={notice.orderId} fallback={notice.text}>
                      {(id) => (
                        <a
                          class="hover:underline"
                          href={shell.to(`/order-push/${encodeURIComponent(id())}`)}
                        >
                          {notice.text}
                        </a>
                      )}
                    </Show>
                  </p>
                  <p class="text-[0.8125rem] text-quiet">
                    {notice.storeName} · <Moment at={notice.at} />
                  </p>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </Card>
  );
}

export function StoresCard(): JSX.Element {
  const shell = useShell();
  return (
    <Card
      title="Stores"
      beside={
        <a class="link text-[0.8125rem]" href={shell.to('/stores')}>
          All about them
        </a>
      }
    >
      <Show when={shell.reading.data} fallback={<SkeletonRows rows={3} what="stores" />}>
        <ul class="divide-y divide-line border-t border-line">
          <For
            each={shell.stores()}
            fallback={<li class={`${item} text-quiet`}>No store is connected yet.</li>}
          >
            {(store) => (
              <li class={`${item} flex items-center justify-between gap-3`}>
                <div class="min-w-0">
                  <p class="truncate font-medium">{store.name}</p>
                  <p class="text-[0.8125rem] text-quiet">
                    {[store.isSource && 'Source', store.isDestination && 'Destination']
                      .filter(Boolean)
                      .join(' and ') || 'Not joined to another store'}
                  </p>
                </div>
                <StoreStateBadge state={store.state} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

/** Work that gave up stands here with its reason until a person has seen to it (WH2). */
export function GaveUpCard(props: { overview: Overview | undefined }): JSX.Element {
  return (
    <Show when={props.overview?.deadLetters.length ? props.overview : undefined}>
      {(read) => (
        <Card title={`Gave up (${read().deadLetterCount})`} class="mt-5">
          <ul class="divide-y divide-line border-t border-line">
            <For each={read().deadLetters}>
              {(letter) => (
                <li class={item}>
                  <p class="wrap-anywhere">{letter.reason}</p>
                  <p class="text-[0.8125rem] text-quiet wrap-anywhere">
                    {queueWords(letter.queue)} · {letter.subject} · <Moment at={letter.diedAt} />
                  </p>
                </li>
              )}
            </For>
          </ul>
        </Card>
      )}
    </Show>
  );
}

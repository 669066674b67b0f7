/** What the stores' people are told, newest first (OP7). */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import type { Overview } from '../trpc.ts';
import { Moment } from '../ui/moment.tsx';
import { Card, cardItem } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/states.tsx';

export function NoticesCard(props: { overview: Overview | undefined }): JSX.Element {
  const shell = useShell();
  return (
    <Card title="Notices">
      <Show when={props.overview} fallback={<SkeletonRows rows={3} what="notices" />}>
        {(read) => (
          <ul class="divide-y divide-line border-t border-line">
            <For
              each={read().notices}
              fallback={<li class={`${cardItem} text-quiet`}>Nothing to tell yet.</li>}
            >
              {(notice) => (
                <li class={cardItem}>
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

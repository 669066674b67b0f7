/** What the stores' people are told, newest first (OP7), and the way to all of it. */
import { For, type JSX } from 'solid-js';
import { NoticeLine } from '../notices/notice-line.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Card, cardItem } from '../ui/page.tsx';
import { WhenRead } from '../ui/when-read.tsx';

const shownMax = 8;

export function NoticesCard(): JSX.Element {
  const shell = useShell();
  const list = createReading(() => {
    const input = { storeId: shell.chosenId(), limit: shownMax };
    return { key: ['notices', input], read: () => trpc.notices.list.query(input) };
  });
  return (
    <Card
      title="Notifications"
      beside={
        <a class="link text-[0.8125rem]" href={shell.to('/notifications')}>
          All notifications
        </a>
      }
    >
      <WhenRead reading={list} rows={3} what="notifications">
        {(read) => (
          <ul class="divide-y divide-line border-t border-line">
            <For
              each={read().rows}
              fallback={<li class={`${cardItem} text-quiet`}>Nothing to tell yet.</li>}
            >
              {(group) => <NoticeLine group={group} />}
            </For>
          </ul>
        )}
      </WhenRead>
    </Card>
  );
}

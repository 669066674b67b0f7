/** The notices of a group that was opened, newest first, some at a time. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { ShownNotice } from '../../src/notices/notice.ts';
import { noticeWordsNow } from '../../src/notices/notice-words.ts';
import { problemOf } from '../problem.ts';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { say } from '../ui/toasts.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { noticeLink } from './group-words.ts';

const pageSize = 20;

export function GroupNotices(props: { groupId: string; follow: () => void }): JSX.Element {
  const first = createReading(() => {
    const input = { id: props.groupId, limit: pageSize };
    return { key: ['notice-group', input], read: () => trpc.notices.group.query(input) };
  });
  const [older, setOlder] = createSignal<{ rows: ShownNotice[]; next: string | null }>();
  const [busy, setBusy] = createSignal(false);
  const next = () => (older() ? older()?.next : first.data?.next) ?? undefined;
  // New ones push the oldest of the first part out of it: what was read further on stays.
  const rows = createMemo(() => {
    const all = [...(first.data?.rows ?? []), ...(older()?.rows ?? [])];
    return [...new Map(all.map((row) => [row.id, row])).values()];
  });
  const readOlder = async (cursor: string) => {
    if (busy()) return;
    setBusy(true);
    try {
      const page = await trpc.notices.group.query({ id: props.groupId, limit: pageSize, cursor });
      setOlder((before) => ({ rows: [...(before?.rows ?? []), ...page.rows], next: page.next }));
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="mt-2 border-s-2 border-line ps-3">
      <WhenRead reading={first} rows={3} what="its notices">
        {() => (
          <>
            <ul>
              <For each={rows()}>
                {(notice) => <Line notice={notice} follow={() => props.follow()} />}
              </For>
            </ul>
            <Show when={next()}>
              {(cursor) => (
                <Button small busy={busy()} class="mt-1" onClick={() => void readOlder(cursor())}>
                  Show older ones
                </Button>
              )}
            </Show>
          </>
        )}
      </WhenRead>
    </div>
  );
}

function Line(props: { notice: ShownNotice; follow: () => void }): JSX.Element {
  const shell = useShell();
  const words = () => noticeWordsNow(props.notice);
  return (
    <li class="flex flex-wrap justify-between gap-x-4 py-1 text-[0.8125rem]">
      <a
        class="link inline-block min-h-6 min-w-0 wrap-anywhere"
        href={noticeLink(words().path, props.notice, shell)}
        onClick={() => props.follow()}
      >
        {words().title}
      </a>
      <span class="text-quiet">
        <Moment at={props.notice.at} />
      </span>
    </li>
  );
}

/** The list of Notifications: its filters, its rows, and what stands there instead of them. */
import { For, type JSX, Show } from 'solid-js';
import BellIcon from '~icons/lucide/bell';
import AllReadIcon from '~icons/lucide/check-check';
import { noticeKinds } from '../../src/notices/notice.ts';
import { noticeTable } from '../../src/notices/notice-words.ts';
import { createStillRows } from '../inventory/still-rows.ts';
import type { Reading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { NothingMatches, NothingYet, SkeletonRows } from '../ui/states.tsx';
import { say } from '../ui/toasts.tsx';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { GroupRow } from './group-row.tsx';
import { createMark } from './mark.ts';
import { kindOf, type Listed, noticesPath, views } from './notices-address.ts';
import type { NoticeGroup } from './types.ts';

export type NoticesRead = { rows: NoticeGroup[]; next: string | null; of: string };

export function NoticesList(props: {
  list: Reading<NoticesRead>;
  asked: Listed;
  change: (to: Listed) => void;
}): JSX.Element {
  const shell = useShell();
  const mark = createMark();
  let card: HTMLElement | undefined;
  const still = createStillRows(
    () => props.list.data?.rows ?? [],
    () => props.list.data?.of ?? '',
  );
  const unread = () => still.rows().filter((group) => group.unread);
  // What is narrowed is not all there is: only what is shown is marked then.
  const isPart = () =>
    Boolean(shell.chosenId() || props.asked.kind || props.asked.cursor) || still.waiting() > 0;
  const markAll = async () => {
    if (mark.isBusy()) return;
    const [part, shown] = [isPart(), unread()];
    const upTo = Math.max(...still.rows().map(({ lastAt }) => lastAt));
    const done = part ? await mark.read(shown.map(({ id }) => id)) : await mark.allRead(upTo);
    if (!done) return;
    still.show();
    say(part ? 'What was shown is marked read.' : 'All is marked read.');
    if (document.activeElement === document.body) card?.focus();
  };
  const markOne = async (group: NoticeGroup, isRead: boolean) => {
    const at = still.rows().findIndex(({ id }) => id === group.id);
    const beside = (still.rows()[at + 1] ?? still.rows()[at - 1])?.id;
    const done = isRead ? await mark.read([group.id]) : await mark.unread(group.id);
    // A row that was read goes out of Unread, and what had the focus in it with it.
    if (!done || props.asked.view !== 'unread') return;
    still.show();
    if (document.activeElement !== document.body) return;
    const row = beside && card?.querySelector(`[data-group="${CSS.escape(beside)}"] [data-row]`);
    if (row instanceof HTMLElement) row.focus();
    else card?.focus();
  };
  const isNarrowed = () => props.asked.view === 'unread' || Boolean(props.asked.kind);
  return (
    <section
      ref={(element) => {
        card = element;
      }}
      tabIndex={-1}
      class="card overflow-hidden outline-none"
      aria-label="Notifications"
      onPointerEnter={still.onPointerEnter}
      onPointerLeave={still.onPointerLeave}
      onFocusIn={still.onFocusIn}
      onFocusOut={still.onFocusOut}
    >
      <div class="no-print flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-[1.1rem]">
        <div class="flex flex-wrap items-center gap-3">
          <ViewLinks
            views={views}
            shown={props.asked.view ?? 'all'}
            link={(view) => shell.to(noticesPath({ view, kind: props.asked.kind }))}
          />
          <KindFilter
            kind={props.asked.kind}
            choose={(kind) => props.change({ ...props.asked, kind })}
          />
        </div>
        <div class="flex flex-wrap gap-2">
          <Show when={still.waiting() > 0}>
            <Button small look="main" onClick={still.show}>
              {still.waiting()} changed, show
            </Button>
          </Show>
          <Show when={unread().length > 0}>
            <Button
              small
              icon={AllReadIcon}
              aria-disabled={mark.isBusy() ? 'true' : undefined}
              onClick={() => void markAll()}
            >
              {isPart() ? 'Mark these read' : 'Mark all read'}
            </Button>
          </Show>
        </div>
      </div>
      <WhenRead reading={props.list} rows={6} what="notifications">
        {() => (
          <Show
            when={still.rows().length > 0}
            fallback={
              <Show
                when={!props.list.isStale}
                fallback={<SkeletonRows rows={6} what="notifications" />}
              >
                <Nothing
                  asked={props.asked}
                  isNarrowed={isNarrowed()}
                  clear={() => props.change({})}
                />
              </Show>
            }
          >
            <ul
              class={`divide-y divide-line ${props.list.isStale ? 'opacity-60' : ''}`}
              aria-busy={props.list.isStale ? 'true' : undefined}
            >
              <For each={still.rows()}>
                {(group) => (
                  <GroupRow group={group} mark={(isRead) => void markOne(group, isRead)} />
                )}
              </For>
            </ul>
          </Show>
        )}
      </WhenRead>
    </section>
  );
}

function KindFilter(props: {
  kind: Listed['kind'];
  choose: (kind: Listed['kind']) => void;
}): JSX.Element {
  return (
    <select
      class="field w-full min-w-0 pe-8 sm:w-auto"
      aria-label="Only of this kind"
      onChange={(event) => props.choose(kindOf(event.currentTarget.value))}
    >
      <option value="" selected={!props.kind}>
        Every kind
      </option>
      <For each={noticeKinds}>
        {(kind) => (
          <option value={kind} selected={props.kind === kind}>
            {noticeTable[kind].name}
          </option>
        )}
      </For>
    </select>
  );
}

const Nothing = (props: { asked: Listed; isNarrowed: boolean; clear: () => void }) => (
  <Show
    when={props.isNarrowed && (props.asked.kind || props.asked.cursor)}
    fallback={
      <NothingYet
        icon={BellIcon}
        title={props.isNarrowed ? 'Nothing is unread' : 'Nothing to tell yet'}
      >
        {props.isNarrowed
          ? 'You have seen all there is. What comes next shows here by itself.'
          : 'New orders, pushes that failed and whatever asks for you show here by themselves.'}
      </NothingYet>
    }
  >
    <NothingMatches what="notifications" clears="the filters" clear={() => props.clear()} />
  </Show>
);

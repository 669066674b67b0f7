/** A row of Notifications: a notice, or several of a kind, store and day. Enter follows or opens it, `u` marks it. */
import { createSignal, createUniqueId, type JSX, lazy, Show, Suspense } from 'solid-js';
import OpenedIcon from '~icons/lucide/chevron-down';
import ClosedIcon from '~icons/lucide/chevron-right';
import { useShell } from '../shell/shell-state.tsx';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { cardItem } from '../ui/page.tsx';
import { groupWords, noticeLink } from './group-words.ts';
import { NoticeSign } from './notice-sign.tsx';
import type { NoticeGroup } from './types.ts';

const GroupNotices = lazy(async () => ({
  default: (await import('./group-notices.tsx')).GroupNotices,
}));

const titleLook = 'inline-block min-h-6 text-start wrap-anywhere hover:underline';

export function GroupRow(props: {
  group: NoticeGroup;
  /** @param isRead what it is to be marked as; called when it is followed, too */
  mark: (isRead: boolean) => void;
}): JSX.Element {
  const shell = useShell();
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  const words = () => groupWords(props.group);
  const isMany = () => props.group.count > 1;
  const follow = () => props.group.unread && props.mark(true);
  const turn = () => setOpen(!isOpen());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'u' && !event.ctrlKey && !event.metaKey && !event.altKey)
      props.mark(props.group.unread);
  };
  const weight = () => (props.group.unread ? 'font-semibold' : '');
  const Title = () => (
    <>
      <Show when={props.group.unread}>
        <span class="sr-only">Unread: </span>
      </Show>
      {words().title}
    </>
  );
  return (
    <li class={`${cardItem} flex flex-wrap gap-x-3 sm:flex-nowrap`} data-group={props.group.id}>
      <span class="relative">
        <NoticeSign kind={props.group.kind} />
        <Show when={props.group.unread}>
          <span
            class="absolute -end-0.5 -top-0.5 size-3 rounded-full border-2 border-surface bg-accent"
            aria-hidden="true"
          />
        </Show>
      </span>
      <div class="min-w-0 flex-1 basis-0">
        <Show
          when={words().path}
          fallback={
            <button
              type="button"
              class={`${titleLook} ${weight()}`}
              data-row
              aria-expanded={isOpen()}
              aria-controls={id}
              aria-keyshortcuts="u"
              onClick={turn}
              onKeyDown={onKeyDown}
            >
              <Title />
            </button>
          }
        >
          {(path) => (
            <a
              class={`${titleLook} ${weight()}`}
              href={noticeLink(path(), props.group.newest, shell)}
              data-row
              aria-keyshortcuts="u"
              onClick={follow}
              onKeyDown={onKeyDown}
            >
              <Title />
            </a>
          )}
        </Show>
        <Show when={words().says}>{(says) => <p class="max-w-3xl wrap-anywhere">{says()}</p>}</Show>
        <div class="mt-0.5 flex flex-wrap items-center gap-x-2 text-[0.8125rem] text-quiet">
          <span class="wrap-anywhere">{props.group.newest.storeName}</span>
          <span aria-hidden="true">·</span>
          <Moment at={props.group.lastAt} />
          <Show when={isMany()}>
            <span aria-hidden="true">·</span>
            <button
              type="button"
              class="link inline-flex min-h-6 items-center gap-0.5"
              aria-expanded={isOpen()}
              aria-controls={id}
              onClick={turn}
            >
              <Show when={isOpen()} fallback={<ClosedIcon class="size-3.5" aria-hidden="true" />}>
                <OpenedIcon class="size-3.5" aria-hidden="true" />
              </Show>
              <span>
                {props.group.count.toLocaleString('en')} times, first{' '}
                <Moment at={props.group.firstAt} />
                <span class="sr-only"> {words().title}</span>
              </span>
            </button>
          </Show>
        </div>
        <div id={id}>
          <Show when={isOpen()}>
            <Suspense>
              <GroupNotices groupId={props.group.id} follow={follow} />
            </Suspense>
          </Show>
        </div>
      </div>
      <div class="no-print shrink-0 max-sm:w-full max-sm:ps-8.5">
        <Button small look="quiet" onClick={() => props.mark(props.group.unread)}>
          {props.group.unread ? 'Mark read' : 'Mark unread'}
          <span class="sr-only"> {words().title}</span>
        </Button>
      </div>
    </li>
  );
}

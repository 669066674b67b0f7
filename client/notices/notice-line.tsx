/** A group of notices in two lines, for where there is little room: a link to what it is about, or to all of several. */
import { type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { cardItem } from '../ui/page.tsx';
import { groupWords, noticeLink } from './group-words.ts';
import { noticesPath } from './notices-address.ts';
import type { NoticeGroup } from './types.ts';

export function NoticeLine(props: { group: NoticeGroup; follow?: () => void }): JSX.Element {
  const shell = useShell();
  const words = () => groupWords(props.group);
  // Several that lead to a page each are opened on the list of their kind.
  const link = () => {
    const path = words().path ?? noticesPath({ kind: props.group.kind });
    return noticeLink(path, props.group.newest, shell);
  };
  return (
    <li class={cardItem}>
      <p class="flex items-baseline gap-2">
        <Show when={props.group.unread}>
          <span class="size-2 shrink-0 -translate-y-px rounded-full bg-accent" aria-hidden="true" />
        </Show>
        <a
          class={`min-w-0 wrap-anywhere hover:underline ${props.group.unread ? 'font-semibold' : ''}`}
          href={link()}
          onClick={() => props.follow?.()}
        >
          <Show when={props.group.unread}>
            <span class="sr-only">Unread: </span>
          </Show>
          {words().title}
        </a>
      </p>
      <p class="text-[0.8125rem] text-quiet">
        {props.group.newest.storeName} · <Moment at={props.group.lastAt} />
      </p>
    </li>
  );
}

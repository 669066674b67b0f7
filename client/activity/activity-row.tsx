/** One change in a line: what, about what, who, where, when. Opened, it has all of before and after. */
import { createUniqueId, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import OpenIcon from '~icons/lucide/chevron-right';
import { changeWords, shownWords } from '../../src/activity/activity-words.ts';
import { useShell } from '../shell/shell-state.tsx';
import { clockTime, exactTime } from '../ui/time-words.ts';
import { ActivityDetails } from './activity-details.tsx';
import { groupIcons } from './group-icons.ts';
import { linkOf } from './link-of.ts';
import type { ActivityRow as Row } from './types.ts';

export function ActivityRow(props: { row: Row; isOpen: boolean; toggle: () => void }): JSX.Element {
  const shell = useShell();
  const details = createUniqueId();
  const change = () => changeWords(props.row);
  const link = () => linkOf(props.row);
  return (
    <div class="px-4 py-2 focus-within:bg-accent-soft/45 hover:bg-accent-soft/45 sm:px-[1.1rem]">
      <div class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1fr)_7rem_8rem_4.5rem]">
        <div class="col-span-full flex min-w-0 flex-wrap items-center gap-x-2 ps-12 sm:col-span-1 xl:flex-nowrap">
          <button
            type="button"
            class="group -ms-12 flex min-h-7 min-w-0 items-center gap-2 text-start font-medium xl:shrink-0"
            data-row
            aria-expanded={props.isOpen}
            aria-controls={details}
            onClick={() => props.toggle()}
          >
            <OpenIcon
              class={`size-4 shrink-0 text-quiet transition-transform ${props.isOpen ? 'rotate-90' : 'rtl:rotate-180'}`}
              aria-hidden="true"
            />
            <Dynamic
              component={groupIcons[props.row.group]}
              class="size-4 shrink-0 text-quiet"
              aria-hidden="true"
            />
            <span class="group-hover:underline">{shownWords[props.row.kind]}</span>
            {/* What it is about stands beside it; whoever hears the button alone must know which it is. */}
            <span class="sr-only">
              : {props.row.name}, {clockTime(props.row.at)}
            </span>
          </button>
          <Show when={props.row.name}>
            <bdi class="min-w-0 max-w-full truncate">
              <Show when={link()} fallback={props.row.name}>
                {(path) => (
                  <a class="link" href={shell.to(path())}>
                    {props.row.name}
                  </a>
                )}
              </Show>
            </bdi>
          </Show>
          <Show when={!props.isOpen && (change().before || change().after)}>
            <span class="min-w-0 flex-1 truncate text-quiet max-xl:hidden">
              <Show when={change().before}>
                <bdi>{change().before}</bdi>
                {' → '}
              </Show>
              <bdi>{change().after || 'nothing'}</bdi>
            </span>
          </Show>
        </div>
        <span class="min-w-0 truncate text-quiet max-sm:ps-12 sm:text-ink">
          <bdi>{props.row.actor}</bdi>
          <Show when={props.row.storeName && props.row.storeName !== props.row.actor}>
            <bdi class="sm:hidden"> · {props.row.storeName}</bdi>
          </Show>
        </span>
        <bdi class="min-w-0 truncate text-quiet max-sm:hidden">{props.row.storeName ?? ''}</bdi>
        <time
          class="text-end text-quiet"
          dateTime={new Date(props.row.at).toISOString()}
          title={exactTime(props.row.at)}
        >
          {clockTime(props.row.at)}
        </time>
      </div>
      <div id={details} hidden={!props.isOpen}>
        <Show when={props.isOpen}>
          <ActivityDetails row={props.row} change={change()} link={link()} />
        </Show>
      </div>
    </div>
  );
}

/** All of a change: before, after, who, where, exactly when, and the way to what it is about. */
import { type JSX, Show } from 'solid-js';
import GoIcon from '~icons/lucide/arrow-right';
import { groupNames } from '../../src/activity/activity-groups.ts';
import { useShell } from '../shell/shell-state.tsx';
import { exactTime } from '../ui/time-words.ts';
import type { ActivityRow } from './types.ts';

export function ActivityDetails(props: {
  row: ActivityRow;
  change: { before: string; after: string };
  link: string | undefined;
}): JSX.Element {
  const shell = useShell();
  const isStep = () => props.row.order !== null;
  return (
    <div class="mt-1 mb-2 rounded-lg bg-sunken px-4 py-3 sm:ms-12">
      <dl class="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Show
          when={props.change.before}
          fallback={
            <Show when={props.change.after}>
              {(detail) => (
                <Fact name="Detail" isWide>
                  {detail()}
                </Fact>
              )}
            </Show>
          }
        >
          {(before) => (
            <>
              <Fact name="Before">{before()}</Fact>
              <Fact name="After">{props.change.after || 'Nothing'}</Fact>
            </>
          )}
        </Show>
        <Show when={props.row.name}>
          <Fact name="About">{props.row.name}</Fact>
        </Show>
        <Fact name="Who">{props.row.actor}</Fact>
        <Show when={props.row.storeName}>{(name) => <Fact name="Store">{name()}</Fact>}</Show>
        <Fact name="Belongs to">{groupNames[props.row.group]}</Fact>
        <Fact name="When">{exactTime(props.row.at)}</Fact>
      </dl>
      <Show when={props.link}>
        {(path) => (
          <a class="link mt-3 inline-flex items-center gap-1.5" href={shell.to(path())}>
            {isStep() ? 'Open the order' : 'Open its page'}
            <GoIcon class="size-4" aria-hidden="true" />
          </a>
        )}
      </Show>
    </div>
  );
}

/** A text as it was written: its line ends, and its own direction. */
const Fact = (props: { name: string; isWide?: boolean; children: JSX.Element }) => (
  <div class={props.isWide ? 'sm:col-span-2' : ''}>
    <dt class="text-[0.8125rem] text-quiet">{props.name}</dt>
    <dd class="whitespace-pre-wrap wrap-anywhere">
      <bdi>{props.children}</bdi>
    </dd>
  </div>
);

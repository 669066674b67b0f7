/** The rows of activity, newest first, with each day above its own. What stands open stays open. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { now } from '../ui/clock.ts';
import { dayText } from './activity-address.ts';
import { ActivityRow } from './activity-row.tsx';
import { dayWords } from './day-words.ts';
import type { ActivityRow as Row } from './types.ts';

export function ActivityList(props: { rows: readonly Row[]; isStale: boolean }): JSX.Element {
  const [opened, setOpened] = createSignal<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const isFirstOfDay = (at: number): boolean => {
    const [row, above] = [props.rows[at], props.rows[at - 1]];
    return row !== undefined && (!above || dayText(above.at) !== dayText(row.at));
  };
  return (
    <ol
      aria-label="Activity"
      aria-busy={props.isStale ? 'true' : undefined}
      class={props.isStale ? 'opacity-60' : ''}
    >
      <For each={props.rows}>
        {(row, at) => (
          <li class="border-line not-first:border-t">
            <Show when={isFirstOfDay(at())}>
              <h2 class="bg-sunken px-4 py-1.5 text-[0.8125rem] font-medium text-quiet sm:px-[1.1rem]">
                {dayWords(row.at, now())}
              </h2>
            </Show>
            <ActivityRow row={row} isOpen={opened().has(row.id)} toggle={() => toggle(row.id)} />
          </li>
        )}
      </For>
    </ol>
  );
}

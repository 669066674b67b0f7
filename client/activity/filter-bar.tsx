/** Above the list: what it is narrowed to, each a chip that takes it away again. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import RemoveIcon from '~icons/lucide/x';
import { activityGroups, groupNamed, groupNames } from '../../src/activity/activity-groups.ts';
import type { Asked } from './activity-address.ts';
import type { Actors } from './actors-by.ts';
import { dateWords } from './day-words.ts';

type Filters = Omit<Asked, 'cursor'>;

export function FilterBar(props: {
  asked: Asked;
  actors: Actors;
  /** The part that is named changes; the others stay. */
  change: (to: Filters) => void;
}): JSX.Element {
  let bar: HTMLDivElement | undefined;
  const chips = () => {
    const { kind, actor, from, to } = props.asked;
    return [
      ...(kind ? [{ says: groupNames[kind], without: { kind: undefined } }] : []),
      ...(actor ? [{ says: `By ${actor}`, without: { actor: undefined } }] : []),
      ...(from ? [{ says: `From ${dateWords(from)}`, without: { from: undefined } }] : []),
      ...(to ? [{ says: `To ${dateWords(to)}`, without: { to: undefined } }] : []),
    ];
  };
  return (
    <div
      ref={(element) => {
        bar = element;
      }}
      class="no-print border-b border-line px-4 py-3 sm:px-[1.1rem]"
    >
      <div class="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        <Labelled name="What">
          {(id) => (
            <select
              id={id}
              class="field w-full"
              onChange={(event) => props.change({ kind: groupNamed(event.currentTarget.value) })}
            >
              <option value="" selected={!props.asked.kind}>
                Everything
              </option>
              <For each={activityGroups}>
                {(group) => (
                  <option value={group} selected={props.asked.kind === group}>
                    {groupNames[group]}
                  </option>
                )}
              </For>
            </select>
          )}
        </Labelled>
        <Labelled name="Who">
          {(id) => (
            <select
              id={id}
              class="field w-full"
              onChange={(event) => props.change({ actor: event.currentTarget.value || undefined })}
            >
              <option value="" selected={!props.asked.actor}>
                Anybody
              </option>
              <For each={props.actors}>
                {(of) => (
                  <optgroup label={of.group}>
                    <For each={of.names}>
                      {(name) => (
                        <option value={name} selected={props.asked.actor === name}>
                          {name}
                        </option>
                      )}
                    </For>
                  </optgroup>
                )}
              </For>
            </select>
          )}
        </Labelled>
        <Day
          name="From"
          day={props.asked.from}
          last={props.asked.to}
          choose={(from) => props.change({ from })}
        />
        <Day
          name="To"
          day={props.asked.to}
          first={props.asked.from}
          choose={(to) => props.change({ to })}
        />
      </div>
      <Show when={chips().length > 0}>
        <div class="mt-3 flex flex-wrap gap-2">
          <For each={chips()}>
            {(chip) => (
              <button
                type="button"
                class="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-accent-soft px-3 text-start text-[0.8125rem] font-medium text-accent hover:brightness-95"
                onClick={() => {
                  props.change(chip.without);
                  // The chip goes away, and the focus with it.
                  bar?.querySelector('select')?.focus();
                }}
              >
                <span class="sr-only">No more only: </span>
                <bdi class="min-w-0 truncate">{chip.says}</bdi>
                <RemoveIcon class="size-3.5 shrink-0" aria-hidden="true" />
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}

function Labelled(props: { name: string; children: (id: string) => JSX.Element }): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="min-w-0 sm:w-40 xl:w-48">
      <label for={id} class="block text-[0.8125rem] text-quiet">
        {props.name}
      </label>
      {props.children(id)}
    </div>
  );
}

function Day(props: {
  name: string;
  day: string | undefined;
  first?: string | undefined;
  last?: string | undefined;
  choose: (day: string | undefined) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="min-w-0">
      <label for={id} class="block text-[0.8125rem] text-quiet">
        {props.name}
      </label>
      <input
        id={id}
        type="date"
        class="field w-full"
        value={props.day ?? ''}
        min={props.first}
        max={props.last}
        // A date that is half typed says nothing yet.
        onChange={(event) => props.choose(event.currentTarget.value || undefined)}
      />
    </div>
  );
}

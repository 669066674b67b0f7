/** Narrows the orders to ship: the selling store, where they ship from, how long they wait, those partly shipped. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import RemoveIcon from '~icons/lucide/x';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { fulfillmentWords } from '../words.ts';
import { ages, type Listed } from './list-address.ts';

type Narrows = Partial<Listed>;

export function OrdersFilters(props: {
  listed: Listed;
  change: (to: Narrows) => void;
}): JSX.Element {
  const shell = useShell();
  const offered = createReading(() => {
    const input = { storeId: shell.chosenId() };
    return { key: ['to-ship-filters', input], read: () => trpc.orders.toShipFilters.query(input) };
  });
  const destinations = () => offered.data?.destinations ?? [];
  const locations = () => {
    const all = offered.data?.locations ?? [];
    const several = new Set(all.map(({ storeId }) => storeId)).size > 1;
    return all.map((location) => ({
      id: location.id,
      name: several ? `${location.name} (${location.storeName})` : location.name,
    }));
  };
  const nameIn = (all: readonly { id: string; name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name;
  return (
    <div class="flex min-w-0 flex-wrap items-center gap-2">
      <Select
        label="Selling store"
        any="Any store"
        options={withChosen(destinations(), props.listed.destination)}
        chosen={props.listed.destination}
        choose={(destination) => props.change({ destination })}
      />
      <Select
        label="Ships from"
        any="Ships from anywhere"
        options={withChosen(locations(), props.listed.location)}
        chosen={props.listed.location}
        choose={(location) => props.change({ location })}
      />
      <Select
        label="Age"
        any="Any age"
        options={ages.map(({ days, says }) => ({ id: String(days), name: says }))}
        chosen={props.listed.age === undefined ? undefined : String(props.listed.age)}
        choose={(days) => props.change({ age: days === undefined ? undefined : Number(days) })}
      />
      <label class="inline-flex min-h-9 items-center gap-2 px-1">
        <input
          type="checkbox"
          class="size-6 accent-accent sm:size-5"
          checked={props.listed.partly}
          onChange={(event) => props.change({ partly: event.currentTarget.checked })}
        />
        {fulfillmentWords.partial}
      </label>
      <div class="flex w-full flex-wrap gap-2 empty:hidden">
        <Show when={props.listed.destination}>
          {(id) => (
            <Chip
              says={nameIn(destinations(), id()) ?? 'One store'}
              remove={() => props.change({ destination: undefined })}
            />
          )}
        </Show>
        <Show when={props.listed.location}>
          {(id) => (
            <Chip
              says={`From ${nameIn(locations(), id()) ?? 'one location'}`}
              remove={() => props.change({ location: undefined })}
            />
          )}
        </Show>
        <Show when={props.listed.age}>
          {(days) => (
            <Chip
              says={ages.find((age) => age.days === days())?.says ?? ''}
              remove={() => props.change({ age: undefined })}
            />
          )}
        </Show>
      </div>
    </div>
  );
}

type Option = { id: string; name: string };

/** One that is not offered any more stays to be seen, and to be taken away. */
const withChosen = (options: readonly Option[], chosen: string | undefined): readonly Option[] =>
  !chosen || options.some(({ id }) => id === chosen)
    ? options
    : [...options, { id: chosen, name: 'The one in the address' }];

function Select(props: {
  label: string;
  any: string;
  options: readonly Option[];
  chosen: string | undefined;
  choose: (id: string | undefined) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="min-w-0 max-sm:w-full">
      <label for={id} class="sr-only">
        {props.label}
      </label>
      <select
        id={id}
        class="field w-full pe-8 sm:max-w-56"
        value={props.chosen ?? ''}
        onChange={(event) => props.choose(event.currentTarget.value || undefined)}
      >
        <option value="" selected={!props.chosen}>
          {props.any}
        </option>
        <For each={props.options}>
          {(option) => (
            <option value={option.id} selected={option.id === props.chosen}>
              {option.name}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}

/** What the list is narrowed to, and away with it. */
const Chip = (props: { says: string; remove: () => void }): JSX.Element => (
  <button
    type="button"
    class="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-accent-soft px-3 text-start text-[0.8125rem] font-medium text-accent hover:brightness-95"
    onClick={() => props.remove()}
  >
    <span class="sr-only">No more only: </span>
    {props.says}
    <RemoveIcon class="size-3.5 shrink-0" aria-hidden="true" />
  </button>
);

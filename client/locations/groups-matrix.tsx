/**
 * What serves what, as a matrix: a row for each location of the source, a column for each of the destination. Under 640 px
 * it is a list with a choice for each location of the source.
 */
import { createMemo, For, type JSX, Show } from 'solid-js';
import ClosedIcon from '~icons/lucide/lock';
import { Badge } from '../ui/badge.tsx';
import { servedBy } from './map-draft.ts';
import type { MapState } from './map-state.ts';
import type { PageMap, ShownLocation } from './types.ts';

export function GroupsMatrix(props: {
  map: PageMap;
  state: MapState;
  /** A location that a link led here for. */
  about: string | undefined;
}): JSX.Element {
  const served = (id: string) => servedBy(props.state.draft(), id);
  const wasServed = (id: string) => servedBy(props.state.base().groups, id);
  const isSold = (id: string) =>
    props.state.base().groups.some((group) => group.destinationLocationId === id);
  // A closed location shows only as long as a group has it.
  const rows = createMemo(() =>
    props.map.sourceLocations.filter(({ id, isOpen }) => isOpen || wasServed(id) !== undefined),
  );
  const columns = createMemo(() =>
    props.map.destinationLocations.filter(({ id, isOpen }) => isOpen || isSold(id)),
  );
  /** What is closed may stay where it is, and go nowhere else. */
  const isShut = (row: ShownLocation, column: ShownLocation) =>
    (!row.isOpen && wasServed(row.id) !== column.id) || (!column.isOpen && !isSold(column.id));
  const look = (id: string) => (id === props.about ? 'bg-accent-soft' : '');
  return (
    <>
      <div class="overflow-x-auto max-sm:hidden">
        <table class="w-full border-collapse" aria-label="What serves what">
          <thead>
            <tr>
              <th scope="col" class="px-4 py-2 text-start font-medium text-quiet sm:px-[1.1rem]">
                {props.map.sourceName} ships from
              </th>
              <For each={columns()}>
                {(column) => (
                  <th
                    scope="col"
                    tabIndex={-1}
                    data-location={column.id}
                    class={`min-w-28 px-3 py-2 text-center align-bottom font-medium ${look(column.id)}`}
                  >
                    <Named location={column} />
                  </th>
                )}
              </For>
              <th scope="col" class="px-3 py-2 text-center align-bottom font-medium text-quiet">
                Nothing
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr class={`border-t border-line ${look(row.id)}`}>
                  <th
                    scope="row"
                    tabIndex={-1}
                    data-location={row.id}
                    class="px-4 py-2 text-start font-medium sm:px-[1.1rem]"
                  >
                    <Named location={row} />
                  </th>
                  <For each={columns()}>
                    {(column) => (
                      <Cell
                        name={`serves-${row.id}`}
                        label={`${row.name} serves ${column.name}`}
                        look={look(column.id)}
                        isChosen={served(row.id) === column.id}
                        isShut={isShut(row, column)}
                        choose={() => props.state.serve(row.id, column.id)}
                      />
                    )}
                  </For>
                  <Cell
                    name={`serves-${row.id}`}
                    label={`${row.name} serves nothing`}
                    look=""
                    isChosen={served(row.id) === undefined}
                    isShut={false}
                    choose={() => props.state.serve(row.id, undefined)}
                  />
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <ul class="flex flex-col sm:hidden" aria-label="What serves what">
        <For each={rows()}>
          {(row) => (
            <li class={`border-t border-line px-4 py-3 ${look(row.id)}`}>
              <label class="block">
                <span class="mb-1 block font-medium" tabIndex={-1} data-location={row.id}>
                  <Named location={row} /> <span class="font-normal text-quiet">serves</span>
                </span>
                <select
                  class="field w-full"
                  onChange={(event) =>
                    props.state.serve(row.id, event.currentTarget.value || undefined)
                  }
                >
                  <For each={columns()}>
                    {(column) => (
                      <option
                        value={column.id}
                        selected={served(row.id) === column.id}
                        disabled={isShut(row, column)}
                      >
                        {column.name}
                        {column.isOpen ? '' : ' (closed)'}
                      </option>
                    )}
                  </For>
                  <option value="" selected={served(row.id) === undefined}>
                    Nothing
                  </option>
                </select>
              </label>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

function Named(props: { location: ShownLocation }): JSX.Element {
  return (
    <span class="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <bdi class="wrap-anywhere">{props.location.name}</bdi>
      <Show when={!props.location.isOpen}>
        <Badge tone="wait" icon={ClosedIcon}>
          Closed
        </Badge>
      </Show>
      <Show when={props.location.isOpen && !props.location.fulfillsOnline}>
        <span class="text-[0.8125rem] font-normal text-quiet">not for online orders</span>
      </Show>
    </span>
  );
}

function Cell(props: {
  name: string;
  label: string;
  look: string;
  isChosen: boolean;
  isShut: boolean;
  choose: () => void;
}): JSX.Element {
  return (
    <td class={`p-0 text-center ${props.look}`}>
      <label class="inline-grid min-h-11 w-full place-items-center">
        <input
          type="radio"
          class="size-5 accent-accent"
          name={props.name}
          aria-label={props.label}
          checked={props.isChosen}
          disabled={props.isShut}
          onChange={() => props.choose()}
        />
      </label>
    </td>
  );
}

/** The first step of a setup: the proposed Location Groups, what is in none of them, and using them as they are. */
import { For, type JSX, Show } from 'solid-js';
import { useShell } from '../shell/shell-state.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import type { SetupActs } from './setup-acts.ts';
import type { Setup } from './types.ts';

export function LocationsStep(props: { setup: Setup; acts: SetupActs }): JSX.Element {
  const shell = useShell();
  const map = () => props.setup.map;
  const nameOf = (id: string) =>
    [...map().sourceLocations, ...map().destinationLocations].find((one) => one.id === id);
  const placeWords = (id: string) => {
    const place = nameOf(id);
    return place?.isOpen === false ? `${place.name} (closed)` : (place?.name ?? id);
  };
  const left = (of: 'source' | 'destination') => {
    const used = new Set(
      map().groups.flatMap(({ destinationLocationId, sourceLocationIds }) =>
        of === 'source' ? sourceLocationIds : [destinationLocationId],
      ),
    );
    const all = of === 'source' ? map().sourceLocations : map().destinationLocations;
    return all.filter(({ id, isOpen }) => isOpen && !used.has(id)).map(({ name }) => name);
  };
  const groupsPath = () =>
    shell.to(`/location-groups?connection=${encodeURIComponent(props.setup.connectionId)}`);
  const isUsable = () => map().groups.length > 0;
  return (
    <>
      <Show
        when={isUsable()}
        fallback={
          <p class="text-wait">
            No Location Group stands yet: draw one, so that stock and orders know their way.
          </p>
        }
      >
        <ul class="grid gap-2" aria-label="Location Groups">
          <For each={map().groups}>
            {(group) => (
              <li class="rounded-lg bg-sunken px-4 py-2.5">
                <span class="font-medium">{placeWords(group.destinationLocationId)}</span> of{' '}
                {props.setup.destinationName} is served by{' '}
                {group.sourceLocationIds.map(placeWords).join(' and ')} of {props.setup.sourceName}.
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={left('destination').length > 0}>
        <p class="text-quiet">
          Served by nothing: {left('destination').join(', ')} of {props.setup.destinationName}.
          Stock there stays as it is, and what ships from there is not pushed.
        </p>
      </Show>
      <Show when={left('source').length > 0}>
        <p class="text-quiet">
          Serving nothing: {left('source').join(', ')} of {props.setup.sourceName}.
        </p>
      </Show>
      <Show when={props.setup.states.locations === 'again'}>
        <p class="text-wait">
          A location of these groups was closed since. Change the groups, or go on with them once it
          is open again.
        </p>
      </Show>
      <div class="flex flex-wrap gap-2">
        <Show when={props.setup.states.locations === 'to-do' && isUsable()}>
          <Button
            look="main"
            busy={props.acts.busy()}
            onClick={() => void props.acts.mark('locations', true)}
          >
            {map().groups.length === 1 ? 'Use this group' : 'Use these groups'}
          </Button>
        </Show>
        <ButtonLink href={groupsPath()}>Open Location Groups</ButtonLink>
      </div>
    </>
  );
}

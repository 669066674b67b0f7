/** The groups of a map, each with its name and in which order its locations are to ship. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import DownIcon from '~icons/lucide/arrow-down';
import UpIcon from '~icons/lucide/arrow-up';
import ClosedIcon from '~icons/lucide/lock';
import { TextField } from '../settings/text-field.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import type { MapState } from './map-state.ts';
import { isAboutName, problemSays } from './map-words.ts';
import type { PageMap } from './types.ts';

export function GroupCards(props: { map: PageMap; state: MapState }): JSX.Element {
  const ids = createMemo(() => props.state.draft().map((group) => group.destinationLocationId));
  return (
    <div class="grid items-start gap-4 lg:grid-cols-2">
      <For each={ids()}>{(id) => <GroupCard {...props} destinationId={id} />}</For>
    </div>
  );
}

function GroupCard(props: { map: PageMap; state: MapState; destinationId: string }): JSX.Element {
  const at = () =>
    props.state.draft().findIndex((one) => one.destinationLocationId === props.destinationId);
  const group = () => props.state.draft()[at()];
  const sources = createMemo(() => group()?.sourceLocationIds ?? []);
  const place = () => props.state.nameOf(props.destinationId);
  const isOpen = (of: 'source' | 'destination', id: string) =>
    (of === 'source' ? props.map.sourceLocations : props.map.destinationLocations).find(
      (one) => one.id === id,
    )?.isOpen ?? false;
  const problems = () => props.state.problems().filter((one) => one.at === at());
  const says = (isName: boolean) =>
    problems()
      .filter((one) => isAboutName(one) === isName)
      .map((one) => problemSays(one, props.state.draft(), props.state.nameOf));
  return (
    <Card title={`Serves ${place()}`}>
      <div class="flex flex-col gap-4 px-4 pb-4 sm:px-[1.1rem]">
        <Show when={!isOpen('destination', props.destinationId)}>
          <p class="rounded-lg bg-wait-soft px-3 py-2 text-wait">
            {place()} is closed at {props.map.destinationName}: nothing is pushed for it or shown
            there. Open it there again, or let its locations serve nothing.
          </p>
        </Show>
        <TextField
          label="Name of the group"
          value={group()?.name ?? ''}
          maxLength={200}
          problem={says(true)[0]}
          write={(name) => props.state.rename(props.destinationId, name)}
        />
        <div>
          <p class="mb-1 text-[0.8125rem] font-semibold">Ships from, in this order</p>
          <ol class="flex flex-col divide-y divide-line rounded-lg border border-line">
            <For each={sources()}>
              {(id, place) => (
                <li class="flex flex-wrap items-center justify-between gap-2 px-3 py-1.5">
                  <span class="inline-flex min-w-0 flex-wrap items-center gap-2">
                    <span class="text-quiet" aria-hidden="true">
                      {place() + 1}
                    </span>
                    <bdi class="wrap-anywhere">{props.state.nameOf(id)}</bdi>
                    <Show when={!isOpen('source', id)}>
                      <Badge tone="wait" icon={ClosedIcon}>
                        Closed
                      </Badge>
                    </Show>
                  </span>
                  <Show when={sources().length > 1}>
                    <span class="flex gap-1">
                      <MoveButton
                        icon="up"
                        name={props.state.nameOf(id)}
                        isShut={place() === 0}
                        press={() => props.state.move(props.destinationId, id, -1)}
                      />
                      <MoveButton
                        icon="down"
                        name={props.state.nameOf(id)}
                        isShut={place() === sources().length - 1}
                        press={() => props.state.move(props.destinationId, id, 1)}
                      />
                    </span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <Show when={sources().some((id) => !isOpen('source', id))}>
            <p class="mt-2 text-[0.8125rem] text-wait">
              A closed location takes no part: its stock is not sold here. Open it again at{' '}
              {props.map.sourceName}, or let it serve nothing.
            </p>
          </Show>
          <For each={says(false)}>
            {(sentence) => (
              <p role="alert" class="mt-2 text-[0.8125rem] text-bad">
                {sentence}
              </p>
            )}
          </For>
        </div>
      </div>
    </Card>
  );
}

function MoveButton(props: {
  icon: 'up' | 'down';
  name: string;
  isShut: boolean;
  press: () => void;
}): JSX.Element {
  const says = () => `Move ${props.name} ${props.icon}`;
  return (
    <Button
      small
      look="quiet"
      icon={props.icon === 'up' ? UpIcon : DownIcon}
      aria-label={says()}
      title={says()}
      // Not `disabled`, which would take the focus away from whoever moves it to the end.
      aria-disabled={props.isShut ? 'true' : undefined}
      onClick={(event: MouseEvent & { currentTarget: HTMLButtonElement }) => {
        const button = event.currentTarget;
        if (!props.isShut) props.press();
        // Its row is moved, which takes the focus from it.
        queueMicrotask(() => button.focus());
      }}
    />
  );
}

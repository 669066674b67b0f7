/** Locations that are not mapped: what each blocks at the destination, and what of the source's stock cannot be sold. */
import { createEffect, createMemo, For, type JSX, on, Show } from 'solid-js';
import WarnIcon from '~icons/lucide/triangle-alert';
import { createAsking } from '../asking.ts';
import { skusText } from '../inventory/stock-words.ts';
import { trpc } from '../trpc.ts';
import { servedBy } from './map-draft.ts';
import { ordersText } from './map-words.ts';
import type { Idle, PageMap } from './types.ts';

export function Unmapped(props: { map: PageMap }): JSX.Element {
  const idle = createAsking<Idle[]>();
  // Each answer reads every link: asked once for a map, and not with every change in the account.
  createEffect(
    on(
      () => [props.map.connectionId, props.map.revision] as const,
      ([connectionId]) => void idle.ask(() => trpc.locationGroups.idle.query({ connectionId })),
    ),
  );
  const isServed = (id: string) => {
    const group = props.map.groups.find((one) => one.destinationLocationId === id);
    return props.map.sourceLocations.some(
      (one) => one.isOpen && group?.sourceLocationIds.includes(one.id),
    );
  };
  const unserved = createMemo(() =>
    props.map.destinationLocations
      .map((one) => ({
        ...one,
        blocks: props.map.blocked.find(({ locationId }) => locationId === one.id),
      }))
      .filter(({ id, isOpen, blocks }) => (isOpen && !isServed(id)) || (!isOpen && blocks)),
  );
  const unused = createMemo(() =>
    props.map.sourceLocations
      .filter(({ id, isOpen }) => isOpen && servedBy(props.map.groups, id) === undefined)
      .map((one) => ({
        ...one,
        skus: idle.data?.find(({ locationId }) => locationId === one.id)?.skus,
      })),
  );
  const held = () => {
    const search = new URLSearchParams({ reason: 'location-not-mapped' });
    search.set('store', props.map.destinationStoreId);
    return `/order-push?${search}`;
  };
  return (
    <Show when={unserved().length + unused().length > 0}>
      <section class="card mb-4 px-4 py-3.5 sm:px-[1.1rem]" aria-label="Not mapped">
        <h2 class="mb-1.5 flex items-center gap-2 font-semibold">
          <WarnIcon class="size-4 shrink-0 text-wait" aria-hidden="true" />
          Not mapped
        </h2>
        <ul class="flex flex-col gap-1.5">
          <For each={unserved()}>
            {(one) => (
              <li tabIndex={-1} data-location={one.id}>
                <span class="font-medium wrap-anywhere">{one.name}</span> of{' '}
                {props.map.destinationName}
                {one.isOpen ? ': nothing serves it. ' : ': it is closed there. '}
                <Show
                  when={one.blocks}
                  fallback={<span class="text-quiet">No order waits for it.</span>}
                >
                  {(blocks) => (
                    <>
                      <span class="text-wait">
                        {ordersText(blocks().orders)} with {skusText(blocks().skus)} stay there.
                      </span>{' '}
                      <a class="link" href={held()}>
                        See them
                      </a>
                    </>
                  )}
                </Show>
              </li>
            )}
          </For>
          <For each={unused()}>
            {(one) => (
              <li>
                <span class="font-medium wrap-anywhere">{one.name}</span> of {props.map.sourceName}:
                it serves nothing here.{' '}
                <Show when={idle.data} fallback={<span class="text-quiet">{idleWords()}</span>}>
                  <Show
                    when={one.skus}
                    fallback={<span class="text-quiet">No linked SKU has stock there.</span>}
                  >
                    {(skus) => (
                      <span class="text-wait">
                        {props.map.destinationName} cannot sell what {skusText(skus())}{' '}
                        {skus() === 1 ? 'has' : 'have'} there.
                      </span>
                    )}
                  </Show>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );

  function idleWords(): string {
    return idle.problem?.says ?? 'Counting its stock …';
  }
}

/** The lines of a shipment, each with how many units go: arrows step them, 0 lets a line stay. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import type { Quantities } from './quantities.ts';

export function LinesToShip(props: {
  quantities: Quantities;
  locations: readonly { name: string }[];
}): JSX.Element {
  const id = createUniqueId();
  const left = () => props.quantities.left();
  const units = () => props.quantities.units();
  return (
    <section aria-labelledby={id}>
      <div class="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 id={id} class="font-semibold" aria-live="polite">
          {headText(units(), left())}
        </h3>
        <Show when={left() > 1}>
          <span class="flex gap-1">
            <Button small look="quiet" onClick={() => props.quantities.setAll(true)}>
              All
            </Button>
            <Button small look="quiet" onClick={() => props.quantities.setAll(false)}>
              None
            </Button>
          </span>
        </Show>
      </div>
      <ul class="rounded-lg border border-line">
        <For each={props.quantities.lines}>
          {(row, at) => (
            <li class="flex flex-wrap items-center justify-between gap-x-4 border-b border-line px-3 py-1.5 last:border-b-0">
              <label for={`${id}-${at()}`} class="min-w-0 flex-1">
                <bdi class="wrap-anywhere">{row.line.title}</bdi>{' '}
                <span class="font-mono text-[0.8125rem] wrap-anywhere text-quiet">
                  {row.line.sku}
                </span>
                <span class="sr-only">, units to ship</span>
              </label>
              <span class="flex shrink-0 items-center gap-2">
                <input
                  id={`${id}-${at()}`}
                  class="field w-20 text-end"
                  type="number"
                  inputmode="numeric"
                  min={0}
                  max={row.left}
                  step={1}
                  required
                  autocomplete="off"
                  disabled={row.left === 0}
                  aria-invalid={props.quantities.whyNot(row.id) ? 'true' : undefined}
                  aria-describedby={`${id}-why-${at()}`}
                  value={row.typed}
                  onInput={(event) => props.quantities.type(row.id, event.currentTarget.value)}
                />
                <span class="w-14 text-quiet">of {row.left}</span>
              </span>
              <p
                id={`${id}-why-${at()}`}
                role="status"
                class="w-full text-end text-[0.8125rem] text-bad empty:hidden"
              >
                {props.quantities.whyNot(row.id)}
              </p>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.locations.length > 0}>
        <p class="mt-1 text-[0.8125rem] wrap-anywhere text-quiet">
          Ships from {props.locations.map(({ name }) => name).join(', ')}
          <Show when={props.locations.length > 1}>: a parcel for each location it is open at</Show>.
        </p>
      </Show>
    </section>
  );
}

function headText(units: number, left: number): string {
  if (left === 0) return 'Nothing is left';
  return units === left
    ? `All that is left, ${unitsText(left)}`
    : `${units} of ${unitsText(left)}; the rest stays open`;
}

const unitsText = (count: number): string => (count === 1 ? '1 unit' : `${count} units`);

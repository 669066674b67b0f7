/** Which stores of the other role a store is connected with. */
import { For, type JSX, Show } from 'solid-js';
import type { StoreRole } from '../../src/stores/store.ts';
import { storeStateWords } from '../words.ts';
import type { FormStore } from './types.ts';

export function JoinChoice(props: {
  role: StoreRole;
  others: readonly FormStore[];
  chosen: readonly string[];
  choose: (chosen: string[]) => void;
}): JSX.Element {
  const other = () => (props.role === 'source' ? 'destination' : 'source');
  const toggle = (id: string, isChosen: boolean) =>
    props.choose(isChosen ? [...props.chosen, id] : props.chosen.filter((chosen) => chosen !== id));
  return (
    <Show
      when={props.others.length > 0}
      fallback={
        <p class="text-quiet">
          No {other()} store is connected yet. Connect this one now; the next {other()} is connected
          with it.
        </p>
      }
    >
      <fieldset>
        <legend class="mb-1 font-semibold">
          {props.role === 'source'
            ? 'Which stores sell from it?'
            : 'Which stores does it sell from?'}
        </legend>
        <For each={props.others}>
          {(store) => (
            <label class="flex min-h-8 items-center gap-2.5 py-1">
              <input
                type="checkbox"
                class="size-5 shrink-0 accent-accent"
                checked={props.chosen.includes(store.id)}
                onChange={(event) => toggle(store.id, event.currentTarget.checked)}
              />
              <span>
                {store.name}{' '}
                <span class="text-[0.8125rem] text-quiet">
                  {store.state === 'working' ? store.shop : storeStateWords[store.state].says}
                </span>
              </span>
            </label>
          )}
        </For>
        <Show when={props.chosen.length === 0}>
          <p class="text-[0.8125rem] text-wait">
            With none chosen it is connected and stands alone: no stock and no order moves.
          </p>
        </Show>
      </fieldset>
    </Show>
  );
}

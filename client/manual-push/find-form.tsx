/** Which order is meant: the Destination Store, and the Order Number as people say it (OP10). */
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import FindIcon from '~icons/lucide/search';
import { Button } from '../ui/button.tsx';
import { decisionWords } from '../words.ts';
import { numberProblem } from './number-problem.ts';
import type { ManualStore } from './types.ts';

export function FindForm(props: {
  stores: readonly ManualStore[];
  chosen: string | undefined;
  number: string;
  busy: boolean;
  choose: (storeId: string) => void;
  find: (number: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [problem, setProblem] = createSignal<string>();
  let field: HTMLInputElement | undefined;
  const shut = () => props.stores.filter(({ mayPush }) => !mayPush);
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = field?.value ?? '';
    const wrong = numberProblem(typed);
    setProblem(wrong);
    if (wrong) field?.focus();
    else if (!props.busy && props.chosen) props.find(typed.trim());
  };
  return (
    <form class="grid items-start gap-4 sm:grid-cols-[1fr_1fr_auto]" onSubmit={find} novalidate>
      <div class="min-w-0">
        <label for={`${id}-store`} class="mb-1 block font-medium">
          Destination Store
        </label>
        <select
          id={`${id}-store`}
          class="field w-full pe-8"
          aria-describedby={shut().length > 0 ? `${id}-shut` : undefined}
          onChange={(event) => props.choose(event.currentTarget.value)}
        >
          <Show when={!props.chosen}>
            <option value="" selected>
              None may push now
            </option>
          </Show>
          <For each={props.stores}>
            {(store) => (
              <option
                value={store.storeId}
                disabled={!store.mayPush}
                selected={store.storeId === props.chosen}
              >
                {store.storeName}
                {store.why ? ` (${decisionWords[store.why].says})` : ''}
              </option>
            )}
          </For>
        </select>
        <Show when={shut().length > 0}>
          <ul id={`${id}-shut`} class="mt-1 text-[0.8125rem] text-quiet">
            <For each={shut()}>
              {(store) => (
                <li>
                  {store.storeName}: {store.why ? decisionWords[store.why].says : 'may not push'}
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <div class="min-w-0">
        <label for={`${id}-number`} class="mb-1 block font-medium">
          Order Number
        </label>
        <input
          ref={(made) => {
            field = made;
          }}
          id={`${id}-number`}
          class="field w-full"
          autocomplete="off"
          spellcheck={false}
          maxLength={60}
          value={props.number}
          aria-invalid={problem() ? 'true' : undefined}
          aria-describedby={`${id}-says`}
          onInput={() => setProblem(undefined)}
        />
        <p id={`${id}-says`} class="mt-1 text-[0.8125rem] text-quiet">
          <Show when={problem()} fallback="Such as 1001 or #1001">
            {(says) => <span class="text-bad">{says()}</span>}
          </Show>
        </p>
      </div>
      <Button
        type="submit"
        class="sm:mt-6.5"
        icon={FindIcon}
        aria-disabled={props.busy || !props.chosen ? 'true' : undefined}
      >
        Find
      </Button>
    </form>
  );
}

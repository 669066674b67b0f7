/** One choice of several, each with what follows from it in a line. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import type { ChoiceWords } from './settings-words.ts';

export function Choices<Value extends string>(props: {
  legend: string;
  /** What the choice is about, where the legend does not say it all. */
  lead?: JSX.Element;
  /** The choices in their order. */
  words: Record<Value, ChoiceWords>;
  chosen: Value;
  choose: (value: Value) => void;
  /** What belongs below one of them, such as a field; made when it is chosen. */
  under?: Partial<Record<Value, () => JSX.Element>>;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <fieldset class="min-w-0" aria-describedby={props.lead ? `${id}-lead` : undefined}>
      <legend class="mb-1 text-[0.8125rem] font-semibold">{props.legend}</legend>
      <Show when={props.lead}>
        <div id={`${id}-lead`} class="mb-1 text-[0.8125rem] text-quiet">
          {props.lead}
        </div>
      </Show>
      <For each={Object.keys(props.words) as Value[]}>
        {(value) => (
          <div class="py-1.5">
            <div class="flex items-start gap-2.5">
              <input
                id={`${id}-${value}`}
                type="radio"
                class="mt-0.5 size-4 shrink-0 accent-accent"
                name={id}
                checked={props.chosen === value}
                aria-describedby={`${id}-${value}-next`}
                onChange={() => props.choose(value)}
              />
              <div class="min-w-0">
                <label for={`${id}-${value}`} class="block min-h-6">
                  {props.words[value].says}
                </label>
                <p id={`${id}-${value}-next`} class="text-[0.8125rem] text-quiet">
                  {props.words[value].next}
                </p>
              </div>
            </div>
            <Show when={props.chosen === value && props.under?.[value] !== undefined}>
              <div class="mt-2 ms-6.5">{props.under?.[value]?.()}</div>
            </Show>
          </div>
        )}
      </For>
    </fieldset>
  );
}

/** The three fields of an allowance, each with what is wrong about it below. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import type { AllowanceProblems, AllowanceTyped } from './allowance-fields.ts';

const fields = [
  { name: 'buffer', label: 'Buffer', unit: 'units kept back of each SKU' },
  { name: 'sharePercent', label: 'Share', unit: '% of what is free' },
  { name: 'cap', label: 'Cap', unit: 'units shown at most' },
] as const;

export function AllowanceInputs(props: {
  typed: AllowanceTyped;
  problems: AllowanceProblems;
  /** What an empty field means. */
  emptyMeans: Partial<Record<keyof AllowanceTyped, string>>;
  type: (name: keyof AllowanceTyped, text: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="grid gap-4 sm:grid-cols-3">
      <For each={fields}>
        {(field) => (
          <div>
            <label for={`${id}-${field.name}`} class="mb-1 block font-medium">
              {field.label}
            </label>
            <input
              id={`${id}-${field.name}`}
              class="field w-full"
              inputmode="numeric"
              maxLength={10}
              autocomplete="off"
              placeholder={props.emptyMeans[field.name] ?? ''}
              value={props.typed[field.name]}
              aria-invalid={props.problems[field.name] ? 'true' : undefined}
              aria-describedby={`${id}-${field.name}-says`}
              onInput={(event) => props.type(field.name, event.currentTarget.value)}
            />
            <p id={`${id}-${field.name}-says`} class="mt-1 text-[0.8125rem] text-quiet">
              <Show when={props.problems[field.name]} fallback={field.unit}>
                {(problem) => <span class="text-bad">{problem()}</span>}
              </Show>
            </p>
          </div>
        )}
      </For>
    </div>
  );
}

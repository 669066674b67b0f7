/** A field of one line with its label, what it means, and what is wrong about it. */
import { createUniqueId, type JSX, Show } from 'solid-js';

export function TextField(props: {
  label: string;
  hint?: string;
  problem: string | undefined;
  value: string;
  maxLength: number;
  type?: 'text' | 'email';
  write: (text: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="max-w-md">
      <label for={id} class="mb-1 block text-[0.8125rem] font-semibold">
        {props.label}
      </label>
      <input
        id={id}
        class="field w-full"
        // Not `email`: the browser would complain in its own words and place.
        type="text"
        inputmode={props.type ?? 'text'}
        autocomplete="off"
        spellcheck={false}
        maxLength={props.maxLength}
        value={props.value}
        aria-invalid={props.problem ? 'true' : undefined}
        aria-describedby={`${id}-says`}
        onInput={(event) => props.write(event.currentTarget.value)}
      />
      <p id={`${id}-says`} class="mt-1 text-[0.8125rem] text-quiet">
        <Show when={props.problem} fallback={props.hint}>
          {(problem) => <span class="text-bad">{problem()}</span>}
        </Show>
      </p>
    </div>
  );
}

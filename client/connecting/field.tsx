/** A field of the form that connects a store. What is secret is not shown, and no browser is asked to keep it. */
import { createUniqueId, type JSX, Show } from 'solid-js';

export function Field(props: {
  label: string;
  hint?: JSX.Element;
  value: string;
  maxLength: number;
  isSecret?: boolean;
  isNumber?: boolean;
  placeholder?: string;
  write: (text: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="max-w-lg">
      <label for={id} class="mb-1 block text-[0.8125rem] font-semibold">
        {props.label}
      </label>
      <input
        id={id}
        class={`field w-full ${props.isSecret ? 'font-mono' : ''}`}
        type={props.isSecret ? 'password' : 'text'}
        inputmode={props.isNumber ? 'numeric' : undefined}
        // `new-password`: browsers fill in nothing of theirs and offer to keep nothing of ours.
        autocomplete={props.isSecret ? 'new-password' : 'off'}
        autocapitalize="off"
        spellcheck={false}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        value={props.value}
        aria-describedby={props.hint ? `${id}-says` : undefined}
        onInput={(event) => props.write(event.currentTarget.value)}
      />
      <Show when={props.hint}>
        <div id={`${id}-says`} class="mt-1 text-[0.8125rem] text-quiet">
          {props.hint}
        </div>
      </Show>
    </div>
  );
}

/** A box to tick, with what follows from it in a line. */
import { createUniqueId, type JSX } from 'solid-js';
import type { ChoiceWords } from './settings-words.ts';

export function Tick(props: {
  words: ChoiceWords;
  ticked: boolean;
  tick: (ticked: boolean) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="flex items-start gap-2.5 py-1.5">
      <input
        id={id}
        type="checkbox"
        class="mt-0.5 size-4 shrink-0 accent-accent"
        checked={props.ticked}
        aria-describedby={`${id}-next`}
        onChange={(event) => props.tick(event.currentTarget.checked)}
      />
      <div class="min-w-0">
        <label for={id} class="block min-h-6">
          {props.words.says}
        </label>
        <p id={`${id}-next`} class="text-[0.8125rem] text-quiet">
          {props.words.next}
        </p>
      </div>
    </div>
  );
}

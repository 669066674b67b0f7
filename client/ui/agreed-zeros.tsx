/** The number of SKUs that a person agrees to see at zero: typed, so that nobody agrees to it in passing (ST8). */
import type { JSX } from 'solid-js';

export function AgreedZeros(props: { typed: string; type: (text: string) => void }): JSX.Element {
  return (
    <label class="mt-3 block">
      <span class="mb-1 block">SKUs that may go to zero</span>
      <input
        class="field w-32"
        inputmode="numeric"
        autocomplete="off"
        maxLength={9}
        value={props.typed}
        onInput={(event) => props.type(event.currentTarget.value)}
      />
    </label>
  );
}

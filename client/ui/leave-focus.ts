/** Buttons that go away with the focus in them leave it to another element, so that a keyboard does not begin anew. */
import { onCleanup, onMount } from 'solid-js';

/**
 * Call it where a component is made, and put both listeners on the element that holds its buttons.
 * @param heir the element the focus goes to; undefined: nowhere
 */
export function leaveFocusTo(heir: () => HTMLElement | undefined): {
  onFocusIn: () => void;
  onFocusOut: (event: FocusEvent) => void;
} {
  let isHere = false;
  onMount(() =>
    onCleanup(() => {
      const next = isHere ? heir() : undefined;
      queueMicrotask(() => next?.focus());
    }),
  );
  return {
    onFocusIn: () => {
      isHere = true;
    },
    onFocusOut: (event) => {
      const buttons = event.currentTarget as HTMLElement;
      // Leaving because the buttons are taken away is not leaving.
      queueMicrotask(() => {
        if (buttons.isConnected) isHere = false;
      });
    },
  };
}

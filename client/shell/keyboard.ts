/** The keys every page knows: `/` search, `j` and `k` through rows, `g` and a letter to a page, `?` for the list of them. */
import { tinykeys } from 'tinykeys';
import { type Place, places } from './places.ts';

export type Keys = {
  /** Those that are there now; what stores there are is known only later. */
  places: () => readonly Place[];
  go: (path: string) => void;
  showKeys: () => void;
};

/** Marks the link of a row that `j`, `k` and Enter work on. */
export const rowMark = 'data-row';

/** Marks the field that `/` goes to. */
export const searchMark = 'data-search';

/** @returns what ends it */
export function listenForKeys(keys: Keys): () => void {
  const toPages = Object.fromEntries(
    places.map((place) => [
      `g ${place.letter}`,
      quiet(() => {
        if (keys.places().includes(place)) keys.go(place.path);
      }),
    ]),
  );
  return tinykeys(
    window,
    {
      ...toPages,
      '/': quiet((event) => {
        const field = document.querySelector<HTMLElement>(`[${searchMark}]`);
        if (!field) return;
        event.preventDefault();
        field.focus();
      }),
      'Shift+?': quiet(() => keys.showKeys()),
      j: quiet(() => moveRow(1)),
      k: quiet(() => moveRow(-1)),
    },
    { ignore: isTyped },
  );
}

/** What takes a letter for itself: a box that is ticked does not. */
const typedInto =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** A key that is held down is pressed once. */
const isTyped = (event: KeyboardEvent): boolean =>
  event.repeat ||
  event.isComposing ||
  (event.target instanceof Element && event.target.closest(typedInto) !== null);

/** Does nothing while a dialog is open, which has keys of its own. */
const quiet = (act: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
  if (document.querySelector('[role="dialog"]')) return;
  act(event);
};

/** To the next row's link, from wherever in a row the focus is; from outside, to the first or the last. */
function moveRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(`[${rowMark}]`)];
  const within = document.activeElement
    ?.closest('tr, li')
    ?.querySelector<HTMLElement>(`[${rowMark}]`);
  const at = within ? rows.indexOf(within) : -1;
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by;
  const row = rows[next];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

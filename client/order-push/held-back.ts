/**
 * Keeps rows from moving under somebody's hand: while the list is pointed at, or the focus is in it, orders that are
 * new wait behind a button; those already shown go on changing in place.
 */
import { createMemo, createSignal, untrack } from 'solid-js';

export type HeldBack<Row> = {
  /** What is shown. */
  rows: () => readonly Row[];
  /** How many newer ones wait. */
  waiting: () => number;
  show: () => void;
  /** Put on the list's element. */
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onFocusIn: () => void;
  onFocusOut: (event: FocusEvent) => void;
};

/**
 * @param all rows as last read, newest first
 * @param of what list it is: another page or store begins anew
 * @param isStale whether `all` is still another list's: nothing is begun with that
 */
export function createHeldBack<Row extends { id: string }>(
  all: () => readonly Row[],
  of: () => string,
  isStale: () => boolean,
): HeldBack<Row> {
  const [pointed, setPointed] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const [asked, setAsked] = createSignal(0);
  // Rows newer than this one wait while somebody is at the list.
  const top = createMemo<{ of: string; asked: number; id: string | undefined }>((before) => {
    if (before && isStale()) return before;
    const free = !pointed() && !focused();
    const mark = { of: of(), asked: asked() };
    const same = before?.of === mark.of && before.asked === mark.asked;
    const stays = same && before.id && all().some((row) => row.id === before.id);
    return !free && stays ? before : { ...mark, id: all()[0]?.id };
  });
  const from = () =>
    Math.max(
      0,
      all().findIndex((row) => row.id === top().id),
    );
  return {
    rows: () => all().slice(from()),
    waiting: from,
    show: () => {
      untrack(() => setAsked(asked() + 1));
    },
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocusIn: () => setFocused(true),
    onFocusOut: (event) => {
      const list = event.currentTarget as HTMLElement;
      setFocused(list.contains(event.relatedTarget as Node | null));
    },
  };
}

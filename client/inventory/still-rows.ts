/**
 * Keeps rows from moving under somebody's hand in a list that is not ordered by time: while the list is pointed at, or
 * the focus is in it, rows that come or go wait behind a button; those shown go on changing in place.
 */
import { createMemo, createSignal, untrack } from 'solid-js';

/** Ids that are only in one of two lists: they came or went. */
export function changedRows(shown: readonly string[], now: readonly string[]): number {
  const [before, after] = [new Set(shown), new Set(now)];
  const [gone, came] = [shown.filter((id) => !after.has(id)), now.filter((id) => !before.has(id))];
  return gone.length + came.length;
}

/**
 * @param all rows as last read
 * @param of what list these very rows are of, not what is asked for: another page, view or store begins anew
 */
export function createStillRows<Row extends { id: string }>(
  all: () => readonly Row[],
  of: () => string,
) {
  const [pointed, setPointed] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const [asked, setAsked] = createSignal(0);
  const still = createMemo<{ of: string; asked: number; rows: readonly Row[] }>((before) => {
    const rows = [...all()];
    const mark = { of: of(), asked: asked() };
    const same = before?.of === mark.of && before.asked === mark.asked && before.rows.length > 0;
    return same && (pointed() || focused()) ? before : { ...mark, rows };
  });
  const newest = createMemo(() => new Map(all().map((row) => [row.id, row])));
  return {
    rows: () => still().rows.map((row) => newest().get(row.id) ?? row),
    /** How many came or went since. */
    waiting: () =>
      changedRows(
        still().rows.map((row) => row.id),
        all().map((row) => row.id),
      ),
    show: () => {
      untrack(() => setAsked(asked() + 1));
    },
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocusIn: () => setFocused(true),
    onFocusOut: (event: FocusEvent) => {
      const list = event.currentTarget as HTMLElement;
      setFocused(list.contains(event.relatedTarget as Node | null));
    },
  };
}

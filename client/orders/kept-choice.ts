/** Keeps which orders are chosen with the page's place in the history: back from a print page, they are chosen again. */
import { useLocation } from '@solidjs/router';
import { createEffect, on, untrack } from 'solid-js';
import type { ChosenRows } from '../products/chosen-rows.ts';

/** What a link to the list gives along for it: ids of rows. */
export const choiceState = (chosen: readonly string[]): string => JSON.stringify({ chosen });

/** @param shown the rows of the page, none until they are read */
export function keepChoice<Row extends { id: string }>(
  chosen: ChosenRows<Row>,
  shown: () => readonly Row[],
): void {
  const before = useLocation<{ chosen?: unknown }>().state?.chosen;
  const ids = () => chosen.rows().map(({ id }) => id);
  let isThereAgain = false;
  createEffect(() => {
    const rows = shown();
    if (isThereAgain || rows.length === 0) return;
    isThereAgain = true;
    const was = new Set<unknown>(Array.isArray(before) ? before : []);
    untrack(() => {
      for (const row of rows) if (was.has(row.id)) chosen.choose(row, true);
    });
  });
  createEffect(
    on(
      () => ids().join(','),
      // The router's own place stays in it, and no navigation comes of it.
      () => history.replaceState({ ...history.state, chosen: ids() }, ''),
      { defer: true },
    ),
  );
}

/** Which rows of a page are chosen; with Shift, all from the one chosen last. Another list begins with nothing chosen. */
import { createEffect, on } from 'solid-js';
import { type Chosen, createChosen } from '../deliveries/chosen.ts';

export type ChosenRows<Row extends { id: string }> = Chosen<Row> & {
  /** @param withShift all rows between this one and the one before it */
  pick: (row: Row, isChosen: boolean, withShift: boolean) => void;
};

/** @param of what list it is, page and all */
export function createChosenRows<Row extends { id: string }>(
  shown: () => readonly Row[],
  of: () => string,
): ChosenRows<Row> {
  const chosen = createChosen(shown);
  let last: string | undefined;
  createEffect(
    on(
      of,
      () => {
        last = undefined;
        chosen.chooseAll(false);
      },
      { defer: true },
    ),
  );
  return {
    ...chosen,
    pick: (row, isChosen, withShift) => {
      const rows = shown();
      const from = withShift ? rows.findIndex(({ id }) => id === last) : -1;
      const to = rows.findIndex(({ id }) => id === row.id);
      last = row.id;
      if (from === -1) return chosen.choose(row, isChosen);
      for (const one of rows.slice(Math.min(from, to), Math.max(from, to) + 1))
        chosen.choose(one, isChosen);
    },
  };
}

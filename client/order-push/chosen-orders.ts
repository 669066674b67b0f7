/** Which orders are chosen: some of the page, or all that match what is asked for. */
import { createEffect, createSignal, on } from 'solid-js';
import { type Chosen, createChosen } from '../deliveries/chosen.ts';

export type ChosenOrders<Row extends { id: string }> = Omit<Chosen<Row>, 'areAll'> & {
  /** All that match, those on other pages too. */
  isAll: () => boolean;
  /** Every row of the page. */
  isPage: () => boolean;
  chooseMatching: () => void;
};

/**
 * @param shown the rows of the page
 * @param of what list it is, page and all: another one begins with nothing chosen
 */
export function createChosenOrders<Row extends { id: string }>(
  shown: () => readonly Row[],
  of: () => string,
): ChosenOrders<Row> {
  const page = createChosen(shown);
  const [isAll, setIsAll] = createSignal(false);
  const chooseAll = (isChosen: boolean) => {
    setIsAll(false);
    page.chooseAll(isChosen);
  };
  createEffect(on(of, () => chooseAll(false), { defer: true }));
  return {
    isAll,
    isPage: () => isAll() || page.areAll(),
    has: (row) => isAll() || page.has(row),
    rows: () => (isAll() ? [...shown()] : page.rows()),
    // One taken away by hand ends "all": what is on the page stays chosen.
    choose: (row, isChosen) => {
      if (isAll()) chooseAll(true);
      page.choose(row, isChosen);
    },
    chooseAll,
    chooseMatching: () => setIsAll(true),
  };
}

/** Which rows of a page are chosen; one that is not shown any more is not chosen either. */
import { createSignal } from 'solid-js';

export type Chosen<Row extends { id: string }> = {
  has: (row: Row) => boolean;
  rows: () => Row[];
  areAll: () => boolean;
  choose: (row: Row, isChosen: boolean) => void;
  chooseAll: (isChosen: boolean) => void;
};

/** @param shown the rows of the page */
export function createChosen<Row extends { id: string }>(shown: () => readonly Row[]): Chosen<Row> {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  const rows = () => shown().filter(({ id }) => ids().has(id));
  return {
    has: ({ id }) => ids().has(id),
    rows,
    areAll: () => shown().length > 0 && rows().length === shown().length,
    choose: ({ id }, isChosen) => {
      const next = new Set(rows().map((row) => row.id));
      if (isChosen) next.add(id);
      else next.delete(id);
      setIds(next);
    },
    chooseAll: (isChosen) => setIds(new Set(isChosen ? shown().map(({ id }) => id) : [])),
  };
}

/** Which SKUs of a long list a person has chosen: some of those seen, or all that match, less none. Pure state. */
import { createSignal } from 'solid-js';

/** @param of what list it is: another one begins with nothing chosen */
export function createChosenSkus() {
  const [some, setSome] = createSignal<ReadonlySet<string>>(new Set());
  const [isAll, setIsAll] = createSignal(false);
  return {
    isAll,
    has: (id: string) => isAll() || some().has(id),
    some: () => [...some()],
    /** To choose one by hand ends "all": what was on the page stays chosen. */
    choose: (id: string, isChosen: boolean, onPage: readonly string[]) => {
      const next = new Set(isAll() ? onPage : some());
      if (isChosen) next.add(id);
      else next.delete(id);
      setIsAll(false);
      setSome(next);
    },
    choosePage: (onPage: readonly string[], isChosen: boolean) => {
      const next = new Set(isAll() ? [] : some());
      for (const id of onPage) {
        if (isChosen) next.add(id);
        else next.delete(id);
      }
      setIsAll(false);
      setSome(next);
    },
    chooseAll: () => {
      setSome(new Set<string>());
      setIsAll(true);
    },
    clear: () => {
      setSome(new Set<string>());
      setIsAll(false);
    },
  };
}

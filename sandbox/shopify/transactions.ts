// Makes what a store does all or nothing: an undo log over its collections, one write of what changed at the end.
import type { Change } from './collection.ts';

export type Transactions = {
  /** a collection tells of a change; outside a transaction it is one of its own */
  changed(change: Change): void;
  /**
   * Does `work` all or nothing, also inside another one.
   * @param work must not be asynchronous
   */
  run<T>(work: () => T): T;
  /**
   * Fills a new store. Nothing can be undone: where `work` throws, nothing was written, and the records in memory are
   * not to be used.
   */
  fill(work: () => void): void;
};

/** @param save writes the present versions of these records, all or none; undefined where nothing is kept */
export function openTransactions(
  save: ((changed: { kind: string; id: string }[]) => void) | undefined,
): Transactions {
  const undos: (() => void)[] = [];
  const dirty = new Map<string, { kind: string; id: string }>();
  let depth = 0;
  let filling = false;

  function run<T>(work: () => T): T {
    const mark = undos.length;
    const outermost = depth === 0;
    depth += 1;
    try {
      const answer = work();
      if (outermost && dirty.size > 0) save?.([...dirty.values()]);
      return answer;
    } catch (error) {
      while (undos.length > mark) undos.pop()?.();
      throw error;
    } finally {
      depth -= 1;
      if (outermost) {
        dirty.clear();
        undos.length = 0;
      }
    }
  }

  return {
    run,
    fill(work) {
      filling = true;
      try {
        run(work);
      } finally {
        filling = false;
      }
    },
    changed({ kind, id, undo }) {
      const alone = depth === 0;
      if (alone) run(() => note({ kind, id, undo }));
      else note({ kind, id, undo });
    },
  };

  function note({ kind, id, undo }: Change): void {
    if (!filling) undos.push(undo);
    if (save !== undefined) dirty.set(`${kind} ${id}`, { kind, id });
  }
}

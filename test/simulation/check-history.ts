// What must hold at the end of a history: every store equals the ledger, each unit was taken once, the movements add up.
import assert from 'node:assert/strict';
import { type Chances, runStockWorld } from './stock-world.ts';

export async function checkHistory(seed: number, chances: Chances): Promise<void> {
  const end = await runStockWorld(seed, chances);
  const free = Math.max(0, end.total);
  assert.deepEqual(
    {
      seed,
      total: end.total,
      ...end.shown,
      mismatches: end.mismatches,
      held: end.view?.held,
      settled: end.view?.settled,
      free: end.view?.free,
    },
    {
      seed,
      total: end.expectedTotal,
      street: free,
      harbor: free,
      mismatches: [],
      held: 0,
      settled: 0,
      free: end.total,
    },
  );
  // ST3: nothing of ours put a store above what the ledger said could be sold there as it left.
  const above = end.wrote.filter(
    ({ row, sellable }) => row.value > row.changeFrom && row.value > sellable,
  );
  assert.deepEqual({ seed, above }, { seed, above: [] });
}

export const quiet: Chances = { lost: 0, twice: 0, answerLost: 0, edits: 0 };
export const everything: Chances = { lost: 0.1, twice: 0.2, answerLost: 0.2, edits: 1 };

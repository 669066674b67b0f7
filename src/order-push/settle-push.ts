/** Tells a push's ledgers what its source order took, once it is known where it ships from (ST1). */
import type { Push, PushRow } from './push.ts';

export type SettlePushDeps = {
  /** Tells the ledgers what the source order took. */
  settle: (push: Push) => Promise<void>;
  push: Pick<PushRow, 'markSettled'>;
};

/**
 * While a move is owed its units go on counting where its Location Group is: settled where the source routed it, they
 * would count nowhere once that store's level is lower, and the group's destination would sell them again.
 * @returns what became of it, in words for logs
 */
export async function settlePush(deps: SettlePushDeps, push: Push): Promise<string> {
  if (push.isRouting) return 'its routing is owed';
  await deps.settle(push);
  await deps.push.markSettled(push);
  return `created ${push.sourceOrderName ?? ''}`.trim();
}

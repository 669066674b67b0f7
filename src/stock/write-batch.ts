/** Sends a gate's frozen batch to its store and tells the ledgers what became of each row, then the gate. */
import type { GateBatch, GateRow, RowOutcome } from '../gate/gate-row.ts';
import type { PlatformFailureKind } from '../platforms/platform-failure.ts';
import type { LedgerPort } from './ledger-port.ts';
import type { LedgerName } from './setup.ts';
import { type WriteLevelsDeps, writeLevels } from './write-levels.ts';

/** A place, and the ledger's sequence when it learnt the outcome: rows up to it were made without knowing. */
export type KnownAt = { inventoryItemId: string; locationId: string; sequence: number };

export type GatePort = {
  /** The batch as it is to be sent; undefined where it is finished. */
  batch: (batchId: string) => Promise<GateBatch | undefined>;
  /** Nobody knows whether it was carried out: it is to be sent again as it is. */
  again: (batchId: string, dueAt: number) => Promise<void>;
  /** It certainly was not: its rows wait again, and may be replaced. */
  thaw: (batchId: string, dueAt: number) => Promise<void>;
  finish: (batchId: string, knownAt: KnownAt[]) => Promise<void>;
};

/** A number of ours that will come back as the store's own webhook. */
export type Echo = { inventoryItemId: string; locationId: string; available: number; at: string };

export type WriteBatchDeps = WriteLevelsDeps & {
  gate: (storeId: string) => GatePort;
  ledger: (name: LedgerName) => LedgerPort;
  expectEchoes: (storeId: string, echoes: Echo[]) => Promise<void>;
};

export async function writeBatch(
  deps: WriteBatchDeps,
  storeId: string,
  batchId: string,
): Promise<string> {
  const gate = deps.gate(storeId);
  const batch = await gate.batch(batchId);
  if (!batch) return 'this batch is finished';
  const { outcomes, again } = await writeLevels(deps, storeId, batch);
  if (again) {
    const dueAt = deps.now() + again.afterMs;
    const isCertain = batch.tries === 1 && !mayHaveHappened.has(again.failure.kind);
    await (isCertain ? gate.thaw(batchId, dueAt) : gate.again(batchId, dueAt));
    return `again: ${again.failure.kind}`;
  }
  const settled = batch.rows.flatMap((row, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ row, outcome }] : [];
  });
  await deps.expectEchoes(storeId, settled.flatMap(echoOf));
  // Ledgers first: a batch that is told twice changes nothing, a batch that is let go too early would lose its outcome.
  const knownAt = await Promise.all(
    settled.map(
      async ({ row, outcome }): Promise<KnownAt> => ({
        inventoryItemId: row.inventoryItemId,
        locationId: row.locationId,
        sequence: await deps.ledger(row.ledger).rowOutcome(row, outcome),
      }),
    ),
  );
  await gate.finish(batchId, knownAt);
  return `${settled.filter(({ outcome }) => outcome.kind === 'written').length} of ${batch.rows.length} written`;
}

/** Failures after which a write may have been carried out all the same. */
const mayHaveHappened: ReadonlySet<PlatformFailureKind> = new Set(['unknown', 'unreadable-reply']);

const echoOf = ({ row, outcome }: { row: GateRow; outcome: RowOutcome }): Echo[] =>
  outcome.kind === 'written'
    ? [
        {
          inventoryItemId: row.inventoryItemId,
          locationId: row.locationId,
          available: row.value,
          at: outcome.at,
        },
      ]
    : [];

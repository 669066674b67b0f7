/**
 * Sends one frozen batch of a gate to its store: one call when all goes well, and nothing read before it. What the store
 * rejects is taken out and answered by itself; the rest is sent again under a key of its own.
 */
import type { GateBatch, GateRow, RowOutcome } from '../gate/gate-row.ts';
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { settleRejected } from './settle-rejected.ts';
import { type RowLeft, readPlaces, showsAt, writtenNowhere } from './shown-levels.ts';

export type WriteLevelsDeps = {
  openPlatform: (storeId: string) => Promise<Platform>;
  now: () => number;
};

/** Outcomes by row. With `again`, nothing is settled: the batch is to be sent as it is after so many ms. */
export type WroteLevels = {
  outcomes: (RowOutcome | undefined)[];
  again: { afterMs: number; failure: PlatformFailure } | undefined;
};

/** A batch is repeated identically for this long (stores remember a key for longer), then its places are read. */
export const repeatForMs = 10 * 60_000;

const tryAgainMs = 5_000;

/**
 * Safe to repeat with the same batch until its outcomes are kept: the same rows go under the same keys.
 * @returns `again.failure` is `unknown` wherever anything may have happened at the store; every other kind says that
 * this try changed nothing there
 */
export async function writeLevels(
  deps: WriteLevelsDeps,
  storeId: string,
  batch: GateBatch,
): Promise<WroteLevels> {
  const platform = await deps.openPlatform(storeId);
  const outcomes: (RowOutcome | undefined)[] = batch.rows.map(() => undefined);
  let left: RowLeft[] = batch.rows.map((row, index) => ({ row, index }));
  const isRepeat = batch.tries > 1;
  if (isRepeat && (batch.superseded || isTooLate(batch, deps.now())))
    return readInstead(platform, outcomes, left);
  let { key } = batch;
  let hasStocked = false;
  while (left.length > 0) {
    const wrote = await platform.setLevels({ rows: left.map(writeOf), key, reference: batch.id });
    if (!wrote.ok) {
      const refused = refusalOf(wrote.failure);
      if (!refused) return again(wrote.failure, hasStocked);
      // A refusal of a repeat says nothing of the first try, whose answer was lost.
      if (isRepeat) return readInstead(platform, outcomes, left);
      for (const { index } of left) outcomes[index] = refused;
      break;
    }
    if (wrote.value.written) {
      for (const { index } of left) outcomes[index] = { kind: 'written', at: wrote.value.at };
      break;
    }
    const settled = await settleRejected(platform, left, wrote.value.rejected, batch.key);
    hasStocked ||= settled.hasStocked;
    if (settled.failure) return again(settled.failure, hasStocked);
    for (const { index, outcome } of settled.outcomes) outcomes[index] = outcome;
    left = left.filter(({ index }) => outcomes[index] === undefined);
    key = await keyOf(batch.key, left);
  }
  return { outcomes, again: undefined };
}

const isTooLate = ({ sentAt }: GateBatch, now: number): boolean =>
  sentAt !== undefined && now - sentAt >= repeatForMs;

const writeOf = ({ row: { inventoryItemId, locationId, value, changeFrom } }: RowLeft) => ({
  inventoryItemId,
  locationId,
  available: value,
  changeFrom,
});

/** A definite no to the whole call. */
function refusalOf(failure: PlatformFailure): RowOutcome | undefined {
  if (failure.kind === 'refused')
    return { kind: 'refused', code: failure.code, message: failure.message };
  return failure.kind === 'not-found'
    ? { kind: 'refused', code: 'NOT_FOUND', message: failure.message }
    : undefined;
}

/** What became of a write that is not repeated: a place that shows our number was written. */
async function readInstead(
  platform: Platform,
  outcomes: (RowOutcome | undefined)[],
  left: RowLeft[],
): Promise<WroteLevels> {
  const shown = await readPlaces(platform, left);
  if (!shown.ok) return again(shown.failure, true);
  for (const { row, index } of left) {
    const level = showsAt(shown.value, row);
    if (!level) outcomes[index] = writtenNowhere;
    else if (level.available === row.value) outcomes[index] = { kind: 'written', at: level.at };
    else outcomes[index] = { kind: 'read-back', ...level };
  }
  return { outcomes, again: undefined };
}

/** @param mayHaveActed something was done already, or may have been by an earlier try */
const again = (failure: PlatformFailure, mayHaveActed: boolean): WroteLevels => ({
  outcomes: [],
  again: {
    afterMs:
      'retryAfterSeconds' in failure ? Math.ceil(failure.retryAfterSeconds * 1000) : tryAgainMs,
    failure: mayHaveActed ? { kind: 'unknown', message: `then: ${failure.kind}` } : failure,
  },
});

/** The rest of a batch has a key of its own, the same whenever the same rows are left. */
async function keyOf(batchKey: string, left: { row: GateRow }[]): Promise<string> {
  const text = `${batchKey}:${left.map(({ row }) => `${row.target}#${row.sequence}`).join(',')}`;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash).slice(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

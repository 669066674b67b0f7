/** Answers every row of a batch that its store rejected: stale ones are read, unstocked ones are stocked. */
import type { RowOutcome } from '../gate/gate-row.ts';
import type { LevelRejection, Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { type RowLeft, readPlaces, showsAt, writtenNowhere } from './shown-levels.ts';

type Rejected = RowLeft & { rejection: LevelRejection };

/** With `failure` there are no outcomes. `hasStocked`: a location was made to stock something. */
type Settled = {
  outcomes: { index: number; outcome: RowOutcome }[];
  failure: PlatformFailure | undefined;
  hasStocked: boolean;
};

/**
 * @param left the rows as they were sent: rejections name their positions in it
 * @param key of the batch: a row's own is made from it, so that a repeat is the same
 */
export async function settleRejected(
  platform: Platform,
  left: readonly RowLeft[],
  rejections: readonly LevelRejection[],
  key: string,
): Promise<Settled> {
  const rejected = rejections.flatMap((rejection): Rejected[] => {
    const sent = left[rejection.index];
    return sent ? [{ ...sent, rejection }] : [];
  });
  // Without one of ours the same rows would go round for ever.
  if (rejected.length === 0) throw new Error('A store rejected rows that were not sent');
  const outcomes: Settled['outcomes'] = [];
  const stale = rejected.filter(({ rejection }) => rejection.why === 'stale');
  if (stale.length > 0) {
    // Read before anything is stocked, so that a reading that fails has changed nothing.
    const shown = await readPlaces(platform, stale);
    if (!shown.ok) return { outcomes: [], failure: shown.failure, hasStocked: false };
    for (const { row, index } of stale) {
      const level = showsAt(shown.value, row);
      outcomes.push({ index, outcome: level ? { kind: 'stale', ...level } : writtenNowhere });
    }
  }
  let hasStocked = false;
  for (const { row, index, rejection } of rejected) {
    if (rejection.why === 'stale') continue;
    if (rejection.why === 'refused') {
      const { code, message } = rejection;
      outcomes.push({ index, outcome: { kind: 'refused', code, message } });
      continue;
    }
    const { inventoryItemId, locationId, value } = row;
    const stocked = await platform.stockAt({
      inventoryItemId,
      locationId,
      available: value,
      key: `${key}-${index}`,
    });
    if (stocked.ok) {
      hasStocked = true;
      outcomes.push({ index, outcome: nowStocked(value, stocked.value) });
    } else if (stocked.failure.kind === 'refused') {
      const { code, message } = stocked.failure;
      outcomes.push({ index, outcome: { kind: 'refused', code, message } });
    } else return { outcomes: [], failure: stocked.failure, hasStocked };
  }
  return { outcomes, failure: undefined, hasStocked };
}

/** Somebody else may have stocked it there with another number meanwhile. */
const nowStocked = (value: number, level: { available: number; updatedAt: string }): RowOutcome =>
  level.available === value
    ? { kind: 'written', at: level.updatedAt }
    : { kind: 'stale', available: level.available, at: level.updatedAt };

/** What a store shows now at the places of some rows. */
import type { GateRow, RowOutcome } from '../gate/gate-row.ts';
import type { Platform } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';

/** A row of a batch without an outcome yet, and its position there. */
export type RowLeft = { row: GateRow; index: number };

/** Units and the store's clock, ISO 8601, by place. */
type Shown = ReadonlyMap<string, { available: number; at: string }>;

/** One reading for all of them. Places that stock nothing (any more) are missing in it. */
export async function readPlaces(
  platform: Platform,
  left: readonly RowLeft[],
): Promise<Result<Shown, PlatformFailure>> {
  const ids = [...new Set(left.map(({ row }) => row.inventoryItemId))];
  const read = await platform.fetchLevels(ids);
  if (!read.ok) return read;
  return ok(
    new Map(
      read.value.map((level) => [
        placeOf(level),
        { available: level.available, at: level.updatedAt },
      ]),
    ),
  );
}

export const showsAt = (shown: Shown, row: GateRow) => shown.get(placeOf(row));

/** The outcome for a place that is not there any more, because its inventory item was deleted or is stocked elsewhere now. */
export const writtenNowhere: RowOutcome = {
  kind: 'refused',
  code: 'ITEM_GONE',
  message: 'The store does not stock it there any more.',
};

const placeOf = ({
  inventoryItemId,
  locationId,
}: Pick<GateRow, 'inventoryItemId' | 'locationId'>): string => `${inventoryItemId} ${locationId}`;

/** Sorts a push's lines by what its source has of them, after it said that it has too few. Pure. */
import type { PushLine, ShortLine } from './push.ts';
import type { OrderPushSettings } from './settings.ts';

type SplitLine = Pick<PushLine, 'lineId' | 'quantity' | 'sourceInventoryItemId'>;

/**
 * @param has units an order could take of each inventory item; undefined where nothing limits it. One that the store does
 * not know has none. Two lines of one item share what there is, the first one first.
 * @param setting `hold-line`: a line of which there are too few waits whole. `push-available`: what there is goes.
 */
export function splitShort<Line extends SplitLine>(
  lines: readonly Line[],
  has: readonly { inventoryItemId: string; units: number | undefined }[],
  setting: OrderPushSettings['tooFew'],
): { going: Line[]; short: ShortLine[] } {
  const left = new Map(
    has.map(({ inventoryItemId, units }) => [
      inventoryItemId,
      units === undefined ? Number.POSITIVE_INFINITY : Math.max(0, units),
    ]),
  );
  const going: Line[] = [];
  const short: ShortLine[] = [];
  for (const line of lines) {
    const there = left.get(line.sourceInventoryItemId) ?? 0;
    const isWhole = there >= line.quantity;
    const quantity = isWhole ? line.quantity : setting === 'push-available' ? there : 0;
    left.set(line.sourceInventoryItemId, there - quantity);
    if (quantity > 0) going.push({ ...line, quantity });
    if (!isWhole) short.push({ lineId: line.lineId, units: line.quantity - quantity });
  }
  return { going, short };
}
